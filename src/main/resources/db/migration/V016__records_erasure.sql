-- Who asked that which person or case be erased, and who else confirmed it.
create table records_erasure (
    id           uuid primary key,
    person       uuid        not null references vault_person,
    decision_id  uuid references intake_decision, -- null for all cases of the person
    ground       text        not null check (ground in ('request-of-person', 'unlawful', 'reviewer-left')),
    requested_by uuid        not null references access_person,
    requested_at timestamptz not null,
    confirmed_by uuid references access_person,
    confirmed_at timestamptz,
    check ((confirmed_by is null) = (confirmed_at is null)),
    check (confirmed_by <> requested_by)
);
create index records_erasure_latest on records_erasure (requested_at desc, id desc);

-- A case that must be kept whatever anybody asks, while a matter is open.
create table records_hold (
    id          uuid primary key,
    decision_id uuid        not null references intake_decision,
    matter      text        not null,
    placed_by   uuid        not null references access_person,
    placed_at   timestamptz not null,
    lift_asked_by uuid references access_person,
    lifted_by   uuid references access_person,
    lifted_at   timestamptz,
    check ((lifted_by is null) = (lifted_at is null)),
    check (lifted_by <> lift_asked_by), -- two persons
    check (lifted_by is null or lift_asked_by is not null)
);
create index records_hold_in_force on records_hold (decision_id) where lifted_at is null;

-- When the time of each ended case is up; deleted when it is erased.
create table records_retention (
    decision_id uuid primary key references intake_decision,
    ended_at    timestamptz not null,
    until       timestamptz not null
);
create index records_retention_ended on records_retention (ended_at);
create index records_retention_until on records_retention (until);

create constraint trigger logged after insert or update on records_erasure
    deferrable initially deferred for each row execute function audit.require_entry('erasure:', 'id');
create constraint trigger logged after insert or update on records_hold
    deferrable initially deferred for each row execute function audit.require_entry('decision:', 'decision_id');
grant select, insert, update (confirmed_by, confirmed_at) on records_erasure to countersign_app;
grant select, insert, update (lift_asked_by, lifted_by, lifted_at, matter) on records_hold to countersign_app;
grant select, insert, delete on records_retention to countersign_app;
