create table policy_use_case (
    key            text primary key,
    active_version int -- null until it is activated
);
create table policy_use_case_version (
    key        text  not null references policy_use_case,
    version    int   not null check (version > 0),
    definition jsonb not null,
    primary key (key, version)
);
alter table policy_use_case add foreign key (key, active_version) references policy_use_case_version;

create constraint trigger logged after insert on policy_use_case_version
    deferrable initially deferred for each row execute function audit.require_entry('use-case:', 'key');
create constraint trigger logged after update on policy_use_case
    deferrable initially deferred for each row execute function audit.require_entry('use-case:', 'key');

grant select, insert, update (active_version) on policy_use_case to countersign_app;
grant select, insert on policy_use_case_version to countersign_app; -- versions are never changed
