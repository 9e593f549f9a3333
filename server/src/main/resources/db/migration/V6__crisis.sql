-- What was done for somebody in danger: clinical only, sealed as answers are, never in an export to a payer.

create table crisis_note (
  id              uuid        primary key,
  organisation_id uuid        not null,
  session_id      uuid        not null,
  crisis_id       uuid        not null,
  written_by      uuid        not null,
  written_at      timestamptz not null,
  key_id          text        not null,
  nonce           bytea       not null,
  sealed          bytea       not null,
  foreign key (organisation_id, session_id) references group_session (organisation_id, id),
  foreign key (organisation_id, written_by) references person (organisation_id, id)
);
create index crisis_note_of_crisis on crisis_note (session_id, crisis_id, written_at);
comment on table crisis_note is 'The log of a crisis, line by line, in the words of whoever was there.';
comment on column crisis_note.sealed is 'AES-256-GCM over salt, step and text, bound to the row.';
