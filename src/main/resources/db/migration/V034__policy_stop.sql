-- Stops: what is held while somebody finds out. Of the scopes at most one is given; none means the whole system.
create table policy_stop (
    id             uuid primary key,
    decision_id    uuid references intake_decision,
    model          text,
    model_version  text,
    use_case       text,
    grade          text        not null check (grade in ('PEOPLE', 'BLIND', 'HOLD', 'STOP')),
    drill          boolean     not null,
    reason         text, -- of a stopped case null once it is erased
    salt           bytea,
    placed_by      uuid        not null references access_person,
    placed_at      timestamptz not null,
    in_effect_at   timestamptz, -- from when on nothing that began before can have gone on
    released_by    uuid references access_person,
    released_at    timestamptz,
    release_reason text,
    release_salt   bytea,
    check (num_nonnulls(decision_id, model, use_case) <= 1),
    check ((model is null) = (model_version is null)),
    check ((released_by is null) = (released_at is null)),
    check (released_by <> placed_by) -- two persons
);
create index policy_stop_latest on policy_stop (placed_at desc, id desc);
create index policy_stop_in_force on policy_stop (placed_at) where released_at is null;
create index policy_stop_by_decision on policy_stop (decision_id) where decision_id is not null;
create constraint trigger logged_first after insert on policy_stop
    deferrable initially deferred for each row execute function audit.require_entry('stop:', 'id');
create constraint trigger logged after update on policy_stop deferrable initially deferred for each row
    when (old.in_effect_at is distinct from new.in_effect_at or old.released_at is distinct from new.released_at
        or old.grade <> new.grade)
    execute function audit.require_entry('stop:', 'id');
grant select, insert, update (in_effect_at, released_by, released_at, release_reason, release_salt, reason, salt)
    on policy_stop to countersign_app;

-- Whoever asks keeps every new stop from being told in effect until their transaction ends. Each statement of a volatile
-- function sees what was committed when it began: nothing that was placed before the lock was had is overlooked.
create function policy_stops_that_bind() returns setof policy_stop language plpgsql volatile as
$$
begin
    perform pg_advisory_xact_lock_shared(7310579);
    return query select * from policy_stop where released_at is null;
end
$$;

-- Nothing comes to an end while it is stopped, whoever asks for it. Who began before the stop is in effect may end.
create function policy_not_stopped() returns trigger language plpgsql security definer set search_path = public, pg_temp as
$$
declare
    holding uuid;
begin
    select s.id into holding from policy_stops_that_bind() s
    where s.in_effect_at is not null and s.grade in ('HOLD', 'STOP') and (num_nonnulls(s.decision_id, s.model, s.use_case) = 0
        or s.decision_id = new.decision_id
        or s.use_case = (select use_case from intake_decision where id = new.decision_id)
        or (s.model, s.model_version) = (select model, model_version from intake_submission where decision_id = new.decision_id))
    limit 1;
    if holding is not null then
        raise exception 'Expected decision % not to be stopped, but the stop % holds it', new.decision_id, holding
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
create trigger not_stopped before insert on verdict_conclusion for each row execute function policy_not_stopped();
create trigger not_stopped before insert or update of redeemed_at on outcome_outcome
    for each row execute function policy_not_stopped();

-- A callback that a stop withholds is due never, until the stop is released. Neither changes what became of it.
drop trigger logged on delivery_callback;
create constraint trigger logged after update on delivery_callback deferrable initially deferred for each row
    when (old.attempts = new.attempts and old.due_at <> 'infinity' or old.state <> new.state)
    execute function audit.require_entry('decision:', 'decision_id');

revoke all on function policy_not_stopped() from public;
