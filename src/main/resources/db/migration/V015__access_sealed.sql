-- Reviewers are persons too: the pseudonym stays, the identity is sealed.
alter table access_person
    drop column subject, drop column username, drop column name,
    add foreign key (id) references vault_person,
    add column username bytea, -- a keyed hash, for finding; null once erased
    add column identity bytea; -- sealed; null once erased
create index access_person_by_username on access_person (username, first_seen);
