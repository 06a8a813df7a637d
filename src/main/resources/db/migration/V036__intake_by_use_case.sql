-- The cases of a use case in a period, newest first.
create index intake_decision_by_use_case on intake_decision (use_case, received_at desc, id desc);
