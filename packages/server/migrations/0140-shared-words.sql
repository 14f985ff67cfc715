-- Shared words of a document, and findings of the linter that were set aside with a reason.

create table document_terms (
  workspace_id uuid not null, document_id uuid not null, id uuid not null, position double precision not null,
  name text not null check (name <> ''), definition text not null, form text not null,
  synonyms jsonb not null, forms jsonb not null,
  primary key (workspace_id, document_id, id),
  foreign key (workspace_id, document_id) references documents (workspace_id, id)
);

create table document_dismissals (
  workspace_id uuid not null, document_id uuid not null, id uuid not null, position double precision not null,
  -- the finding: its rule, the record it is about, what it called it
  code text not null, record_id uuid, name text not null,
  reason text not null check (reason <> ''),
  primary key (workspace_id, document_id, id),
  foreign key (workspace_id, document_id) references documents (workspace_id, id)
);

alter table document_terms enable row level security;
alter table document_terms force row level security;
create policy workspace_wall on document_terms using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on document_terms as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));
alter table document_dismissals enable row level security;
alter table document_dismissals force row level security;
create policy workspace_wall on document_dismissals using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on document_dismissals as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));
grant select, insert, update, delete on document_terms, document_dismissals to entente_app;
grant select on document_terms, document_dismissals to entente_backup;

-- In which form a version's records were frozen (core/document/stored-content). What was frozen before
-- shared words existed keeps its form, and with it its text and its hash.
alter table agreement_versions add column canonical_form integer not null default 1 check (canonical_form in (1, 2));

-- In drafts, a line that has come to mean the list of shared words keeps saying what it said.
alter table document_clauses no force row level security;
update document_clauses
set body = regexp_replace(body, '^[ \t]*\[\[terms\]\][ \t]*$', '\\[[terms]]', 'gn'), fallback = regexp_replace(fallback, '^[ \t]*\[\[terms\]\][ \t]*$', '\\[[terms]]', 'gn')
where body like '%[[terms]]%' or fallback like '%[[terms]]%';
alter table document_clauses force row level security;
