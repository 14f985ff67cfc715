-- Where a person is reached by letter, and when their birthday is.
alter table contacts
  add column address text not null default '' check (length(address) <= 300),
  add column country text not null default '' check (country = '' or country ~ '^[A-Z]{2}$'),
  -- "1984-05-12", or "--05-12" where the year is not known.
  add column birthday text check (birthday ~ '^([0-9]{4}|-)-[0-9]{2}-[0-9]{2}$');
-- Lists stand in the order in which the year brings birthdays.
create index contacts_birthday on contacts (workspace_id, (right(birthday, 5)), id);

-- The address is found by its parts, as all texts of a contact are.
grant select (address) on contacts to entente_search;
drop index contacts_texts;
create index contacts_texts on contacts using gin (workspace_id, (name || chr(10) || given_name || chr(10) || family_name || chr(10) || email || chr(10) || phone || chr(10) || role_title || chr(10) || address || chr(10) || source || chr(10) || next_step) gin_trgm_ops) with (gin_pending_list_limit = 1024);
grant create on schema auth to entente_search;
set local role entente_search;
create or replace function auth.records_with_text(wanted_kind text, pattern text)
returns table (record_id uuid)
language plpgsql stable security definer rows 2000
set search_path = pg_catalog set enable_seqscan = off set enable_indexscan = off set enable_bitmapscan = on set plan_cache_mode = force_custom_plan
as $$
declare
  ws constant uuid := current_setting('app.ws')::uuid;
begin
  if coalesce(current_setting('app.party', true), '') > '' then return; end if;
  if wanted_kind = 'client' then
    return query select r.id from public.clients r where r.workspace_id = ws and (r.name || chr(10) || r.legal_name || chr(10) || r.email || chr(10) || r.phone || chr(10) || r.website || chr(10) || r.registration || chr(10) || r.address || chr(10) || r.source || chr(10) || r.next_step) ilike pattern;
  elsif wanted_kind = 'contact' then
    return query select r.id from public.contacts r where r.workspace_id = ws and (r.name || chr(10) || r.given_name || chr(10) || r.family_name || chr(10) || r.email || chr(10) || r.phone || chr(10) || r.role_title || chr(10) || r.address || chr(10) || r.source || chr(10) || r.next_step) ilike pattern;
  elsif wanted_kind = 'deal' then
    return query select r.id from public.deals r where r.workspace_id = ws and (r.name || chr(10) || r.source || chr(10) || r.competitor || chr(10) || r.lost_note || chr(10) || r.next_step) ilike pattern;
  end if;
end $$;
set local role entente_owner;
revoke create on schema auth from entente_search;
