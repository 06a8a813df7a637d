-- The history in the order in which it is read; every list walks one index from the end.
create table insight_history (
    decision_id uuid primary key,
    at          timestamptz not null,
    use_case    text        not null,
    reference   text        not null,
    client      text        not null,
    standing    text        not null check (standing in ('OPEN', 'RELEASED', 'WITHDRAWN')),
    outcome     text,
    changed     boolean,
    check ((standing = 'RELEASED') = (outcome is not null and changed is not null))
);
create index insight_history_latest on insight_history (at desc, decision_id desc);
-- The same order by another name. Where the rows that are wanted all lie far back, a planner that knows only how many
-- there are would rather walk the list of everything and drop what it meets; by this name it cannot.
create index insight_history_by_use_case on insight_history
    (use_case, (at at time zone 'UTC') desc, decision_id desc);
create index insight_history_by_facet on insight_history
    (use_case, outcome, changed, (at at time zone 'UTC') desc, decision_id desc) where standing = 'RELEASED';
create index insight_history_by_reference on insight_history (reference collate "C", at, decision_id)
    include (use_case);
-- A short beginning of references within a month long past: each month is a list of its own.
create index insight_history_by_month on insight_history
    (date_trunc('month', at at time zone 'UTC'), reference collate "C", at, decision_id) include (use_case);
create index insight_history_by_facet_reference on insight_history
    (use_case, outcome, changed, reference collate "C", at, decision_id) where standing = 'RELEASED';

-- The few combinations that there are: a list by any of the three merges their lists.
create table insight_facet (
    use_case text    not null,
    outcome  text    not null,
    changed  boolean not null,
    primary key (use_case, outcome, changed)
);

create table insight_reviewer (
    reviewer    uuid        not null,
    at          timestamptz not null,
    decision_id uuid        not null,
    use_case    text        not null,
    outcome     text        not null,
    changed     boolean     not null,
    reference   text        not null,
    primary key (reviewer, at, decision_id)
);
create index insight_reviewer_by_facet on insight_reviewer
    (reviewer, use_case, outcome, changed, at desc, decision_id desc);
create index insight_reviewer_by_reference on insight_reviewer
    (reviewer, reference collate "C", at, decision_id) include (use_case, outcome, changed);
create index insight_reviewer_by_decision on insight_reviewer (decision_id);

grant select, insert, update on insight_history to countersign_app;
grant select, insert on insight_facet, insight_reviewer to countersign_app;
