-- Safety at the door: what a practice decides for each kind of room, who is on call, the emergency numbers of each
-- county, the answers of the check-in (sealed: nothing readable about anybody's health is at rest), and care tasks.

create table room_policy (
  organisation_id             uuid    not null references organisation,
  kind                        text    not null,
  location_required           boolean not null,
  hold_after_millis           bigint  not null check (hold_after_millis >= 0),
  hold_ends_after_millis      bigint  not null check (hold_ends_after_millis >= hold_after_millis),
  leaderless                  text    not null check (leaderless in ('hold', 'call')),
  chat_patients_to            text    not null check (chat_patients_to in ('leads', 'group')),
  chat_private_among_patients boolean not null,
  agenda                      jsonb   not null,
  questionnaire               jsonb,
  active                      boolean not null default true,
  primary key (organisation_id, kind)
);
comment on table room_policy is 'What holds in rooms of a kind. A kind without a row has the defaults of RoomPolicy.';
comment on column room_policy.agenda is 'A list of {part, title, minutes}.';
comment on column room_policy.questionnaire is 'FHIR Questionnaire of the check-in; empty: that of the practice, or the one that is built in.';

alter table organisation add column questionnaire jsonb;
comment on column organisation.questionnaire is 'FHIR Questionnaire of the check-in, where a kind of room has none of its own.';

create table on_call (
  organisation_id uuid    not null references organisation,
  person_id       uuid    not null,
  webhook         text,
  mail            text,
  active          boolean not null default true,
  primary key (organisation_id),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
comment on table on_call is 'The supervisor who is called when a group has no lead, or a call back is due.';

create table emergency_number (
  organisation_id uuid    not null references organisation,
  state           text    not null,
  county          text    not null default '',
  name            text    not null,
  number          text    not null,
  place           integer not null,
  active          boolean not null default true,
  primary key (organisation_id, state, county, name)
);
comment on table emergency_number is 'Whom to call for somebody in a county: 911 reaches only the area of who dials it.';
comment on column emergency_number.county is 'Empty: the whole state.';
comment on column emergency_number.place is 'Its place in the practice file: the order on the card.';

alter table session_booking drop constraint session_booking_role_check;
alter table session_booking add constraint session_booking_role_check
  check (role in ('lead', 'guest', 'observer', 'interpreter'));

create table check_in (
  id              uuid        primary key,
  organisation_id uuid        not null,
  session_id      uuid        not null,
  person_id       uuid        not null,
  received_at     timestamptz not null,
  key_id          text        not null,
  nonce           bytea       not null,
  sealed          bytea       not null,
  foreign key (organisation_id, session_id) references group_session (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
create index check_in_by_person on check_in (person_id, received_at desc);
create index check_in_by_session on check_in (session_id);
comment on table check_in is 'Answers of the waiting room. Each submission is a row; the latest of a session counts.';
comment on column check_in.sealed is 'AES-256-GCM over salt and answers, bound to the row. The ledger holds a commitment.';
comment on column check_in.key_id is 'Which key sealed it, so that a new key can be added and old rows stay readable.';

create table care_task (
  id              uuid        primary key default gen_random_uuid(),
  organisation_id uuid        not null,
  kind            text        not null check (kind in ('leaderless', 'call-back', 'help-needed', 'relapse-sign')),
  session_id      uuid        not null,
  person_id       uuid,
  day             date        not null,
  raised_at       timestamptz not null,
  due_at          timestamptz,
  taken_by        uuid,
  taken_at        timestamptz,
  check ((taken_by is null) = (taken_at is null)),
  foreign key (organisation_id, session_id) references group_session (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id),
  foreign key (organisation_id, taken_by) references person (organisation_id, id)
);
create unique index care_task_one_sign_a_day on care_task (person_id, day) where kind = 'relapse-sign';
create index care_task_open on care_task (organisation_id, raised_at) where taken_at is null;
comment on table care_task is 'Something a clinician has to take in hand. Why it was raised is not written here.';
comment on column care_task.day is 'The service day, on the wall clock of the session.';
