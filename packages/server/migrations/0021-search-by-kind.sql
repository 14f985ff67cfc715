-- Terms carry their kind, so that the many people of a name do not stand in the way of the few firms of it; and one
-- function walks back in time once for all that is asked of a kind. Entries are made anew by the job search.index.
alter table search_entries no force row level security;
delete from search_entries;
alter table search_entries force row level security;

grant create on schema auth to entente_search;
set local role entente_search;
drop function auth.search_recent(text, text[], integer);
drop function auth.search_rare(text, text[], integer);

-- For terms that few records have: the index of terms, the newest of what it names.
create function auth.search_rare(wanted_kind text, wanted text, most integer)
returns table (record_id uuid)
language plpgsql stable security definer
set search_path = pg_catalog set enable_seqscan = off set enable_indexscan = off set enable_indexonlyscan = off set plan_cache_mode = force_custom_plan
as $$
declare
  ws constant uuid := current_setting('app.ws')::uuid;
  asked constant tsquery := wanted::tsquery;
begin
  if coalesce(current_setting('app.party', true), '') > '' then return; end if;
  return query
    with found as materialized (
      select e.record_id, e.touched_at from public.search_entries e
      where e.workspace_id = ws and e.kind = wanted_kind and e.words @@ asked limit 6000)
    select f.record_id from found f order by f.touched_at desc limit most;
end $$;

-- For terms that many records have: the newest that have it are met by walking back in time.
create function auth.search_recent(wanted_kind text, wanted text, furthest integer, most integer)
returns table (record_id uuid)
language plpgsql stable security definer
set search_path = pg_catalog set enable_seqscan = off set enable_bitmapscan = off set plan_cache_mode = force_custom_plan
as $$
declare
  ws constant uuid := current_setting('app.ws')::uuid;
  asked constant tsquery := wanted::tsquery;
begin
  if coalesce(current_setting('app.party', true), '') > '' then return; end if;
  return query
    select s.record_id
    from (select e.record_id, e.words from public.search_entries e where e.workspace_id = ws and e.kind = wanted_kind order by e.touched_at desc limit furthest) s
    where s.words @@ asked limit most;
end $$;

-- What one kind has for a query: of names; where they are few, of all its fields; and of notes. The newest few hundred
-- entries show whether a term is common. Narrow: the owners are among the terms, so that few have them all.
create function auth.search_kind(wanted_kind text, named text, wider text, noted text, narrow boolean, most integer)
returns table (record_id uuid, is_note boolean)
language plpgsql stable security definer
set search_path = pg_catalog set enable_seqscan = off set enable_bitmapscan = off set plan_cache_mode = force_custom_plan
as $$
declare
  ws constant uuid := current_setting('app.ws')::uuid;
  sample constant integer := 400;
  met integer[] := '{0,0,0}';
  wanted text[] := array[named, wider, noted];
  got integer := 0;
  more integer;
begin
  if coalesce(current_setting('app.party', true), '') > '' then return; end if;
  if not narrow then
    select array[count(*) filter (where s.words @@ named::tsquery), count(*) filter (where s.words @@ wider::tsquery), count(*) filter (where s.words @@ noted::tsquery)] into met
    from (select e.words from public.search_entries e where e.workspace_id = ws and e.kind = wanted_kind order by e.touched_at desc limit sample) s;
  end if;
  for at in 1 .. 3 loop
    continue when wanted[at] is null or got >= most;
    if met[at] >= 2 then
      return query select f.record_id, at = 3 from auth.search_recent(wanted_kind, wanted[at], least(sample * (most / met[at] + 2), 6000), most) f;
    else
      return query select f.record_id, at = 3 from auth.search_rare(wanted_kind, wanted[at], most) f;
    end if;
    get diagnostics more = row_count;
    got := got + more;
  end loop;
end $$;

revoke all on function auth.search_rare(text, text, integer), auth.search_recent(text, text, integer, integer), auth.search_kind(text, text, text, text, boolean, integer) from public;
grant execute on function auth.search_kind(text, text, text, text, boolean, integer) to entente_app;
set local role entente_owner;
revoke create on schema auth from entente_search;
