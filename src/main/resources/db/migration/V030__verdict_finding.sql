-- Blind first: reviewers say what they make of a case before they are sent what the model thinks.
alter table inbox_review add column blind boolean not null default false;
alter table inbox_review alter column blind drop default; -- from now on it is said

-- What others asked after they had seen the model's answer is no reading for those who have not.
alter table intake_question add column blind boolean not null default false;

create table verdict_finding (
    id           uuid primary key,
    task_id      uuid        not null references inbox_task,
    decision_id  uuid        not null references intake_decision,
    reviewer     uuid        not null references access_person,
    outcome      text        not null,
    confidence   numeric     not null check (confidence between 0 and 1),
    sealed       bytea,      -- their own words; null once erased
    case_hash    bytea       not null,
    committed_at timestamptz not null,
    unique (task_id, reviewer)
);
create index verdict_finding_by_decision on verdict_finding (decision_id);
create index verdict_finding_by_reviewer on verdict_finding (reviewer);
create trigger only_erased before update on verdict_finding for each row execute function vault_only_erased('sealed');
create constraint trigger logged after insert or update on verdict_finding
    deferrable initially deferred for each row execute function audit.require_entry('decision:', 'decision_id');

-- A verdict in a blind review counts only after a finding of the same person on the same case.
create function verdict_after_finding() returns trigger language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    if exists (select from inbox_review where job_key = new.job_key and blind) and not exists (
        select from verdict_finding f where f.task_id = new.task_id and f.reviewer = new.reviewer
                                        and f.case_hash = new.case_hash) then
        raise exception 'Expected a finding before the verdict on decision %, for its review is blind first', new.decision_id
            using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end
$$;
create constraint trigger after_finding after insert on verdict_verdict
    deferrable initially deferred for each row when (new.decision in ('UPHOLD', 'OVERRIDE', 'MODIFY'))
    execute function verdict_after_finding();

-- No review asks for less than the use case that governs the case does.
create or replace function inbox_review_as_pinned() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as
$$
declare
    asked jsonb;
begin
    select coalesce(v.definition -> 'oversight', '{}') into asked from intake_decision d
    join policy_use_case_version v on v.key = d.use_case and v.version = d.use_case_version where d.id = new.decision_id;
    if new.seats < coalesce((asked ->> 'verdicts')::int, 1)
        or new.quorum < coalesce((asked ->> 'quorum')::int, (asked ->> 'verdicts')::int, 1) then
        raise exception 'Expected the review of decision % to ask for as many persons as its use case, but it asks for %',
            new.decision_id, new.seats using errcode = 'integrity_constraint_violation';
    end if;
    if asked #>> '{blindFirst,when}' = 'always' and not new.blind then
        raise exception 'Expected the review of decision % to be blind first as its use case asks, but it is not',
            new.decision_id using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end
$$;

revoke all on function verdict_after_finding() from public;
grant select, insert, update (sealed) on verdict_finding to countersign_app;
