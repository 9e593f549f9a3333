-- What bridges have to remember of their open conferences, for the server after this one (ADR 0014). One row for each,
-- rewritten when the conference changes and deleted when it ends; not part of the ledger, and may be lost.
create table conference (
  session_id uuid        not null,
  place      text        not null,
  document   jsonb       not null,
  noted_at   timestamptz not null,
  primary key (session_id, place)
) with (fillfactor = 50);
comment on column conference.document is 'In the words of the bridge: ids and numbers. No names, addresses or session descriptions.';
