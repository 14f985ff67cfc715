-- A seal that gained its time stamp later: new bytes beside the ones that were sealed first, which stay as they are.
create table seal_extensions (
  workspace_id uuid not null,
  agreement_id uuid not null,
  client_id uuid not null,
  version_number integer not null,
  file_id uuid not null,
  level text not null check (level in ('B-T')),
  -- the time that the authority vouches for, its number for the stamp, and who it is
  stamped_at timestamptz not null,
  stamp_serial text not null,
  stamp_authority text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (workspace_id, agreement_id, version_number),
  foreign key (workspace_id, agreement_id, version_number) references seals (workspace_id, agreement_id, version_number),
  foreign key (workspace_id, file_id) references files (workspace_id, id)
);

alter table seal_extensions enable row level security;
alter table seal_extensions force row level security;
create policy workspace_wall on seal_extensions using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on seal_extensions as restrictive using (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid)) with check (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid));
grant select, insert, delete on seal_extensions to entente_app;
grant select on seal_extensions to entente_backup;
