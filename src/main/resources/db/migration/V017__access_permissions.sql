-- What each person was allowed when last met, so that a change can be noticed and logged. Empty until then.
alter table access_person add column permissions text not null default '';
