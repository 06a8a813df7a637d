create table inbox_task (
    id          uuid primary key,
    decision_id uuid        not null references intake_decision,
    job_key     bigint      not null unique,
    use_case    text        not null,
    reference   text        not null,
    queue       text        not null,
    priority    int         not null check (priority between 0 and 100),
    state       text        not null check (state in ('OPEN', 'CLAIMED', 'DONE', 'CLOSED')),
    opened_at   timestamptz not null,
    due_at      timestamptz not null,
    escalated   boolean     not null,
    holder      uuid references access_person,
    lease_until timestamptz,
    done_at     timestamptz,
    check ((state = 'CLAIMED') = (lease_until is not null)),
    check (state <> 'CLAIMED' or holder is not null),
    check (state <> 'OPEN' or holder is null),
    check (state <> 'DONE' or (holder is not null and done_at is not null))
);
-- What is next in a queue: claim-next reads one entry, the inbox page its first fifty.
create index inbox_task_next on inbox_task (queue, (-priority), due_at, id) where state = 'OPEN';
create index inbox_task_overdue on inbox_task (queue, due_at) where state = 'OPEN';
create index inbox_task_oldest on inbox_task (queue, opened_at) where state = 'OPEN';
create index inbox_task_leases on inbox_task (lease_until) where state = 'CLAIMED';
create index inbox_task_held on inbox_task (holder, due_at) where state = 'CLAIMED';
create index inbox_task_done on inbox_task (holder, done_at desc, id desc) where state = 'DONE';
create index inbox_task_by_decision on inbox_task (decision_id);

create table inbox_abstention (
    task_id uuid not null references inbox_task,
    person  uuid not null references access_person,
    primary key (task_id, person)
);

create table inbox_evidence_opening (
    task_id   uuid        not null references inbox_task,
    person    uuid        not null references access_person,
    n         int         not null,
    opened_at timestamptz not null,
    primary key (task_id, person, n)
);

create constraint trigger logged after insert or update on inbox_task
    deferrable initially deferred for each row execute function audit.require_entry('decision:', 'decision_id');

grant select, insert, update on inbox_task to countersign_app;
grant select, insert on inbox_abstention, inbox_evidence_opening to countersign_app;
