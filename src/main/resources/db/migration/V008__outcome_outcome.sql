-- Released outcomes. The foreign key carries the promise: the value is the one that a person's settling verdict on this
-- very case holds, or there is no row.
create table outcome_outcome (
    decision_id uuid primary key references intake_decision,
    verdict_id  uuid        not null,
    value       text        not null,
    settles     boolean     not null default true check (settles),
    changed     boolean     not null,
    reasons     jsonb       not null,
    reviewers   uuid[]      not null check (cardinality(reviewers) > 0),
    accountable text        not null,
    case_hash   bytea       not null,
    released_at timestamptz not null,
    redeemed_at timestamptz,
    foreign key (verdict_id, decision_id, value, settles, case_hash)
        references verdict_verdict (id, decision_id, outcome, settles, case_hash)
);

create constraint trigger logged after insert or update on outcome_outcome
    deferrable initially deferred for each row execute function audit.require_entry('decision:', 'decision_id');

grant select, insert, update (redeemed_at) on outcome_outcome to countersign_app;
