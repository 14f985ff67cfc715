-- Texts of records are found by their parts: one index for each kind over the letters, by threes, of all texts that a
-- list can be filtered by. Matching parts is not leakproof, so row security would read every row of the workspace; a
-- function of the search role asks the index instead and answers with ids. Whoever asks reads the records themselves,
-- behind their walls, and looks at the text again.
create extension if not exists pg_trgm;
create extension if not exists btree_gin;

-- A short pending list: imports do not pay for each letter, and a filter has little to read beside the index.
create index clients_texts on clients using gin (workspace_id, (name || chr(10) || legal_name || chr(10) || email || chr(10) || phone || chr(10) || website || chr(10) || registration || chr(10) || address || chr(10) || source || chr(10) || next_step) gin_trgm_ops) with (gin_pending_list_limit = 1024);
create index contacts_texts on contacts using gin (workspace_id, (name || chr(10) || given_name || chr(10) || family_name || chr(10) || email || chr(10) || phone || chr(10) || role_title || chr(10) || source || chr(10) || next_step) gin_trgm_ops) with (gin_pending_list_limit = 1024);
create index deals_texts on deals using gin (workspace_id, (name || chr(10) || source || chr(10) || competitor || chr(10) || lost_note || chr(10) || next_step) gin_trgm_ops) with (gin_pending_list_limit = 1024);

grant select (workspace_id, id, name, legal_name, email, phone, website, registration, address, source, next_step) on clients to entente_search;
grant select (workspace_id, id, name, given_name, family_name, email, phone, role_title, source, next_step) on contacts to entente_search;
grant select (workspace_id, id, name, source, competitor, lost_note, next_step) on deals to entente_search;

grant create on schema auth to entente_search;
set local role entente_search;
create function auth.records_with_text(wanted_kind text, pattern text)
returns table (record_id uuid)
language plpgsql stable security definer rows 2000
set search_path = pg_catalog set enable_seqscan = off set enable_indexscan = off set plan_cache_mode = force_custom_plan
as $$
declare
  ws constant uuid := current_setting('app.ws')::uuid;
begin
  if coalesce(current_setting('app.party', true), '') > '' then return; end if;
  if wanted_kind = 'client' then
    return query select r.id from public.clients r where r.workspace_id = ws and (r.name || chr(10) || r.legal_name || chr(10) || r.email || chr(10) || r.phone || chr(10) || r.website || chr(10) || r.registration || chr(10) || r.address || chr(10) || r.source || chr(10) || r.next_step) ilike pattern;
  elsif wanted_kind = 'contact' then
    return query select r.id from public.contacts r where r.workspace_id = ws and (r.name || chr(10) || r.given_name || chr(10) || r.family_name || chr(10) || r.email || chr(10) || r.phone || chr(10) || r.role_title || chr(10) || r.source || chr(10) || r.next_step) ilike pattern;
  elsif wanted_kind = 'deal' then
    return query select r.id from public.deals r where r.workspace_id = ws and (r.name || chr(10) || r.source || chr(10) || r.competitor || chr(10) || r.lost_note || chr(10) || r.next_step) ilike pattern;
  end if;
end $$;
revoke all on function auth.records_with_text(text, text) from public;
grant execute on function auth.records_with_text(text, text) to entente_app;
set local role entente_owner;
revoke create on schema auth from entente_search;

-- Names stand in lists as people look them up: letters with marks beside their own, capitals beside small ones,
-- Cyrillic after Latin. Polish order, in which Ł comes after L, is a refinement of the order of all languages.
-- A PostgreSQL that was built without ICU keeps the order of code points.
do $$
begin
  if exists (select from pg_collation where collname = 'pl-x-icu') then
    create collation public.names (provider = icu, locale = 'pl');
  else
    create collation public.names from pg_catalog."C";
  end if;
end $$;
drop index clients_name;
drop index contacts_name;
drop index deals_name;
create index clients_name on clients (workspace_id, name collate public.names, id);
create index contacts_name on contacts (workspace_id, name collate public.names, id);
create index deals_name on deals (workspace_id, name collate public.names, id);
