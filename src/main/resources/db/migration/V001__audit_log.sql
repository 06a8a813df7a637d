-- The log. Roles: the owner runs migrations; countersign_app stages entries; countersign_sequencer places them.
create schema audit;

-- The end of every stream's chain. The row's lock orders the entries of one stream; streams do not wait for each other.
create table audit.stream (
    name      text primary key,
    sequence  bigint not null,
    leaf_hash bytea  not null
);

create table audit.staged (
    place     bigint generated always as identity primary key,
    entry_id  uuid   not null unique,
    stream    text   not null,
    sequence  bigint not null,
    kind      text   not null,
    leaf      bytea  not null,
    leaf_hash bytea  not null,
    tx        xid8   not null default pg_current_xact_id()
);
create index staged_by_stream on audit.staged (stream);

create table audit.entry (
    leaf_index bigint primary key,
    entry_id   uuid   not null unique,
    stream     text   not null,
    sequence   bigint not null,
    kind       text   not null,
    leaf       bytea  not null,
    leaf_hash  bytea  not null,
    unique (stream, sequence)
);

create table audit.head (
    only_row      boolean primary key default true check (only_row),
    size          bigint      not null,
    root          bytea       not null,
    frontier      bytea[]     not null,
    integrated_at timestamptz not null
);
insert into audit.head values (true, 0, sha256(''), '{}', now());

-- Chains and stages one entry; the only way in. The leaf is canonical JSON, its hash RFC 9162 §2.1.1.
create function audit.append(entry uuid, into_stream text, of_kind text, before text, after text) returns bytea
    language plpgsql security definer set search_path = audit, pg_temp as
$$
declare
    last   audit.stream;
    leaf   bytea;
    hashed bytea;
begin
    insert into audit.stream as s values (into_stream, 0, '') on conflict (name) do update set name = s.name
    returning * into last;
    leaf := convert_to(before || '"previous":'
        || case when last.sequence = 0 then 'null' else '"' || encode(last.leaf_hash, 'base64') || '"' end
        || ',"sequence":' || last.sequence + 1 || after, 'UTF8');
    hashed := sha256('\x00'::bytea || leaf);
    update audit.stream set sequence = last.sequence + 1, leaf_hash = hashed where name = into_stream;
    insert into audit.staged (entry_id, stream, sequence, kind, leaf, leaf_hash)
    values (entry, into_stream, last.sequence + 1, of_kind, leaf, hashed);
    return hashed;
end
$$;

-- For deferred constraint triggers: the row's stream (first argument: a prefix, second: the id's column) must have an
-- entry of this very transaction when it commits.
create function audit.require_entry() returns trigger
    language plpgsql security definer set search_path = audit, pg_temp as
$$
declare
    changed text := tg_argv[0] || (to_jsonb(new) ->> tg_argv[1]);
begin
    if not exists (select from audit.staged where stream = changed and tx = pg_current_xact_id()) then
        raise exception 'Expected an entry in the log for %, but the change of % staged none', changed, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end
$$;

revoke all on function audit.append(uuid, text, text, text, text) from public;
revoke all on function audit.require_entry() from public;
grant usage on schema audit to countersign_app, countersign_sequencer;
grant execute on function audit.append(uuid, text, text, text, text) to countersign_app;
grant execute on function audit.require_entry() to countersign_app;
grant select on audit.staged, audit.entry, audit.head to countersign_app;
grant select, delete on audit.staged to countersign_sequencer;
grant select, insert on audit.entry to countersign_sequencer;
grant select, update on audit.head to countersign_sequencer;
