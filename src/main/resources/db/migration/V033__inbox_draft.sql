-- What a reviewer has written and not handed in; gone when it is.
create table inbox_draft (
    task_id     uuid        not null references inbox_task,
    person      uuid        not null references access_person,
    decision_id uuid        not null references intake_decision,
    sealed      bytea       not null,
    saved_at    timestamptz not null,
    primary key (task_id, person)
);
create index inbox_draft_by_decision on inbox_draft (decision_id);
grant select, insert, update (sealed, saved_at), delete on inbox_draft to countersign_app;
