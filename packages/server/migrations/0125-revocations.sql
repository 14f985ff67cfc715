-- A consumer goes back on a sealed agreement within the days that the law gives (2011/83/EU art. 9 and 11a).
-- The sealed agreement stays as evidence; this row says that it no longer binds.
create table revocations (
  workspace_id uuid not null,
  id uuid not null,
  agreement_id uuid not null,
  client_id uuid not null,
  signatory_id uuid not null,
  version_number integer not null,
  -- as the person gave it with the statement
  typed_name text not null check (length(typed_name) between 1 and 200),
  -- the words that were shown and confirmed, by value
  statement text not null,
  locale text not null check (locale in ('en', 'pl', 'ru')),
  -- until when the right could be used
  window_ends_at timestamptz not null,
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (workspace_id, id),
  -- an agreement is gone back on once
  unique (workspace_id, agreement_id),
  foreign key (workspace_id, agreement_id) references agreements (workspace_id, id),
  foreign key (workspace_id, signatory_id) references signatories (workspace_id, id)
);

alter table revocations enable row level security;
alter table revocations force row level security;
create policy workspace_wall on revocations using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on revocations as restrictive using (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid)) with check (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid));
grant select, insert, delete on revocations to entente_app;
grant select on revocations to entente_backup;
