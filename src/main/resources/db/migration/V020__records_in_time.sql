-- When each person was last met, so that who has left can be forgotten in time.
alter table access_person add column last_seen date not null default current_date;
create index access_person_by_last_seen on access_person (last_seen) where identity is not null;
create constraint trigger logged after update on access_person deferrable initially deferred for each row
    when (old.permissions <> new.permissions or old.identity is not null and new.identity is null)
    execute function audit.require_entry('person:', 'id');

-- When any node last began the hourly checks.
alter table records_comparison add column begun_at timestamptz not null default '2000-01-01';

-- The service's name for a case may be somebody's name: it goes with the rest.
create function vault_reference_only_erased() returns trigger language plpgsql as
$$
begin
    if new.reference <> 'erased' then
        raise exception 'A reference is left as it is or erased';
    end if;
    return new;
end
$$;
create trigger only_erased before update on intake_decision for each row
    when (new.reference <> old.reference) execute function vault_reference_only_erased();
create trigger only_erased before update on inbox_task for each row
    when (new.reference <> old.reference) execute function vault_reference_only_erased();
create trigger only_erased before update on insight_history for each row
    when (new.reference <> old.reference) execute function vault_reference_only_erased();
create trigger only_erased before update on insight_reviewer for each row
    when (new.reference <> old.reference) execute function vault_reference_only_erased();
grant update (reference) on intake_decision, insight_reviewer to countersign_app;

-- Whatever is sealed can only go with an entry, whoever takes it away.
create constraint trigger logged_when_erased after update on verdict_verdict deferrable initially deferred for each row
    execute function audit.require_entry('decision:', 'decision_id');
create constraint trigger logged_when_erased after update on intake_evidence deferrable initially deferred for each row
    execute function audit.require_entry('decision:', 'decision_id');
create constraint trigger logged_when_erased after update on vault_person deferrable initially deferred for each row
    when (old.key is not null and new.key is null) execute function audit.require_entry('person:', 'id');

-- A person's key is erased, with what they are found by, or put under another master key, which its first bytes name.
create function vault_person_kept() returns trigger language plpgsql as
$$
begin
    if new.key is null and new.locator is null
        or new.locator = old.locator and (new.key = old.key or substring(new.key for 4) <> substring(old.key for 4)) then
        return new;
    end if;
    raise exception 'Expected the key and the locator of person % to be left as they are or erased, but they were changed', new.id
        using errcode = 'integrity_constraint_violation';
end
$$;
create trigger kept before update on vault_person for each row execute function vault_person_kept();

-- Why an origin is frozen; null while all is well. Nothing is public meanwhile.
alter table audit.checkpoint add column frozen text;
