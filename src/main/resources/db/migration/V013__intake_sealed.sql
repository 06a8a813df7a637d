-- What is said of a person is sealed; beside it stands only what measures and rules need.
alter table intake_submission
    drop column subject, drop column protected, drop column recommendation, drop column model, drop column factors,
    drop column inputs,
    add column person        uuid    not null references vault_person,
    add column outcome       text    not null, -- as recommended
    add column confidence    numeric not null,
    add column model         text    not null,
    add column model_version text    not null,
    add column sealed        bytea; -- null once erased
create index intake_submission_by_person on intake_submission (person);

alter table intake_evidence
    drop column name, drop column media_type, drop column sha256, drop column content,
    add column size    int   not null check (size between 1 and 10485760),
    add column label   bytea, -- name, media type, hash and salt; null once erased, as is the content
    add column content bytea,
    add check (octet_length(content) <= 10485760 + 29);

alter table intake_question
    drop column question, drop column answer,
    add column question bytea,
    add column answer   bytea;
alter table intake_withdrawal drop column reason, add column reason bytea;
alter table intake_key alter content_hash drop not null; -- null once erased

grant update (sealed) on intake_submission to countersign_app;
grant update (label, content) on intake_evidence to countersign_app;
grant update (question, answer, answered_at) on intake_question to countersign_app;
grant update (reason) on intake_withdrawal to countersign_app;
grant update (content_hash) on intake_key to countersign_app;
create index intake_key_by_decision on intake_key (decision_id);
