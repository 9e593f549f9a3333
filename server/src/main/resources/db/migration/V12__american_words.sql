-- One word for one thing, in American spelling, as in the code and on the wire. The ledger stays as it was written:
-- former names of event types are read by the upcasters.

alter table organisation rename to organization;
alter table programme rename to program;
alter table enrolment rename to enrollment;
alter table life_signs rename to liveness;
comment on table liveness is 'When the server last heard from each connection of a session; rewritten about once a second, not part of the ledger.';

do $$
declare
  old record;
begin
  for old in
    select table_name, column_name from information_schema.columns
    where table_schema = current_schema() and column_name in ('organisation_id', 'programme_id')
  loop
    execute format('alter table %I rename column %I to %I', old.table_name, old.column_name,
      case old.column_name when 'organisation_id' then 'organization_id' else 'program_id' end);
  end loop;
end
$$;

alter table room_policy rename column leaderless to unsupervised;
alter table room_policy rename column call_back_within_millis to telephone_callback_within_millis;
alter table emergency_number rename column place to position;
alter table check_in rename column sealed to ciphertext;
alter table crisis_note rename column sealed to ciphertext;

alter table care_task
  drop constraint care_task_kind_check,
  drop constraint care_task_says_whom;
update care_task set kind = 'telephone-callback' where kind = 'call-back';
alter table care_task
  add constraint care_task_kind_check check (kind in ('telephone-callback', 'relapse-sign')),
  add constraint care_task_says_whom check (
    case kind when 'telephone-callback' then participant_id is not null and due_at is not null else person_id is not null end);
