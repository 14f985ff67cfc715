-- Records that may be one: their keys are written with them, pairs are found by them at once, and a page only reads.

-- "m:" an address, "p:" a phone, "r:" a registration, "n:" a name as it sounds, "f:" a name with its firm, "w:" a site.
create table duplicate_keys (
  workspace_id uuid not null references workspaces (workspace_id),
  kind text not null check (kind in ('client', 'contact')),
  key text not null check (length(key) between 3 and 200),
  record_id uuid not null,
  primary key (workspace_id, kind, key, record_id)
);
create index duplicate_keys_record on duplicate_keys (workspace_id, kind, record_id);

-- A pair of which the first id is the lower one. A dismissed pair is two records for good ("not the same").
create table duplicates (
  workspace_id uuid not null references workspaces (workspace_id),
  kind text not null check (kind in ('client', 'contact')),
  first_id uuid not null,
  second_id uuid not null,
  reasons jsonb not null,
  -- 99 less the confidence in percent: the surest pair has the least.
  doubt integer not null check (doubt between 0 and 99),
  state text not null default 'open' check (state in ('open', 'dismissed')),
  decided_by uuid,
  decided_at timestamptz,
  found_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (workspace_id, kind, first_id, second_id),
  check (first_id < second_id)
);
create index duplicates_second on duplicates (workspace_id, kind, second_id);
create index duplicates_open on duplicates (workspace_id, kind, doubt, first_id, second_id) where state = 'open';

alter table duplicate_keys enable row level security;
alter table duplicate_keys force row level security;
create policy workspace_wall on duplicate_keys using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on duplicate_keys as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

alter table duplicates enable row level security;
alter table duplicates force row level security;
create policy workspace_wall on duplicates using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on duplicates as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

grant select, insert, update, delete on duplicate_keys, duplicates to entente_app;
grant select on duplicate_keys, duplicates to entente_backup;
create index clients_merged on clients (workspace_id, merged_into_id) where merged_into_id is not null;
create index contacts_merged on contacts (workspace_id, merged_into_id) where merged_into_id is not null;
