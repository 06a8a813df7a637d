-- What was sent to a reviewer's screen, byte for byte; once for each content.
create table inbox_shown (
    task_id     uuid        not null references inbox_task,
    person      uuid        not null references access_person,
    decision_id uuid        not null references intake_decision,
    n           int         not null,
    shown_at    timestamptz not null,
    fingerprint bytea, -- for telling what was shown before; null once erased, as is the content
    sealed      bytea,
    primary key (task_id, person, n),
    unique (task_id, person, fingerprint)
);
create index inbox_shown_by_decision on inbox_shown (decision_id);
grant select, insert, update (fingerprint, sealed) on inbox_shown to countersign_app;
create trigger only_erased before update on inbox_shown for each row execute function vault_only_erased('sealed', 'fingerprint');
create constraint trigger logged after insert or update on inbox_shown
    deferrable initially deferred for each row execute function audit.require_entry('decision:', 'decision_id');
