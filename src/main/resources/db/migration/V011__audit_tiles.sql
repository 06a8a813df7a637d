-- The tree's hashes in tiles (C2SP tlog-tiles): one row a tile, which grows until it is full; what is in it stays.
create table audit.tile (
    level  int    not null check (level between 0 and 7),
    index  bigint not null check (index >= 0),
    hashes bytea  not null check (octet_length(hashes) between 32 and 8192 and octet_length(hashes) % 32 = 0),
    primary key (level, index)
);
alter table audit.tile alter hashes set storage external; -- hashes do not compress, and parts of a row are read

create function audit.subtree_root(hashes bytea) returns bytea language plpgsql as
$$
begin
    while octet_length(hashes) > 32 loop
        hashes := (select string_agg(sha256('\x01'::bytea || substring(hashes from n * 64 + 1 for 64)), ''::bytea order by n)
                   from generate_series(0, octet_length(hashes) / 64 - 1) n);
    end loop;
    return hashes;
end
$$;
insert into audit.tile
select 0, leaf_index / 256, string_agg(leaf_hash, ''::bytea order by leaf_index) from audit.entry group by 2;
do
$$
begin
    for below in 0..6 loop
        insert into audit.tile
        select below + 1, index / 256, string_agg(audit.subtree_root(hashes), ''::bytea order by index)
        from audit.tile where level = below and octet_length(hashes) = 8192 group by 2;
    end loop;
end
$$;
drop function audit.subtree_root(bytea);
alter table audit.head drop column frontier; -- the tiles hold it

-- The newest tree head of each origin that was signed, witnessed and made public.
create table audit.checkpoint (
    origin       text        primary key,
    size         bigint      not null,
    note         text        not null,
    published_at timestamptz not null
);

alter table audit.staged add staged_at timestamptz not null default clock_timestamp();

alter table audit.stream add previous bytea; -- the leaf hash before this one; null after the first

create function audit.leaf(before text, previous bytea, sequence bigint, after text) returns bytea
    language sql stable
return convert_to(before || '"previous":' || coalesce('"' || encode(previous, 'base64') || '"', 'null')
    || ',"sequence":' || sequence || after, 'UTF8');

-- As before, in two writes. What the sequencer or a reader would stumble over later is refused now: an entry that says
-- another id, kind or stream than it is filed under, an id that is taken, a leaf longer than an entry bundle can say
-- (C2SP tlog-tiles).
create or replace function audit.append(entry uuid, into_stream text, of_kind text, before text, after text) returns bytea
    language plpgsql security definer set search_path = audit, pg_temp as
$$
declare
    link  audit.stream;
    leaf  bytea;
    said  text := ',"id":"' || entry || '","kind":"' || of_kind || '",';
begin
    if right(before, length(said)) <> said or after <> ',"stream":"' || into_stream || '","version":1}' then
        raise exception 'Expected the entry % to say its id, its kind % and its stream %', entry, of_kind, into_stream;
    end if;
    if exists (select from audit.entry e where e.entry_id = entry) then
        raise exception 'Expected a new id, but the entry % is in the log', entry using errcode = 'unique_violation';
    end if;
    loop
        update audit.stream s set sequence = s.sequence + 1, previous = s.leaf_hash,
            leaf_hash = sha256('\x00'::bytea || audit.leaf(before, s.leaf_hash, s.sequence + 1, after))
        where name = into_stream returning * into link;
        exit when found;
        insert into audit.stream
        values (into_stream, 1, sha256('\x00'::bytea || audit.leaf(before, null, 1, after))) on conflict do nothing
        returning * into link;
        exit when found;
    end loop;
    leaf := audit.leaf(before, link.previous, link.sequence, after);
    if octet_length(leaf) > 65535 then
        raise exception 'Expected an entry of at most 65535 bytes, but % has %', of_kind, octet_length(leaf);
    end if;
    insert into audit.staged (entry_id, stream, sequence, kind, leaf, leaf_hash)
    values (entry, into_stream, link.sequence, of_kind, leaf, link.leaf_hash);
    return link.leaf_hash;
end
$$;

-- As before, without turning the whole row into JSON where its id is all that is asked for.
create or replace function audit.require_entry() returns trigger
    language plpgsql security definer set search_path = audit, pg_temp as
$$
declare
    changed text := tg_argv[0];
begin
    if tg_argv[1] = 'decision_id' then changed := changed || new.decision_id;
    elsif tg_argv[1] = 'id' then changed := changed || new.id;
    else changed := changed || (to_jsonb(new) ->> tg_argv[1]);
    end if;
    if not exists (select from audit.staged where stream = changed and tx = pg_current_xact_id()) then
        raise exception 'Expected an entry in the log for %, but the change of % staged none', changed, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end
$$;

grant select on audit.tile, audit.checkpoint to countersign_app;
grant select, insert, update on audit.tile, audit.checkpoint to countersign_sequencer;
