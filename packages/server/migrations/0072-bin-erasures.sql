-- The bin: what was deleted waits ninety days. Then its words are emptied and a pseudonym stays, so that figures keep
-- counting what was. emptied_at marks such rows; they never come back.
alter table clients add column emptied_at timestamptz, add check (emptied_at is null or deleted_at is not null);
alter table contacts add column emptied_at timestamptz, add check (emptied_at is null or deleted_at is not null);
alter table deals add column emptied_at timestamptz, add check (emptied_at is null or deleted_at is not null);
alter table interactions add column emptied_at timestamptz, add check (emptied_at is null or deleted_at is not null);
alter table engagements add column emptied_at timestamptz, add check (emptied_at is null or deleted_at is not null);
create index clients_bin on clients (workspace_id, deleted_at desc, id desc) where deleted_at is not null and emptied_at is null;
create index contacts_bin on contacts (workspace_id, deleted_at desc, id desc) where deleted_at is not null and emptied_at is null;
create index deals_bin on deals (workspace_id, deleted_at desc, id desc) where deleted_at is not null and emptied_at is null;
create index interactions_bin on interactions (workspace_id, deleted_at desc, id desc) where deleted_at is not null and emptied_at is null;
create index engagements_bin on engagements (workspace_id, deleted_at desc, id desc) where deleted_at is not null and emptied_at is null;

-- A person who asked to be forgotten. Who it was stands nowhere any more: only the pseudonym, what was kept and why.
create table erasures (
  workspace_id uuid not null references workspaces (workspace_id),
  id uuid not null,
  record_kind text not null check (record_kind in ('client', 'contact')),
  record_id uuid not null,
  pseudonym text not null,
  state text not null default 'running' check (state in ('running', 'done')),
  -- What stays under its legal ground: [{"what", "count", "reason", "until"}].
  held jsonb not null default '[]',
  member_id uuid,
  member_name text not null default '',
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  finished_at timestamptz,
  primary key (workspace_id, id)
);
create index erasures_recent on erasures (workspace_id, created_at desc, id desc);

-- Keyed hashes of the addresses and numbers of erased persons, so that an import does not bring them back. The key
-- stands outside the database: nothing can be read from the hashes, and they cannot be tried out against a list.
create table erasure_keys (
  workspace_id uuid not null references workspaces (workspace_id),
  key_hash text not null check (key_hash ~ '^[0-9a-f]{64}$'),
  erasure_id uuid not null,
  primary key (workspace_id, key_hash),
  foreign key (workspace_id, erasure_id) references erasures (workspace_id, id)
);

alter table erasures enable row level security;
alter table erasures force row level security;
create policy workspace_wall on erasures using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on erasures as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

alter table erasure_keys enable row level security;
alter table erasure_keys force row level security;
create policy workspace_wall on erasure_keys using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on erasure_keys as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

-- Append-only but for one column: the payload of an activity about an erased person is emptied, the activity stays.
grant update (payload, actor_name) on activities to entente_app;
-- And the words of an edit to a draft that was never sent.
grant update (edit) on document_edits to entente_app;
grant select, insert, update, delete on erasures, erasure_keys to entente_app;
grant select on erasures, erasure_keys to entente_backup;

-- An archive of everything, made by a job and kept a week.
create table exports (
  workspace_id uuid not null references workspaces (workspace_id),
  id uuid not null,
  state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed')),
  rows_done bigint not null default 0,
  rows_total bigint not null default 0,
  bytes bigint not null default 0,
  sha256 text not null default '',
  member_id uuid,
  member_name text not null default '',
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  finished_at timestamptz,
  expires_at timestamptz,
  primary key (workspace_id, id)
);
create index exports_recent on exports (workspace_id, created_at desc, id desc);

alter table exports enable row level security;
alter table exports force row level security;
create policy workspace_wall on exports using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on exports as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));
grant select, insert, update, delete on exports to entente_app;
grant select on exports to entente_backup;
