-- What somebody answered in earlier sessions is compared with the ledgers of those: whose they are, and what they
-- committed to, without reading the streams.

create index journal_arrived on journal ((body->>'personId'), occurred_at) where type = 'participant-arrived';
create index journal_check_in on journal (session_id) where type = 'check-in-received';
