-- A reviewer's own words are about the person whose case it is, and are sealed with it. Reason codes stay in the open.
alter table verdict_verdict
    drop column changes, drop column rationale, drop column question,
    add column sealed bytea; -- null once erased
alter table outcome_outcome add column sealed bytea;
grant update (sealed) on verdict_verdict, outcome_outcome to countersign_app;

-- What is sealed is never changed, only erased; and erasing is a change that needs its entry.
create function vault_only_erased() returns trigger language plpgsql set search_path = public, pg_temp as
$$
declare
    sealed text;
begin
    foreach sealed in array tg_argv loop
        if to_jsonb(new) ->> sealed is distinct from to_jsonb(old) ->> sealed and to_jsonb(new) ->> sealed is not null then
            raise exception 'Expected % of % to be left as it is or erased, but it was changed', sealed, tg_table_name
                using errcode = 'integrity_constraint_violation';
        end if;
    end loop;
    return new;
end
$$;
create trigger only_erased before update on intake_submission
    for each row execute function vault_only_erased('sealed');
create trigger only_erased before update on intake_evidence
    for each row execute function vault_only_erased('label', 'content');
create trigger only_erased before update on verdict_verdict
    for each row execute function vault_only_erased('sealed');
create trigger only_erased before update of sealed on outcome_outcome
    for each row execute function vault_only_erased('sealed');
create trigger only_erased before update on vault_case for each row execute function vault_only_erased('key');
create constraint trigger logged after update on intake_submission
    deferrable initially deferred for each row execute function audit.require_entry('decision:', 'decision_id');
create constraint trigger logged after update on vault_case
    deferrable initially deferred for each row execute function audit.require_entry('decision:', 'id');
create trigger only_erased before update on intake_question
    for each row when (old.answer is not null) execute function vault_only_erased('question', 'answer');
create trigger only_erased before update on intake_withdrawal
    for each row execute function vault_only_erased('reason');
create constraint trigger logged after insert or update on intake_question
    deferrable initially deferred for each row execute function audit.require_entry('decision:', 'decision_id');
create constraint trigger logged after insert or update on intake_withdrawal
    deferrable initially deferred for each row execute function audit.require_entry('decision:', 'decision_id');
create index verdict_by_reviewer on verdict_verdict (reviewer);
