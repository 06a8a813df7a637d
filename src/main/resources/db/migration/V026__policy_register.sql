-- Where each version of a use case stands. One at most is in force.
alter table policy_use_case_version
    add column status text not null default 'DRAFT'
        check (status in ('DRAFT', 'ASSESSED', 'TRIAL', 'ACTIVE', 'SUSPENDED', 'RETIRED')),
    add column usable_until date, -- the last day on which submissions are taken; null without end
    add column suspended_by uuid references access_person,
    add check (status <> 'SUSPENDED' or suspended_by is not null);
update policy_use_case_version v set status = case when v.version = u.active_version then 'ACTIVE'
        when v.version < u.active_version then 'RETIRED' else 'DRAFT' end
    from policy_use_case u where u.key = v.key;
alter table policy_use_case_version drop constraint policy_use_case_version_key_fkey;
drop table policy_use_case;
create unique index policy_use_case_in_force on policy_use_case_version (key) where status in ('ACTIVE', 'SUSPENDED');
create constraint trigger logged_standing after update on policy_use_case_version
    deferrable initially deferred for each row execute function audit.require_entry('use-case:', 'key');
grant update (status, usable_until, suspended_by) on policy_use_case_version to countersign_app;

-- What was found out about a use case before it may govern cases. Each holds for the versions whose face it saw.
create table policy_assessment (
    key            text        not null,
    face           bytea       not null, -- SHA-256 of what of the definition it is about
    residual_risks text        not null,
    measures       text        not null,
    owner          text        not null,
    expires        date        not null,
    assessed_by    uuid        not null references access_person,
    assessed_at    timestamptz not null,
    primary key (key, face, assessed_at)
);
create table policy_attestation (
    key          text        not null,
    face         bytea       not null,
    attested_by  uuid        not null references access_person,
    attested_at  timestamptz not null,
    confirmed_by uuid references access_person,
    confirmed_at timestamptz,
    primary key (key, face),
    check ((confirmed_by is null) = (confirmed_at is null)),
    check (confirmed_by <> attested_by)
);
create constraint trigger logged after insert or update on policy_assessment
    deferrable initially deferred for each row execute function audit.require_entry('use-case:', 'key');
create constraint trigger logged after insert or update on policy_attestation
    deferrable initially deferred for each row execute function audit.require_entry('use-case:', 'key');
grant select, insert on policy_assessment to countersign_app;
grant select, insert, update (confirmed_by, confirmed_at) on policy_attestation to countersign_app;
