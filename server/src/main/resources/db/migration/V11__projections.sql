-- Read models: derived from the journal by the folds of org.homegroup.projection, never by SQL over its bodies. Each may
-- be emptied and rebuilt at any time (`homegroup projections rebuild`); nothing refers to their rows. See adr/0023.

create table projection_checkpoint (
  name           text    primary key,
  schema_version integer not null check (schema_version > 0),
  position       bigint  not null check (position >= 0)
);
comment on table projection_checkpoint is 'How far each read model has come. It changes in one transaction with the rows.';
comment on column projection_checkpoint.position is 'The last journal.position that is folded in.';
comment on column projection_checkpoint.schema_version is 'Of the fold. Another one at a start: the model is rebuilt.';

create table session_lifecycle (
  session_id     uuid   primary key,
  begun_position bigint not null,
  ended_at       timestamptz
);
create index session_lifecycle_open on session_lifecycle (begun_position) where ended_at is null;
comment on table session_lifecycle is 'Sessions that have begun a ledger, and when they ended.';

create table check_in_seat (
  session_id     uuid not null,
  participant_id text not null,
  person_id      text not null,
  primary key (session_id, participant_id)
);
comment on table check_in_seat is 'Whose seat is whose, in sessions that are open: a check-in names its seat only.';

create table committed_check_in (
  position           bigint      primary key,
  person_id          text        not null,
  session_id         uuid        not null,
  participant_id     text        not null,
  check_in_id        text        not null,
  commitment         text        not null,
  location_confirmed boolean     not null,
  received_at        timestamptz not null
);
create index committed_check_in_person on committed_check_in (person_id, received_at);
comment on table committed_check_in is 'Check-ins by person. What was answered is not here: the commitment only.';

create table untaken_callback (
  session_id       uuid        not null,
  crisis_id        text        not null,
  participant_id   text        not null,
  raised_at        timestamptz not null,
  due_at           timestamptz not null,
  session_ended_at timestamptz,
  primary key (session_id, crisis_id)
);
create index untaken_callback_left on untaken_callback (session_ended_at) where session_ended_at is not null;
comment on table untaken_callback is 'Telephone callbacks that are due and not taken; left, if the session has ended.';

-- They served queries that the read models replace.
drop index journal_begun;
drop index journal_ended;
drop index journal_arrived;
drop index journal_check_in;
