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

-- As before, and no leaf is longer than an entry bundle can say (C2SP tlog-tiles).
create or replace function audit.append(entry uuid, into_stream text, of_kind text, before text, after text) returns bytea
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
    if octet_length(leaf) > 65535 then
        raise exception 'Expected an entry of at most 65535 bytes, but % has %', of_kind, octet_length(leaf);
    end if;
    hashed := sha256('\x00'::bytea || leaf);
    update audit.stream set sequence = last.sequence + 1, leaf_hash = hashed where name = into_stream;
    insert into audit.staged (entry_id, stream, sequence, kind, leaf, leaf_hash)
    values (entry, into_stream, last.sequence + 1, of_kind, leaf, hashed);
    return hashed;
end
$$;

grant select on audit.tile, audit.checkpoint to countersign_app;
grant select, insert, update on audit.tile, audit.checkpoint to countersign_sequencer;
