-- Development data of before the vault hold personal data in the clear and commitments without salt in the log. Neither
-- can be carried over, and nothing was released before.
do
$$
begin
    if exists (select from intake_decision) or exists (select from access_person) then
        raise exception 'The data are of a version before the vault. Start with an empty database.';
    end if;
end
$$;

create table vault_person (
    id      uuid  primary key, -- the pseudonym that the log uses
    locator bytea unique,      -- a keyed hash of what the person is called elsewhere; null once erased
    key     bytea,             -- under a master key; null once erased
    check ((locator is null) = (key is null))
);
create table vault_case (
    id     uuid primary key,
    person uuid not null references vault_person,
    key    bytea -- under the person's; null once erased
);
create index vault_case_by_person on vault_case (person);
-- By which persons and content are found again, under a master key.
create table vault_hash_key (
    only_row boolean primary key default true check (only_row),
    key      bytea   not null
);
grant select, insert, update on vault_person, vault_case to countersign_app;
grant select, insert, update (key) on vault_hash_key to countersign_app;
