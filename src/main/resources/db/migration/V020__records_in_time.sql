-- When each person was last met, so that who has left can be forgotten in time.
alter table access_person add column last_seen date not null default current_date;
create index access_person_by_last_seen on access_person (last_seen) where identity is not null;
create constraint trigger logged after update on access_person deferrable initially deferred for each row
    when (old.permissions <> new.permissions or old.identity is not null and new.identity is null)
    execute function audit.require_entry('person:', 'id');

-- When any node last began the hourly checks.
alter table records_comparison add column begun_at timestamptz not null default '2000-01-01';
