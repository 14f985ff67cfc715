-- Signing with a key of one's own device: the key is set up once with a code, and signs the hash of a text.
alter table agreements drop constraint agreements_signing_level_check;
alter table agreements add constraint agreements_signing_level_check check (signing_level in ('code', 'device', 'link', 'elsewhere', 'paper'));
alter table signatures drop constraint signatures_level_check;
alter table signatures add constraint signatures_level_check check (level in ('code', 'device', 'link', 'elsewhere', 'paper'));
alter table codes drop constraint codes_purpose_check;
alter table codes add constraint codes_purpose_check check (purpose in ('sign', 'delegate', 'enrol'));

-- The public half of a key that stays in a person's device. It is never changed: what was signed with it is checked against it.
create table device_keys (
  workspace_id uuid not null,
  id uuid not null,
  -- the client whose person holds it; null for one of our own people, whom no client's page may see
  client_id uuid,
  side text not null check (side in ('provider', 'client')),
  -- the address to which the code for it went: the key belongs to whoever reads there
  holder text not null check (holder <> ''),
  holder_name text not null,
  -- base64url, as the device wrote them: the id, and the key in COSE (RFC 9053), a map of four or five things
  credential_id text not null check (credential_id ~ '^[A-Za-z0-9_-]+$' and length(credential_id) <= 1400),
  public_key text not null check (public_key ~ '^p[A-Za-z0-9_-]+$'),
  algorithm integer not null check (algorithm in (-7, -8, -257)),
  -- how a browser reaches it ("internal,hybrid")
  transports text not null,
  backed_up boolean not null,
  sign_count bigint not null check (sign_count >= 0),
  -- the host for which it was made; it works for no other
  rp_id text not null,
  signatory_id uuid not null,
  code_id uuid not null,
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (workspace_id, id),
  foreign key (workspace_id, signatory_id) references signatories (workspace_id, id),
  foreign key (workspace_id, code_id) references codes (workspace_id, id)
);
create unique index device_keys_credential on device_keys (workspace_id, credential_id);
-- a code sets up one key
create unique index device_keys_code on device_keys (workspace_id, code_id);
create index device_keys_holder on device_keys (workspace_id, holder, side);

alter table device_keys enable row level security;
alter table device_keys force row level security;
create policy workspace_wall on device_keys using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on device_keys as restrictive using (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid)) with check (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid));
grant select, insert, delete on device_keys to entente_app;
grant select on device_keys to entente_backup;

-- What a device answered for a signature: one for each signature that was given so.
create table device_signatures (
  workspace_id uuid not null,
  signature_id uuid not null,
  agreement_id uuid not null,
  client_id uuid not null,
  version_number integer not null,
  device_key_id uuid not null,
  -- base64url, byte for byte
  authenticator_data text not null check (authenticator_data ~ '^[A-Za-z0-9_-]+$'),
  client_data text not null check (client_data ~ '^[A-Za-z0-9_-]+$'),
  assertion text not null check (assertion ~ '^[A-Za-z0-9_-]+$' and length(assertion) <= 1400),
  sign_count bigint not null check (sign_count >= 0),
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (workspace_id, signature_id),
  foreign key (workspace_id, signature_id) references signatures (workspace_id, id),
  foreign key (workspace_id, device_key_id) references device_keys (workspace_id, id)
);
-- an answer counts once, whatever it is sent with
create unique index device_signatures_once on device_signatures (workspace_id, device_key_id, assertion);
create index device_signatures_agreement on device_signatures (workspace_id, agreement_id, created_at);

alter table device_signatures enable row level security;
alter table device_signatures force row level security;
create policy workspace_wall on device_signatures using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on device_signatures as restrictive using (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid)) with check (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid));
grant select, insert, delete on device_signatures to entente_app;
grant select on device_signatures to entente_backup;
