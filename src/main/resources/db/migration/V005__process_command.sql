-- Commands on their way to the engine; deleted when it has them.
create table process_command (
    id          uuid primary key,
    decision_id uuid        not null,
    kind        text        not null check (kind in ('START', 'TELL', 'COMPLETE')),
    message     text,
    job_key     bigint,
    variables   jsonb       not null,
    created_at  timestamptz not null default now(),
    due_at      timestamptz not null default now(),
    attempts    int         not null default 0,
    cause       text
);
create index process_command_due on process_command (due_at, id);

-- The steps that a decision's process has reached.
create table process_step (
    job_key     bigint      primary key,
    job_type    text        not null,
    decision_id uuid        not null,
    element_id  text        not null,
    process     text        not null,
    reached_at  timestamptz not null
);
create index process_step_by_decision on process_step (decision_id, reached_at);

-- Steps that fail; deleted when they get through or their decision is withdrawn.
create table process_problem (
    job_key     bigint      primary key,
    decision_id uuid        not null,
    job_type    text        not null,
    cause       text        not null,
    failures    int         not null,
    since       timestamptz not null
);
create index process_problem_by_decision on process_problem (decision_id);

create table process_definition (
    process     text        primary key, -- id:version
    bpmn        text        not null,
    deployed_at timestamptz not null
);

grant select, insert, update, delete on process_command, process_problem to countersign_app;
grant select, insert on process_step, process_definition to countersign_app;
