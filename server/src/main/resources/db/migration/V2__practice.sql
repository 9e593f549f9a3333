-- The practice: who belongs to it, which rooms it has, which group sessions are booked, and who may do what.
--
-- Each row names its organisation, and foreign keys carry it along (organisation_id, …), so that a row can never point
-- into another organisation: no query has to cross organisations, and one can be moved to a database of its own.
--
-- "key" is the stable name a row has in the practice file. Rows made in another way have none, and loading the file
-- leaves them alone. Nothing is deleted: what disappears from the file is made inactive, since ledgers point at it.

create table organisation (
  id     uuid    primary key default gen_random_uuid(),
  key    text    not null unique,
  name   text    not null,
  zone   text    not null,
  active boolean not null default true
);
comment on table organisation is 'A practice: the legal body that treats. Nothing is shared between two of them.';
comment on column organisation.zone is 'IANA zone name of its wall clocks.';

create table programme (
  id              uuid    primary key default gen_random_uuid(),
  organisation_id uuid    not null references organisation,
  key             text,
  name            text    not null,
  zone            text    not null,
  active          boolean not null default true,
  unique (organisation_id, id),
  unique (organisation_id, key)
);
comment on table programme is 'A service line that owns rooms. Its name is neutral: it is shown to patients and names no illness.';
comment on column programme.zone is 'IANA zone: service days and the times on screen follow it.';

create table room (
  id              uuid    primary key default gen_random_uuid(),
  organisation_id uuid    not null,
  programme_id    uuid    not null,
  key             text,
  name            text    not null,
  kind            text    not null default 'group',
  active          boolean not null default true,
  unique (organisation_id, id),
  unique (organisation_id, key),
  foreign key (organisation_id, programme_id) references programme (organisation_id, id)
);
comment on table room is 'The durable virtual place a group returns to.';
comment on column room.kind is 'What kind of meetings it holds (group, family, …); policies are chosen by it.';

create table person (
  id              uuid    primary key default gen_random_uuid(),
  organisation_id uuid    not null references organisation,
  key             text,
  kind            text    not null check (kind in ('staff', 'patient', 'guest')),
  title           text,
  given_name      text    not null,
  family_name     text,
  credential      text,
  active          boolean not null default true,
  unique (organisation_id, id),
  unique (organisation_id, key)
);
comment on table person is 'Somebody who can sign in, in one organisation. The id is the stable one of ledgers; it is shown to nobody.';
comment on column person.family_name is 'Empty for people who use one name.';
comment on column person.credential is 'Licence of clinical staff, such as LPC or LCSW; coverage rules count by it.';

create table staff_role (
  organisation_id uuid    not null,
  person_id       uuid    not null,
  role            text    not null check (role in ('clinician', 'coordinator', 'supervisor')),
  from_file       boolean not null default false,
  active          boolean not null default true,
  primary key (person_id, role),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
create index staff_role_by_organisation on staff_role (organisation_id) where active;
comment on table staff_role is 'What staff may do in their organisation. Clinicians and supervisors may be given the lead of a session.';

create table enrolment (
  id              uuid    primary key default gen_random_uuid(),
  organisation_id uuid    not null,
  person_id       uuid    not null,
  room_id         uuid    not null,
  from_date       date,
  to_date         date,
  from_file       boolean not null default false,
  active          boolean not null default true,
  check (from_date <= to_date),
  foreign key (organisation_id, person_id) references person (organisation_id, id),
  foreign key (organisation_id, room_id) references room (organisation_id, id)
);
create unique index enrolment_from_file on enrolment (person_id, room_id) where from_file;
create index enrolment_by_room on enrolment (room_id) where active;
create index enrolment_by_person on enrolment (person_id) where active;
comment on table enrolment is 'A patient belongs to the group of a room, from the first to the last date, both included; empty is open.';

create table group_session (
  id              uuid        primary key default gen_random_uuid(),
  organisation_id uuid        not null,
  room_id         uuid        not null,
  key             text,
  occurrence      text        not null default '',
  title           text        not null,
  doors_open_at   timestamptz not null,
  starts_at       timestamptz not null,
  ends_at         timestamptz not null,
  zone            text        not null,
  active          boolean     not null default true,
  check (doors_open_at <= starts_at and starts_at < ends_at),
  unique (organisation_id, id),
  unique (organisation_id, key, occurrence),
  foreign key (organisation_id, room_id) references room (organisation_id, id)
);
create index group_session_by_time on group_session (organisation_id, ends_at) where active;
comment on table group_session is 'One occurrence in a room, as it was booked. What really happened is in the ledger under the same id.';
comment on column group_session.occurrence is 'Which one of several with the same key: the local date of a weekly slot, the instant of one that starts now.';
comment on column group_session.title is 'Neutral: shown to patients, names no illness.';
comment on column group_session.active is 'False when it was called off before it began.';

create table session_booking (
  organisation_id uuid    not null,
  session_id      uuid    not null,
  person_id       uuid    not null,
  role            text    not null check (role in ('lead', 'guest', 'observer')),
  from_file       boolean not null default false,
  active          boolean not null default true,
  primary key (session_id, person_id),
  foreign key (organisation_id, session_id) references group_session (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
create index session_booking_by_person on session_booking (person_id) where active;
comment on table session_booking is 'A part in one session by booking: who leads, who is a guest, who observes. Patients come by enrolment.';
