-- Everybody who has acted here, by the pseudonym that the log uses.
create table access_person (
    id         uuid primary key,
    subject    text        not null unique, -- Keycloak's
    username   text        not null,
    name       text        not null,
    first_seen timestamptz not null
);
create index access_person_by_username on access_person (username);
grant select, insert, update on access_person to countersign_app;
