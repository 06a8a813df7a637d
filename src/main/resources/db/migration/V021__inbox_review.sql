-- What each review needs, pinned when it opens: how many persons judge the case and how many of them must agree.
create table inbox_review (
    job_key            bigint primary key,
    decision_id        uuid    not null references intake_decision,
    seats              int     not null check (seats between 1 and 9),
    quorum             int     not null check (quorum <= seats and 2 * quorum > seats), -- two outcomes cannot both reach it
    sampled            boolean not null, -- whether chance asked for the second person
    adjudication_queue text    not null,
    escalation_queue   text    not null
);
create index inbox_review_by_decision on inbox_review (decision_id);

-- What opened before was for one person.
insert into inbox_review select job_key, decision_id, 1, 1, false, 'escalation', 'escalation' from inbox_task;

alter table inbox_task
    drop constraint inbox_task_job_key_key,
    add column seat int not null default 1 check (seat between 1 and 10),
    add column qualification text, -- that its reviewer must have
    add column daily_cap int, -- how many of its use case a person may judge within 24 hours
    add column part text not null default 'REVIEW' check (part in ('REVIEW', 'ADJUDICATION')),
    add foreign key (job_key) references inbox_review,
    add unique (job_key, seat);

-- Four eyes are two people: whoever has a seat in a review, or had one and answered, gets no other.
create unique index inbox_task_one_seat_each on inbox_task (job_key, holder) where state in ('CLAIMED', 'DONE');

-- No review asks for fewer persons than the use case that governs the case does.
create function inbox_review_as_pinned() returns trigger language plpgsql security definer set search_path = public, pg_temp as
$$
declare
    asked jsonb;
begin
    select coalesce(v.definition -> 'oversight', '{}') into asked from intake_decision d
    join policy_use_case_version v on v.key = d.use_case and v.version = d.use_case_version where d.id = new.decision_id;
    if new.seats < coalesce((asked ->> 'verdicts')::int, 1)
        or new.quorum < coalesce((asked ->> 'quorum')::int, (asked ->> 'verdicts')::int, 1) then
        raise exception 'Expected the review of decision % to ask for as many persons as its use case, but it asks for %',
            new.decision_id, new.seats using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end
$$;
create constraint trigger as_pinned after insert on inbox_review
    deferrable initially deferred for each row execute function inbox_review_as_pinned();
create constraint trigger logged after insert on inbox_review
    deferrable initially deferred for each row execute function audit.require_entry('decision:', 'decision_id');

revoke all on function inbox_review_as_pinned() from public;
grant select, insert on inbox_review to countersign_app; -- and never changed
