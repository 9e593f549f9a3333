-- What signs the calls to the practice's webhook. Not hashed: it has to be used.

alter table on_call add column webhook_secret text;
update on_call set webhook = null where webhook is not null;
alter table on_call add constraint on_call_webhook_is_signed
  check ((webhook is null) = (webhook_secret is null));
comment on column on_call.webhook_secret is 'whsec_ and base64, from the practice file. Signs what the webhook is told.';
