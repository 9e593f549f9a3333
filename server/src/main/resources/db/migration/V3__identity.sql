-- How people prove who they are. Only hashes of secrets are kept, so that a copy of this database opens no door.

create table link (
  id              uuid        primary key default gen_random_uuid(),
  organisation_id uuid        not null,
  person_id       uuid        not null,
  secret_hash     bytea       not null unique check (length(secret_hash) = 32),
  purpose         text        not null check (purpose in ('invitation', 'another-device', 'demo')),
  created_at      timestamptz not null,
  expires_at      timestamptz not null,
  used_at         timestamptz,
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
create index link_by_expiry on link (expires_at);
comment on table link is 'A personal link: a secret that is exchanged once for a login.';
comment on column link.secret_hash is 'SHA-256 of the secret. The secret is 256 random bits, so no salt or slow hash is needed.';

create table login (
  account         text        primary key,
  organisation_id uuid        not null,
  person_id       uuid        not null,
  salt            bytea       not null check (length(salt) = 32),
  current_hash    bytea       not null check (length(current_hash) = 32),
  previous_hash   bytea       check (length(previous_hash) = 32),
  created_at      timestamptz not null,
  rotated_at      timestamptz not null,
  expires_at      timestamptz not null,
  revoked_at      timestamptz,
  revoked_because text        check (revoked_because in ('sign-out', 'reuse')),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
create index login_by_expiry on login (expires_at);
create index login_by_person on login (person_id);
comment on table login is 'One browser that is signed in: a family of refresh tokens of which only the newest is good.';
comment on column login.salt is 'The next token is HMAC-SHA-256(salt, token): repeating a refresh gives the same answer. See adr/0008.';
comment on column login.previous_hash is 'The token before, still good for some seconds: two tabs, or an answer that was lost.';

create table signing_key (
  kid        text        primary key,
  public_key text        not null,
  created_at timestamptz not null,
  retired_at timestamptz
);
comment on column signing_key.retired_at is 'From then on no token of this key is good; set it when a key may have leaked, and start the nodes again.';
comment on table signing_key is 'Public halves of the keys that sign access tokens; each node keeps its private half in its data directory.';
