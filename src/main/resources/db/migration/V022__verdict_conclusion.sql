-- Which review a verdict belongs to.
alter table verdict_verdict add column job_key bigint references inbox_review;
alter table verdict_verdict disable trigger user; -- nothing that anybody decided changes
update verdict_verdict v set job_key = (select job_key from inbox_task where id = v.task_id);
alter table verdict_verdict enable trigger user;
alter table verdict_verdict alter column job_key set not null;

-- What the verdicts of a review came to: so many persons agreed, or one more decided between them.
create table verdict_conclusion (
    decision_id  uuid primary key references intake_decision,
    verdict_id   uuid        not null, -- the last of those that agree, or the adjudicator's
    job_key      bigint      not null references inbox_review,
    basis        text        not null check (basis in ('AGREEMENT', 'ADJUDICATION')),
    outcome      text        not null,
    settles      boolean     not null default true check (settles),
    case_hash    bytea       not null,
    concluded_at timestamptz not null,
    unique (decision_id, verdict_id),
    foreign key (verdict_id, decision_id, outcome, settles, case_hash)
        references verdict_verdict (id, decision_id, outcome, settles, case_hash)
);

-- What was settled before, one person settled.
insert into verdict_conclusion
select decision_id, id, job_key, 'AGREEMENT', outcome, true, case_hash, decided_at from verdict_verdict where settles;

drop index verdict_settles_once;

-- Counts persons: whoever agrees is somebody else, and an adjudicator is none of those they decide between.
create function verdict_enough_persons() returns trigger language plpgsql security definer set search_path = public, pg_temp as
$$
declare
    needed inbox_review;
    agree int;
    judged int;
begin
    select * into strict needed from inbox_review where job_key = new.job_key and decision_id = new.decision_id;
    select count(distinct v.reviewer) filter (where v.outcome = new.outcome and t.part = 'REVIEW'), count(distinct v.reviewer)
    into agree, judged from verdict_verdict v join inbox_task t on t.id = v.task_id
    where v.job_key = new.job_key and t.job_key = v.job_key and v.settles and v.case_hash = new.case_hash;
    if new.basis = 'AGREEMENT' and agree < needed.quorum
        or new.basis = 'ADJUDICATION' and (judged <= needed.seats or not exists (
            select from verdict_verdict v join inbox_task t on t.id = v.task_id
            where v.id = new.verdict_id and v.job_key = new.job_key and t.part = 'ADJUDICATION')) then
        raise exception 'Expected % persons to agree on decision %, or another to decide between them, but % did',
            needed.quorum, new.decision_id, agree using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end
$$;
create constraint trigger enough_persons after insert on verdict_conclusion
    deferrable initially deferred for each row execute function verdict_enough_persons();
create constraint trigger logged after insert on verdict_conclusion
    deferrable initially deferred for each row execute function audit.require_entry('decision:', 'decision_id');

-- Nothing is decided by less than a conclusion.
create or replace function verdict_before_decided() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as
$$
begin
    if not exists (select from verdict_conclusion where decision_id = new.id) then
        raise exception 'Expected a person''s verdict on decision % before it is %, but there is none that settles it',
            new.id, new.status using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end
$$;
alter table outcome_outcome
    add foreign key (decision_id, verdict_id) references verdict_conclusion (decision_id, verdict_id);

revoke all on function verdict_enough_persons() from public;
grant select, insert on verdict_conclusion to countersign_app; -- and never changed
