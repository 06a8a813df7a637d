-- A contest is a decision of its own about the same case. The one contested stays as it is.
create table intake_contest (
    decision_id uuid primary key references intake_decision,
    contested   uuid not null unique references intake_decision,
    check (decision_id <> contested)
);
create constraint trigger logged after insert on intake_contest
    deferrable initially deferred for each row execute function audit.require_entry('decision:', 'contested');
grant select, insert on intake_contest to countersign_app;

-- Everything that was contested on the way to this decision, the nearest first.
create function intake_contested(decision uuid) returns table (id uuid) language sql stable as
$$
    with recursive chain as (select contested from intake_contest where decision_id = decision
                             union all select c.contested from intake_contest c join chain on c.decision_id = chain.contested)
    select contested from chain
$$;

-- Who judged what is contested.
alter table inbox_task add column not_for uuid[];

-- Nobody reviews their own conclusion.
create function verdict_by_somebody_else() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as
$$
begin
    if exists (select from verdict_verdict v join intake_contested(new.decision_id) c on c.id = v.decision_id
               where v.settles and v.reviewer = new.reviewer) then
        raise exception 'Expected somebody else to decide the contest %, but its reviewer decided what is contested',
            new.decision_id using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end
$$;
create constraint trigger by_somebody_else after insert on verdict_verdict
    deferrable initially deferred for each row when (new.decision in ('UPHOLD', 'OVERRIDE', 'MODIFY'))
    execute function verdict_by_somebody_else();
revoke all on function verdict_by_somebody_else() from public;
