-- Keys belong to the client and never expire.
create table intake_key (
    client          text  not null,
    idempotency_key text  not null,
    decision_id     uuid  not null,
    content_hash    bytea not null,
    primary key (client, idempotency_key)
);

-- Narrow, because it is updated; what was submitted stands beside it and is only ever added to.
create table intake_decision (
    id               uuid primary key,
    client           text        not null,
    reference        text        not null,
    use_case         text        not null,
    use_case_version int         not null,
    status           text        not null check (status in ('RECEIVED', 'IN_REVIEW', 'RETURNED', 'DECIDED', 'RELEASED',
                                                            'WITHDRAWN', 'EXPIRED', 'HELD')),
    received_at      timestamptz not null,
    due_at           timestamptz not null,
    case_hash        bytea       not null,
    callback_url     text,
    changes          bigint      not null,
    receipt_entry    uuid        not null,
    receipt_leaf     bytea       not null,
    foreign key (use_case, use_case_version) references policy_use_case_version
);
create index intake_decision_by_client on intake_decision (client, id desc);
create index intake_decision_by_reference on intake_decision (client, reference, id desc);
create index intake_decision_by_status on intake_decision (client, status, received_at desc, id desc);

create table intake_submission (
    decision_id    uuid primary key references intake_decision,
    subject        jsonb not null,
    protected      jsonb,
    recommendation jsonb not null,
    model          jsonb not null,
    factors        jsonb not null,
    inputs         jsonb not null
);

create table intake_evidence (
    decision_id uuid    not null references intake_decision,
    n           int     not null check (n > 0),
    name        text    not null,
    media_type  text    not null,
    sha256      bytea   not null,
    mandatory   boolean not null,
    content     bytea   not null check (octet_length(content) between 1 and 10485760),
    primary key (decision_id, n),
    check (sha256 = sha256(content))
);

-- The case at each point in its life: the hash of every part, and the hash over those that reviewers sign.
create table intake_case (
    decision_id uuid  not null references intake_decision,
    n           int   not null,
    case_hash   bytea not null,
    parts       jsonb not null,
    primary key (decision_id, n)
);

create table intake_question (
    decision_id uuid        not null references intake_decision,
    n           int         not null,
    question    text        not null,
    asked_at    timestamptz not null,
    answer      text,
    answered_at timestamptz,
    primary key (decision_id, n)
);

create table intake_withdrawal (
    decision_id  uuid primary key references intake_decision,
    reason       text        not null,
    withdrawn_at timestamptz not null
);

create constraint trigger logged after insert or update on intake_decision
    deferrable initially deferred for each row execute function audit.require_entry('decision:', 'id');
grant select, insert on intake_key, intake_submission, intake_evidence, intake_case, intake_withdrawal to countersign_app;
grant select, insert, update (status, changes, case_hash) on intake_decision to countersign_app;
grant select, insert, update (answer, answered_at) on intake_question to countersign_app;
