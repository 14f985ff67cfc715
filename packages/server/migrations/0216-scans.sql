-- Signing by hand: a scan of the paper is handed in by one side, and counts once the other says that it is the copy they know.
alter table agreements drop constraint agreements_signing_level_check;
alter table agreements add constraint agreements_signing_level_check check (signing_level in ('code', 'link', 'elsewhere', 'paper'));
alter table signatures drop constraint signatures_level_check;
alter table signatures add constraint signatures_level_check check (level in ('code', 'link', 'elsewhere', 'paper'));

create table scans (
  workspace_id uuid not null,
  id uuid not null,
  agreement_id uuid not null,
  client_id uuid not null,
  version_number integer not null,
  -- whose signature stands on the paper
  signatory_id uuid not null,
  typed_name text not null check (typed_name <> ''),
  role_title text not null,
  on_behalf_of text not null,
  locale text not null check (locale in ('en', 'pl', 'ru')),
  file_id uuid not null,
  -- which side handed it in, and who did; the other side reviews it
  side text not null check (side in ('provider', 'client')),
  handed_in_by text not null,
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (workspace_id, id),
  foreign key (workspace_id, agreement_id, version_number) references agreement_versions (workspace_id, agreement_id, number),
  foreign key (workspace_id, signatory_id) references signatories (workspace_id, id),
  foreign key (workspace_id, file_id) references files (workspace_id, id)
);
create index scans_agreement on scans (workspace_id, agreement_id, created_at);

alter table scans enable row level security;
alter table scans force row level security;
create policy workspace_wall on scans using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on scans as restrictive using (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid)) with check (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid));
grant select, insert, delete on scans to entente_app;
grant select on scans to entente_backup;

-- What the other side said of a scan, once.
create table scan_reviews (
  workspace_id uuid not null,
  scan_id uuid not null,
  client_id uuid not null,
  outcome text not null check (outcome in ('confirmed', 'refused')),
  body text not null default '' check (length(body) <= 1000),
  reviewed_by text not null,
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (workspace_id, scan_id),
  foreign key (workspace_id, scan_id) references scans (workspace_id, id)
);

alter table scan_reviews enable row level security;
alter table scan_reviews force row level security;
create policy workspace_wall on scan_reviews using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on scan_reviews as restrictive using (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid)) with check (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid));
grant select, insert, delete on scan_reviews to entente_app;
grant select on scan_reviews to entente_backup;
