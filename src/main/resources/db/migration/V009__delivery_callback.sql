create table delivery_callback (
    id          uuid primary key, -- the webhook-id
    decision_id uuid        not null references intake_decision,
    job_key     bigint, -- the step that waits for it
    type        text        not null,
    url         text        not null,
    state       text        not null check (state in ('PENDING', 'DELIVERED', 'DEAD')),
    attempts    int         not null,
    created_at  timestamptz not null,
    due_at      timestamptz not null,
    cause       text,
    unique (decision_id, type, job_key)
);
create index delivery_callback_due on delivery_callback (due_at) where state = 'PENDING';
create index delivery_callback_dead on delivery_callback (created_at) where state = 'DEAD';

-- Taking one for an attempt changes no state, so it needs no entry; its result does. Only taking counts the attempts up.
create constraint trigger logged_first after insert on delivery_callback
    deferrable initially deferred for each row execute function audit.require_entry('decision:', 'decision_id');
create constraint trigger logged after update on delivery_callback
    deferrable initially deferred for each row when (old.attempts = new.attempts or old.state <> new.state)
    execute function audit.require_entry('decision:', 'decision_id');

grant select, insert, update on delivery_callback to countersign_app;
