-- Released unreviewed: what is favourable may pass without a person, for a sample, where two persons allow just that.
create table policy_unreviewed (
    key         text        not null,
    face        bytea       not null, -- SHA-256 of what of the definition it is about
    setting     jsonb       not null, -- what of the oversight settings is allowed
    proposed_by uuid        not null references access_person,
    proposed_at timestamptz not null,
    allowed_by  uuid references access_person,
    allowed_at  timestamptz,
    primary key (key, face),
    check ((allowed_by is null) = (allowed_at is null)),
    check (allowed_by <> proposed_by)
);
create constraint trigger logged after insert or update on policy_unreviewed
    deferrable initially deferred for each row execute function audit.require_entry('use-case:', 'key');
grant select, insert, update (allowed_by, allowed_at) on policy_unreviewed to countersign_app;

-- An outcome rests on a person's verdict, or it says for ever that it does not.
alter table outcome_outcome
    add column reviewed boolean not null default true,
    add column allowance bytea, -- the face that two persons allowed
    alter column verdict_id drop not null,
    drop constraint outcome_outcome_reviewers_check,
    add check (reviewed = (verdict_id is not null)),
    add check (reviewed = (allowance is null)),
    add check (reviewed = (cardinality(reviewers) > 0)),
    add check (reviewed or not changed);
alter table outcome_outcome alter column reviewed drop default; -- from now on it is said

create function outcome_as_allowed() returns trigger language plpgsql security definer set search_path = public, pg_temp as
$$
declare
    held record;
    asked jsonb;
    refused text;
begin
    select d.use_case, d.client, d.case_hash, s.outcome, v.definition into strict held from intake_decision d
    join intake_submission s on s.decision_id = d.id
    join policy_use_case_version v on v.key = d.use_case and v.version = d.use_case_version where d.id = new.decision_id;
    asked := held.definition #> '{oversight,unreviewed}';
    refused := case
        when (new.value, new.case_hash) is distinct from (held.outcome, held.case_hash) then 'it is not what was recommended of this case'
        when not exists (select from jsonb_array_elements(held.definition -> 'outcomes') o
                         where o ->> 'value' = new.value and o -> 'adverse' = 'false') then 'it is not favourable'
        when not coalesce(asked -> 'outcomes' ? new.value, false) then 'its use case does not let it pass'
        when not exists (select from policy_unreviewed a where a.key = held.use_case and a.face = new.allowance
                         and a.setting = asked and a.allowed_by <> a.proposed_by) then 'two persons did not allow it'
        -- as the application draws: the first 53 bits of a hash that anybody can compute
        when (('x' || encode(substring(sha256(convert_to(concat(asked ->> 'seed', E'\n', new.decision_id), 'UTF8')) from 1 for 8),
            'hex'))::bit(64) >> 11)::bigint < (asked ->> 'sampleRate')::float8 * (1::bigint << 53) then 'it is in the sample'
        when held.client like 'trial %' or exists (select from inbox_review where decision_id = new.decision_id)
            then 'a person was asked already'
    end;
    if refused is not null then
        raise exception 'Expected a person to review decision % before % is released, for %', new.decision_id, new.value, refused
            using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end
$$;
create constraint trigger as_allowed after insert on outcome_outcome
    deferrable initially deferred for each row when (not new.reviewed) execute function outcome_as_allowed();

create or replace function verdict_before_decided() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as
$$
begin
    if not exists (select from verdict_conclusion where decision_id = new.id)
        and not (new.status = 'RELEASED' and exists (select from outcome_outcome where decision_id = new.id and not reviewed)) then
        raise exception 'Expected a person''s verdict on decision % before it is %, but there is none that settles it',
            new.id, new.status using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end
$$;

alter table insight_history add column reviewed boolean;
update insight_history set reviewed = true where standing = 'RELEASED';
alter table insight_history add check ((standing = 'RELEASED') = (reviewed is not null));

revoke all on function outcome_as_allowed() from public;
