-- Trials of use cases: cases whose answer is known, worked by named reviewers through the real inbox.
create table policy_trial (
    id         uuid primary key,
    key        text        not null,
    version    int         not null,
    face       bytea       not null, -- SHA-256 of what of the definition it tries
    pass_mark  numeric     not null check (pass_mark > 0 and pass_mark <= 1),
    reviewers  uuid[]      not null check (cardinality(reviewers) > 0),
    started_by uuid        not null references access_person,
    started_at timestamptz not null,
    ended_at   timestamptz,
    passed     boolean,
    result     jsonb,
    foreign key (key, version) references policy_use_case_version,
    check ((ended_at is null) = (passed is null) and (ended_at is null) = (result is null))
);
create index policy_trial_of on policy_trial (key, face, started_at desc);
create constraint trigger logged after insert or update on policy_trial
    deferrable initially deferred for each row execute function audit.require_entry('use-case:', 'key');
grant select, insert, update (ended_at, passed, result) on policy_trial to countersign_app;

-- What is true of each, kept from whoever judges it.
create table insight_trial_case (
    decision_id uuid primary key references intake_decision,
    trial       uuid not null references policy_trial,
    truth       text not null,
    outcome     text
);
create index insight_trial_case_of on insight_trial_case (trial);
create constraint trigger logged after insert or update on insight_trial_case
    deferrable initially deferred for each row execute function audit.require_entry('decision:', 'decision_id');
grant select, insert, update (outcome) on insight_trial_case to countersign_app;

-- Only these may take it; null for everybody in the queue.
alter table inbox_task add column only_for uuid[];
