-- The ledger. See server/docs/LEDGER.md for what the events mean, adr/0004 for the guard.

create table journal (
  session_id  uuid        not null,
  version     bigint      not null check (version > 0),
  -- Rises in the order of commits, since each append takes the lock named in PgJournal. Gaps are
  -- possible: a failed append has used up its numbers.
  position    bigint      not null generated always as identity,
  type        text        not null,
  schema      smallint    not null check (schema > 0),
  -- As it was written, to the letter.
  body        json        not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null default statement_timestamp(),
  -- The guard: of two writers who have seen the same version, one fails.
  primary key (session_id, version)
);

create unique index journal_position on journal (position);

-- Which sessions are open, without reading the streams.
create index journal_begun on journal (session_id) where version = 1;
create index journal_ended on journal (session_id) where type = 'session-ended';

-- Nothing in a ledger is edited or deleted, by this server or by hand in passing. An owner can
-- still drop the triggers: against that the seal helps, not the database.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is append-only: % on % refused', tg_op, tg_table_name
    using errcode = 'restrict_violation';
end
$$;

create trigger journal_rows_stay before update or delete on journal
  for each row execute function refuse_change();
create trigger journal_stays before truncate on journal
  for each statement execute function refuse_change();

-- When each connection of a session was last heard from: connection id -> milliseconds since 1970.
-- One row a session, rewritten about once a second; not part of the ledger, and may be lost.
create table life_signs (
  session_id uuid        primary key,
  last_seen  jsonb       not null,
  noted_at   timestamptz not null
) with (fillfactor = 50);
