-- The library holds clauses beside whole templates: a row whose document is one clause with the values it uses.
alter table templates add column scope text not null default 'whole' check (scope in ('whole', 'clause'));

-- 'all': everybody uses it. 'leaders': owners and managers edit it. 'listed': owners, and who is named in template_shares.
alter table templates add column use_by text not null default 'all' check (use_by in ('all', 'listed'));
alter table templates add column edit_by text not null default 'leaders' check (edit_by in ('leaders', 'listed'));

-- Where a clause of the library stands is told by its name in the document.
create index document_clauses_by_key on document_clauses (workspace_id, key) where key <> '';

-- States of a template or clause that somebody kept on purpose, to compare with later. They are never changed.
create table template_versions (
  workspace_id uuid not null, template_id uuid not null, number integer not null check (number > 0),
  content jsonb not null,
  note text not null default '',
  -- the document's revision that was kept: the same state is not kept twice
  document_revision integer not null,
  kept_by uuid not null, kept_by_name text not null,
  kept_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (workspace_id, template_id, number),
  foreign key (workspace_id, template_id) references templates (workspace_id, id),
  foreign key (workspace_id, kept_by) references members (workspace_id, id)
);

-- Who may use or edit a template that is not open to all: a role or a team a row.
create table template_shares (
  workspace_id uuid not null, id uuid not null, template_id uuid not null,
  may text not null check (may in ('use', 'edit')),
  role text check (role in ('manager', 'member')),
  team_id uuid,
  primary key (workspace_id, id),
  foreign key (workspace_id, template_id) references templates (workspace_id, id),
  foreign key (workspace_id, team_id) references teams (workspace_id, id),
  check ((role is null) <> (team_id is null))
);
create index template_shares_by_template on template_shares (workspace_id, template_id);

alter table template_versions enable row level security;
alter table template_versions force row level security;
create policy workspace_wall on template_versions using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on template_versions as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));
alter table template_shares enable row level security;
alter table template_shares force row level security;
create policy workspace_wall on template_shares using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on template_shares as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));
grant select, insert, delete on template_versions to entente_app;
grant select, insert, update, delete on template_shares to entente_app;
grant select on template_versions, template_shares to entente_backup;
