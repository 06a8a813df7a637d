-- The history in the order in which it is read; every list walks one index from the end.
create table insight_history (
    decision_id uuid primary key,
    at          timestamptz not null,
    use_case    text        not null,
    reference   text        not null,
    client      text        not null,
    standing    text        not null check (standing in ('OPEN', 'RELEASED', 'WITHDRAWN')),
    outcome     text,
    changed     boolean
);
create index insight_history_latest on insight_history (at desc, decision_id desc);
create index insight_history_by_use_case on insight_history (use_case, at desc, decision_id desc);
create index insight_history_by_outcome on insight_history (outcome, at desc, decision_id desc);
create index insight_history_by_change on insight_history (changed, at desc, decision_id desc);
create index insight_history_by_reference on insight_history (reference text_pattern_ops);

create table insight_reviewer (
    reviewer    uuid        not null,
    at          timestamptz not null,
    decision_id uuid        not null,
    primary key (reviewer, at, decision_id)
);
create index insight_reviewer_by_decision on insight_reviewer (decision_id);

grant select, insert, update on insight_history to countersign_app;
grant select, insert on insight_reviewer to countersign_app;
