-- Who does, who decides, who is asked and who is told: a person of either side, and the phases and deliverables
-- of the same document they answer for, by id.
create table document_responsibilities (
  workspace_id uuid not null, document_id uuid not null, id uuid not null, position double precision not null,
  side text not null check (side in ('provider', 'client')),
  name text not null check (name <> ''), role_title text not null,
  does jsonb not null, decides jsonb not null, asked jsonb not null, told jsonb not null,
  primary key (workspace_id, document_id, id),
  foreign key (workspace_id, document_id) references documents (workspace_id, id)
);
alter table document_responsibilities enable row level security;
alter table document_responsibilities force row level security;
create policy workspace_wall on document_responsibilities using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on document_responsibilities as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));
grant select, insert, update, delete on document_responsibilities to entente_app;
grant select on document_responsibilities to entente_backup;

-- What was frozen before responsibilities existed keeps its form, and with it its text and its hash.
alter table agreement_versions drop constraint agreement_versions_canonical_form_check;
alter table agreement_versions add constraint agreement_versions_canonical_form_check check (canonical_form in (1, 2, 3));

-- In drafts, a line that has come to mean the list of responsibilities keeps saying what it said.
alter table document_clauses no force row level security;
update document_clauses
set body = regexp_replace(body, '^[ \t]*\[\[responsibilities\]\][ \t]*$', '\\[[responsibilities]]', 'gn'), fallback = regexp_replace(fallback, '^[ \t]*\[\[responsibilities\]\][ \t]*$', '\\[[responsibilities]]', 'gn')
where body like '%[[responsibilities]]%' or fallback like '%[[responsibilities]]%';
alter table document_clauses force row level security;
