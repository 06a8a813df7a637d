-- The cases of a use case in a period, newest first.
create index intake_decision_by_use_case on intake_decision (use_case, received_at desc, id desc);

-- Those that have not come to an end, which a stop would hold.
create index intake_decision_open on intake_decision (use_case, status)
    where status in ('RECEIVED', 'IN_REVIEW', 'RETURNED', 'DECIDED');
