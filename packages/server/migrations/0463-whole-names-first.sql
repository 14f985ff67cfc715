-- Names that are exactly what was typed are asked for first and have places of their own: "Jan Nowak" was not found
-- behind two dozen newer people called Nowakowski. Where they fill all places by themselves nothing else is asked.
grant create on schema auth to entente_search;
set local role entente_search;
drop function auth.search_kind(text, text, text, text, boolean, integer);

create function auth.search_kind(wanted_kind text, whole text, named text, wider text, noted text, narrow boolean, most integer)
returns table (record_id uuid, is_note boolean)
language plpgsql stable security definer
set search_path = pg_catalog set enable_seqscan = off set enable_bitmapscan = off set plan_cache_mode = force_custom_plan
as $$
declare
  ws constant uuid := current_setting('app.ws')::uuid;
  sample constant integer := 400;
  met integer[] := '{0,0,0,0}';
  wanted text[] := array[whole, named, wider, noted];
  got integer := 0;
  more integer;
begin
  if coalesce(current_setting('app.party', true), '') > '' then return; end if;
  if not narrow then
    select array[count(*) filter (where s.words @@ whole::tsquery), count(*) filter (where s.words @@ named::tsquery), count(*) filter (where s.words @@ wider::tsquery), count(*) filter (where s.words @@ noted::tsquery)] into met
    from (select e.words from public.search_entries e where e.workspace_id = ws and e.kind = wanted_kind order by e.touched_at desc limit sample) s;
  end if;
  for at in 1 .. 4 loop
    continue when wanted[at] is null or got >= most;
    if met[at] >= 2 then
      return query select f.record_id, at = 4 from auth.search_recent(wanted_kind, wanted[at], least(sample * (most / met[at] + 2), 6000), most) f;
    else
      return query select f.record_id, at = 4 from auth.search_rare(wanted_kind, wanted[at], most) f;
    end if;
    get diagnostics more = row_count;
    -- Names that begin so name the whole ones again: those take no place from them.
    got := case when at = 1 and more < most then 0 else got + more end;
  end loop;
end $$;

revoke all on function auth.search_kind(text, text, text, text, text, boolean, integer) from public;
grant execute on function auth.search_kind(text, text, text, text, text, boolean, integer) to entente_app;
set local role entente_owner;
revoke create on schema auth from entente_search;
