-- How soon somebody in danger is called whose line is down: a practice decides it, as it decides the hold.

alter table room_policy add column call_back_within_millis bigint not null default 120000
  check (call_back_within_millis > 0);
alter table room_policy alter column call_back_within_millis drop default;
comment on column room_policy.call_back_within_millis is 'A task with that time is raised; it is not a fact of the ledger.';
