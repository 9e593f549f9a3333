-- What stays to be done when its session is over: a call back that nobody had taken is kept too, whoever takes one is on
-- record, and each is open until somebody says that it is done.

alter table care_task
  -- The id is made from the facts, as on the board: what is kept twice is one row.
  alter column id drop default,
  add column participant_id text,
  add column done_by        uuid,
  add column done_at        timestamptz,
  drop constraint care_task_kind_check,
  add constraint care_task_kind_check check (kind in ('call-back', 'relapse-sign')),
  add constraint care_task_says_whom check (
    case kind when 'call-back' then participant_id is not null and due_at is not null else person_id is not null end),
  add constraint care_task_done_by_somebody check ((done_by is null) = (done_at is null)),
  add constraint care_task_done_when_taken check (done_at is null or taken_at is not null),
  add foreign key (organisation_id, done_by) references person (organisation_id, id);
comment on column care_task.participant_id is 'Of a call back: the seat, as the ledger of that session names it.';
comment on column care_task.person_id is 'Of a sign of relapse.';
comment on column care_task.done_at is 'Empty: open.';

drop index care_task_open;
create index care_task_open on care_task (raised_at) where done_at is null;

-- At the start of a server: what its last one may have left.
create index journal_call_back_due on journal (occurred_at) where type = 'call-back-due';
