-- Imports: a file, how it was read, what was decided about its columns, and what became of each row.

create table imports (
  workspace_id uuid not null references workspaces (workspace_id),
  id uuid not null,
  member_id uuid not null,
  record_kind text check (record_kind in ('client', 'contact', 'deal')),
  file_name text not null check (length(file_name) between 1 and 255),
  bytes bigint not null default 0 check (bytes >= 0),
  -- SHA-256 of the pieces of the file in the file store, in order; empty once the file is gone.
  pieces jsonb not null default '[]',
  state text not null default 'uploading' check (state in ('uploading', 'looking', 'mapping', 'checking', 'ready', 'running', 'done', 'failed', 'cancelled', 'undoing', 'undone')),
  -- Why it failed: a phrase's key.
  failure text not null default '',
  reading jsonb not null default '{}',
  columns jsonb not null default '[]',
  plan jsonb,
  preview jsonb,
  counts jsonb not null default '{}',
  total_rows bigint not null default 0,
  -- The last row of the file that is done, in the check as in the run.
  cursor_row bigint not null default 0,
  -- Steps of the change set written so far.
  change_seq bigint not null default 0,
  change_set_id uuid,
  version integer not null default 1,
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  started_at timestamptz,
  finished_at timestamptz,
  undone_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, member_id) references members (workspace_id, id),
  foreign key (workspace_id, change_set_id) references change_sets (workspace_id, id)
);
create index imports_recent on imports (workspace_id, created_at desc, id desc);

-- What became of each row. row_hash recognises the same row of the same map when it comes again.
create table import_rows (
  workspace_id uuid not null references workspaces (workspace_id),
  import_id uuid not null,
  row_number bigint not null,
  outcome text not null check (outcome in ('created', 'updated', 'skipped', 'rejected')),
  record_id uuid,
  row_hash bigint,
  -- Of a rejected or skipped row: why, with column and value.
  reasons jsonb,
  primary key (workspace_id, import_id, row_number),
  foreign key (workspace_id, import_id) references imports (workspace_id, id)
);
create index import_rows_hash on import_rows (workspace_id, row_hash) where row_hash is not null;
create index import_rows_rejected on import_rows (workspace_id, import_id, row_number) where outcome = 'rejected';

-- A plan by name, to be used again for files with the same columns.
create table import_maps (
  workspace_id uuid not null references workspaces (workspace_id),
  id uuid not null,
  record_kind text not null check (record_kind in ('client', 'contact', 'deal')),
  name text not null check (length(name) between 1 and 120),
  member_id uuid not null,
  column_names jsonb not null,
  plan jsonb not null,
  version integer not null default 1,
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (workspace_id, id),
  foreign key (workspace_id, member_id) references members (workspace_id, id)
);
create index import_maps_kind on import_maps (workspace_id, record_kind, name);

-- What a record is called in the program it came from.
create table external_ids (
  workspace_id uuid not null references workspaces (workspace_id),
  id uuid not null,
  record_kind text not null check (record_kind in ('client', 'contact', 'deal')),
  source text not null default '',
  external_id text not null check (length(external_id) between 1 and 200),
  record_id uuid not null,
  primary key (workspace_id, id),
  unique (workspace_id, record_kind, source, external_id)
);
create index external_ids_record on external_ids (workspace_id, record_id);

-- Rows of a file find their records by these.
create index contacts_email on contacts (workspace_id, email) where email <> '';
create index clients_email on clients (workspace_id, email) where email <> '';
create index contact_points_value on contact_points (workspace_id, record_kind, kind, value);

alter table imports enable row level security;
alter table imports force row level security;
create policy workspace_wall on imports using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on imports as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

alter table import_rows enable row level security;
alter table import_rows force row level security;
create policy workspace_wall on import_rows using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on import_rows as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

alter table import_maps enable row level security;
alter table import_maps force row level security;
create policy workspace_wall on import_maps using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on import_maps as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

alter table external_ids enable row level security;
alter table external_ids force row level security;
create policy workspace_wall on external_ids using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on external_ids as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

grant select, insert, update, delete on imports, import_rows, import_maps, external_ids to entente_app;
grant select on imports, import_rows, import_maps, external_ids to entente_backup;
