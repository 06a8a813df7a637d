-- Packs by jurisdiction. Versions are never changed once published.
create table policy_pack (
    id              text primary key,
    current_version int -- null until one is published
);
create table policy_pack_version (
    id      text not null references policy_pack,
    version int  not null check (version > 0),
    text    text not null, -- as it was published, because its hash is in the log
    primary key (id, version)
);
insert into policy_pack (id) values ('default'); -- published when a node starts, which the log tells
alter table policy_pack add foreign key (id, current_version) references policy_pack_version;

create constraint trigger logged after insert on policy_pack_version
    deferrable initially deferred for each row execute function audit.require_entry('pack:', 'id');
create constraint trigger logged after update on policy_pack
    deferrable initially deferred for each row execute function audit.require_entry('pack:', 'id');

grant select, insert, update (current_version) on policy_pack to countersign_app;
grant select, insert on policy_pack_version to countersign_app;

-- Beside the definition, so that a submission finds its use case and its pack at once.
alter table policy_use_case_version add column pack text not null default 'default' references policy_pack;

-- A case keeps the pack of its opening day; those from before there were packs have none.
alter table intake_decision add column pack text;
alter table intake_decision add column pack_version int;
alter table intake_decision add check ((pack is null) = (pack_version is null));
alter table intake_decision add foreign key (pack, pack_version) references policy_pack_version;
