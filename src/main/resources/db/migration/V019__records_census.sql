-- How many entries of each kind are in the tree, so that counting does not get slower as the log grows.
create table audit.tally (
    kind  text   primary key,
    count bigint not null
);
insert into audit.tally select kind, count(*) from audit.entry group by kind;
grant select on audit.tally to countersign_app;
grant select, insert, update on audit.tally to countersign_sequencer;

-- How far the log has been compared with the books.
create table records_comparison (
    only_row boolean     primary key default true check (only_row),
    upto     bigint      not null, -- entries of the tree
    again    bigint      not null default 0, -- how many of them were compared once more
    since    timestamptz not null -- changes of the books
);
insert into records_comparison (upto, since) values (0, '2000-01-01');
grant select, update on records_comparison to countersign_app;
create index intake_decision_by_receipt on intake_decision (received_at);
