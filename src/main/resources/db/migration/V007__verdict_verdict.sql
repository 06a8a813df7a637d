create table verdict_verdict (
    id          uuid primary key,
    task_id     uuid        not null references inbox_task,
    decision_id uuid        not null references intake_decision,
    reviewer    uuid        not null references access_person, -- a person: services and our own parts have no row there
    decision    text        not null check (decision in ('UPHOLD', 'OVERRIDE', 'MODIFY', 'RETURN', 'ESCALATE', 'ABSTAIN')),
    settles     boolean     not null generated always as (decision in ('UPHOLD', 'OVERRIDE', 'MODIFY')) stored,
    outcome     text,
    changes     jsonb,
    reasons     jsonb       not null,
    rationale   text,
    question    text,
    case_hash   bytea       not null,
    decided_at  timestamptz not null,
    check ((decision in ('UPHOLD', 'OVERRIDE', 'MODIFY')) = (outcome is not null)),
    check (decision not in ('UPHOLD', 'OVERRIDE', 'MODIFY') or jsonb_array_length(reasons) > 0),
    unique (id, decision_id, outcome, settles, case_hash)
);
-- One answer to a task; one verdict that settles a case.
create unique index verdict_once_per_task on verdict_verdict (task_id)
    where decision in ('UPHOLD', 'OVERRIDE', 'MODIFY', 'RETURN');
create unique index verdict_settles_once on verdict_verdict (decision_id) where settles;
create index verdict_by_decision on verdict_verdict (decision_id, decided_at);

-- The reviewer is who holds the task; nobody else's answer can be written down.
create function verdict_by_holder() returns trigger language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    if new.decision in ('UPHOLD', 'OVERRIDE', 'MODIFY', 'RETURN') and not exists (
        select from inbox_task where id = new.task_id and decision_id = new.decision_id and state = 'DONE'
                                 and holder = new.reviewer) then
        raise exception 'Expected the verdict of the person who holds task %, but it is by another', new.task_id
            using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end
$$;
create constraint trigger by_holder after insert on verdict_verdict
    deferrable initially deferred for each row execute function verdict_by_holder();

-- Nothing is final without a person: a decision cannot be decided or released before a person's verdict settled it.
create function verdict_before_decided() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as
$$
begin
    if not exists (select from verdict_verdict where decision_id = new.id and settles) then
        raise exception 'Expected a person''s verdict on decision % before it is %, but there is none', new.id, new.status
            using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end
$$;
create constraint trigger decided_by_person after insert or update on intake_decision
    deferrable initially deferred for each row when (new.status in ('DECIDED', 'RELEASED'))
    execute function verdict_before_decided();

create constraint trigger logged after insert on verdict_verdict
    deferrable initially deferred for each row execute function audit.require_entry('decision:', 'decision_id');

revoke all on function verdict_by_holder() from public;
revoke all on function verdict_before_decided() from public;
grant select, insert on verdict_verdict to countersign_app; -- and never changed
