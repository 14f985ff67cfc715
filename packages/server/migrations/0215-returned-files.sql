-- Signing with a tool of one's own: the exact file that is handed out for it, and the files that come back signed.
alter table agreements drop constraint agreements_signing_level_check;
alter table agreements add constraint agreements_signing_level_check check (signing_level in ('code', 'link', 'elsewhere'));
alter table signatures drop constraint signatures_level_check;
alter table signatures add constraint signatures_level_check check (level in ('code', 'link', 'elsewhere'));

-- What is handed out for signing a version, made once: whoever signs it signs exactly these bytes.
create table signing_copies (
  workspace_id uuid not null,
  agreement_id uuid not null,
  client_id uuid not null,
  version_number integer not null,
  file_id uuid not null,
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (workspace_id, agreement_id, version_number),
  foreign key (workspace_id, agreement_id, version_number) references agreement_versions (workspace_id, agreement_id, number),
  foreign key (workspace_id, file_id) references files (workspace_id, id)
);

alter table signing_copies enable row level security;
alter table signing_copies force row level security;
create policy workspace_wall on signing_copies using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on signing_copies as restrictive using (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid)) with check (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid));
grant select, insert, delete on signing_copies to entente_app;
grant select on signing_copies to entente_backup;

-- A file that came back with a signature inside: one for each signature that was given so.
create table returned_files (
  workspace_id uuid not null,
  signature_id uuid not null,
  agreement_id uuid not null,
  client_id uuid not null,
  version_number integer not null,
  file_id uuid not null,
  -- SHA-256 of the file that it begins with, byte for byte: the one handed out, or one that came back before
  begins_with text not null check (begins_with ~ '^[0-9a-f]{64}$'),
  -- what was read of the signatures that it adds, as it was read then
  signatures jsonb not null,
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (workspace_id, signature_id),
  foreign key (workspace_id, signature_id) references signatures (workspace_id, id),
  foreign key (workspace_id, file_id) references files (workspace_id, id)
);
create index returned_files_agreement on returned_files (workspace_id, agreement_id, created_at);

alter table returned_files enable row level security;
alter table returned_files force row level security;
create policy workspace_wall on returned_files using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on returned_files as restrictive using (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid)) with check (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid));
grant select, insert, delete on returned_files to entente_app;
grant select on returned_files to entente_backup;
