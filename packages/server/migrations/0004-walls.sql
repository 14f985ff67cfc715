-- Walls. Written out table by table so that a reader (and a diff) sees each one.
-- Workspace: the inline form; it fails closed when app.ws is unset or empty.
-- Portal: what no client may see is shut while app.party is set; the rest is narrowed to that client.
-- It is written as "not (party set and another client's)" because the planner guesses one row in 200 for
-- "party is empty or ..." and then sorts a whole workspace instead of walking an index (30 ms against 1 ms
-- for a list at 20 000 rows); for this form it guesses two rows in three.

alter table workspaces enable row level security;
alter table workspaces force row level security;
create policy workspace_wall on workspaces using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on workspaces as restrictive for update using (not (coalesce(current_setting('app.party', true), '') > ''));
create policy portal_no_insert on workspaces as restrictive for insert with check (not (coalesce(current_setting('app.party', true), '') > ''));
create policy portal_no_delete on workspaces as restrictive for delete using (not (coalesce(current_setting('app.party', true), '') > ''));

alter table teams enable row level security;
alter table teams force row level security;
create policy workspace_wall on teams using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on teams as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

alter table members enable row level security;
alter table members force row level security;
create policy workspace_wall on members using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on members as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

alter table invitations enable row level security;
alter table invitations force row level security;
create policy workspace_wall on invitations using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on invitations as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

alter table counters enable row level security;
alter table counters force row level security;
create policy workspace_wall on counters using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on counters as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

alter table announcements enable row level security;
alter table announcements force row level security;
create policy workspace_wall on announcements using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
-- A client's act may announce something, but a client reads no announcements.
create policy portal_wall on announcements as restrictive for select using (not (coalesce(current_setting('app.party', true), '') > ''));
create policy portal_insert on announcements as restrictive for insert with check (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid));
create policy portal_no_update on announcements as restrictive for update using (not (coalesce(current_setting('app.party', true), '') > ''));
create policy portal_no_delete on announcements as restrictive for delete using (not (coalesce(current_setting('app.party', true), '') > ''));

alter table idempotency_keys enable row level security;
alter table idempotency_keys force row level security;
create policy workspace_wall on idempotency_keys using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on idempotency_keys as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

alter table documents enable row level security;
alter table documents force row level security;
create policy workspace_wall on documents using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on documents as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

alter table document_parties enable row level security;
alter table document_parties force row level security;
create policy workspace_wall on document_parties using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on document_parties as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

alter table document_variables enable row level security;
alter table document_variables force row level security;
create policy workspace_wall on document_variables using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on document_variables as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

alter table document_sections enable row level security;
alter table document_sections force row level security;
create policy workspace_wall on document_sections using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on document_sections as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

alter table document_clauses enable row level security;
alter table document_clauses force row level security;
create policy workspace_wall on document_clauses using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on document_clauses as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

alter table document_scope_items enable row level security;
alter table document_scope_items force row level security;
create policy workspace_wall on document_scope_items using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on document_scope_items as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

alter table document_phases enable row level security;
alter table document_phases force row level security;
create policy workspace_wall on document_phases using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on document_phases as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

alter table document_deliverables enable row level security;
alter table document_deliverables force row level security;
create policy workspace_wall on document_deliverables using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on document_deliverables as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

alter table document_results enable row level security;
alter table document_results force row level security;
create policy workspace_wall on document_results using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on document_results as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

alter table document_billing_items enable row level security;
alter table document_billing_items force row level security;
create policy workspace_wall on document_billing_items using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on document_billing_items as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

alter table document_client_inputs enable row level security;
alter table document_client_inputs force row level security;
create policy workspace_wall on document_client_inputs using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on document_client_inputs as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

alter table document_ground_rules enable row level security;
alter table document_ground_rules force row level security;
create policy workspace_wall on document_ground_rules using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on document_ground_rules as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

alter table document_edits enable row level security;
alter table document_edits force row level security;
create policy workspace_wall on document_edits using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on document_edits as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

alter table templates enable row level security;
alter table templates force row level security;
create policy workspace_wall on templates using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on templates as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

alter table clients enable row level security;
alter table clients force row level security;
create policy workspace_wall on clients using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on clients as restrictive using (not (coalesce(current_setting('app.party', true), '') > '' and id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid)) with check (not (coalesce(current_setting('app.party', true), '') > ''));

alter table activities enable row level security;
alter table activities force row level security;
create policy workspace_wall on activities using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on activities as restrictive using (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid)) with check (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid));

alter table files enable row level security;
alter table files force row level security;
create policy workspace_wall on files using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on files as restrictive using (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid)) with check (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid));

alter table contacts enable row level security;
alter table contacts force row level security;
create policy workspace_wall on contacts using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on contacts as restrictive using (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid)) with check (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid));

alter table engagements enable row level security;
alter table engagements force row level security;
create policy workspace_wall on engagements using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on engagements as restrictive using (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid)) with check (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid));

alter table agreements enable row level security;
alter table agreements force row level security;
create policy workspace_wall on agreements using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on agreements as restrictive using (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid)) with check (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid));

alter table agreement_versions enable row level security;
alter table agreement_versions force row level security;
create policy workspace_wall on agreement_versions using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on agreement_versions as restrictive using (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid)) with check (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid));

alter table agreement_events enable row level security;
alter table agreement_events force row level security;
create policy workspace_wall on agreement_events using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on agreement_events as restrictive using (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid)) with check (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid));

alter table signatories enable row level security;
alter table signatories force row level security;
create policy workspace_wall on signatories using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on signatories as restrictive using (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid)) with check (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid));

alter table remarks enable row level security;
alter table remarks force row level security;
create policy workspace_wall on remarks using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on remarks as restrictive using (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid)) with check (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid));

alter table remark_answers enable row level security;
alter table remark_answers force row level security;
create policy workspace_wall on remark_answers using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on remark_answers as restrictive using (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid)) with check (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid));

alter table links enable row level security;
alter table links force row level security;
create policy workspace_wall on links using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on links as restrictive using (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid)) with check (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid));

alter table codes enable row level security;
alter table codes force row level security;
create policy workspace_wall on codes using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on codes as restrictive using (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid)) with check (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid));

alter table signatures enable row level security;
alter table signatures force row level security;
create policy workspace_wall on signatures using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on signatures as restrictive using (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid)) with check (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid));

alter table declines enable row level security;
alter table declines force row level security;
create policy workspace_wall on declines using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on declines as restrictive using (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid)) with check (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid));

alter table delegations enable row level security;
alter table delegations force row level security;
create policy workspace_wall on delegations using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on delegations as restrictive using (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid)) with check (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid));

alter table deferrals enable row level security;
alter table deferrals force row level security;
create policy workspace_wall on deferrals using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on deferrals as restrictive using (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid)) with check (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid));

alter table views enable row level security;
alter table views force row level security;
create policy workspace_wall on views using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on views as restrictive using (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid)) with check (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid));

alter table seals enable row level security;
alter table seals force row level security;
create policy workspace_wall on seals using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on seals as restrictive using (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid)) with check (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid));

-- The application reads and writes rows; it owns nothing, truncates nothing, and cannot rewrite what is append-only.
grant usage on schema public to entente_app, entente_backup, entente_data, entente_search;
grant select, insert, update, delete on workspaces, teams, members, invitations, counters, announcements, idempotency_keys, documents, document_parties, document_variables, document_sections, document_clauses, document_scope_items, document_phases, document_deliverables, document_results, document_billing_items, document_client_inputs, document_ground_rules, templates, clients, files, contacts, engagements, agreements, signatories, links, codes, signatures, deferrals, views, seals to entente_app;
grant select, insert on activities, agreement_versions, agreement_events, document_edits, remarks, remark_answers, declines, delegations to entente_app;
-- The danger zone and the removal of the sample delete these too; updates stay impossible.
grant delete on activities, agreement_versions, agreement_events, document_edits, remarks, remark_answers, declines, delegations to entente_app;
grant select on workspaces, teams, members, invitations, counters, announcements, idempotency_keys, documents, document_parties, document_variables, document_sections, document_clauses, document_scope_items, document_phases, document_deliverables, document_results, document_billing_items, document_client_inputs, document_ground_rules, document_edits, templates, clients, activities, files, contacts, engagements, agreements, agreement_versions, agreement_events, signatories, remarks, remark_answers, links, codes, signatures, declines, delegations, deferrals, views, seals to entente_backup;
grant select on workspaces, members, invitations, links to entente_search;

-- Before a workspace is known: who may enter where, and which link is meant. Each answers with one narrow thing.
grant usage on schema auth to entente_app, entente_backup, entente_search;
grant create on schema auth to entente_search;
set local role entente_search;

create function auth.memberships(wanted_user_id text)
returns table (workspace_id uuid, member_id uuid)
language sql stable security definer set search_path = pg_catalog
as $$ select m.workspace_id, m.id from public.members m where m.user_id = wanted_user_id and m.deactivated_at is null order by m.created_at $$;

create function auth.link_by_token(wanted_hash text)
returns table (workspace_id uuid, link_id uuid, client_id uuid)
language sql stable security definer set search_path = pg_catalog
as $$ select l.workspace_id, l.id, l.client_id from public.links l where l.token_hash = wanted_hash $$;

create function auth.link_by_id(wanted_id uuid)
returns table (workspace_id uuid, link_id uuid, client_id uuid)
language sql stable security definer set search_path = pg_catalog
as $$ select l.workspace_id, l.id, l.client_id from public.links l where l.id = wanted_id $$;

create function auth.invitation_by_token(wanted_hash text)
returns table (workspace_id uuid, invitation_id uuid)
language sql stable security definer set search_path = pg_catalog
as $$ select i.workspace_id, i.id from public.invitations i where i.token_hash = wanted_hash $$;

create function auth.all_workspaces()
returns table (workspace_id uuid)
language sql stable security definer set search_path = pg_catalog
as $$ select w.workspace_id from public.workspaces w order by w.created_at $$;

revoke all on function auth.memberships(text), auth.link_by_token(text), auth.link_by_id(uuid), auth.invitation_by_token(text), auth.all_workspaces() from public;
grant execute on function auth.memberships(text), auth.link_by_token(text), auth.link_by_id(uuid), auth.invitation_by_token(text), auth.all_workspaces() to entente_app;
set local role entente_owner;
revoke create on schema auth from entente_search;
create index links_id on links (id);
