-- What one box finds: one row for each record, with the terms under which it is found.
-- A term is the tail of the workspace's id, a mark ("=" a name, "#" a number, "~" a note, "@" the owner, none for
-- what stands around a name) and a word as it sounds. core/search makes the terms.

create table search_entries (
  workspace_id uuid not null references workspaces (workspace_id),
  kind text not null check (kind in ('client', 'contact', 'deal', 'engagement', 'agreement', 'interaction')),
  record_id uuid not null,
  owner_id uuid not null,
  touched_at timestamptz not null,
  words tsvector not null,
  primary key (workspace_id, kind, record_id)
);
create index search_entries_recent on search_entries (workspace_id, kind, touched_at desc);
-- No pending list: a search would have to read it through each time.
create index search_entries_words on search_entries using gin (words) with (fastupdate = off);
-- The functions below choose their plans themselves; the terms need no statistics.
alter table search_entries alter column words set statistics 0;

-- Words of names as they sound, under each of their deletions: what a mistyped word may have meant.
create table search_words (
  workspace_id uuid not null references workspaces (workspace_id),
  deletion text not null,
  word text not null,
  primary key (workspace_id, deletion, word)
);

alter table search_entries enable row level security;
alter table search_entries force row level security;
create policy workspace_wall on search_entries using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on search_entries as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

alter table search_words enable row level security;
alter table search_words force row level security;
create policy workspace_wall on search_words using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on search_words as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

grant select, insert, update, delete on search_entries, search_words to entente_app;
grant select on search_entries, search_words to entente_backup;
grant select on search_entries to entente_search;

-- Matching terms is not leakproof, so row security would read every row of the workspace; these functions read as the
-- search role instead. The workspace comes from the setting alone. They answer with ids: whoever asks reads the records
-- themselves, behind their walls. Nothing is found from a client's page.
grant create on schema auth to entente_search;
set local role entente_search;

-- For terms that few records have: the index of terms, of each kind the newest.
create function auth.search_rare(wanted text, kinds text[], most integer)
returns table (kind text, record_id uuid, touched_at timestamptz)
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
      select e.kind, e.record_id, e.touched_at from public.search_entries e
      where e.workspace_id = ws and e.kind = any (kinds) and e.words @@ asked limit 20000)
    select r.kind, r.record_id, r.touched_at
    from (select f.*, row_number() over (partition by f.kind order by f.touched_at desc) as place from found f) r
    where r.place <= most;
end $$;

-- Where a term is common the newest records that have it are met by walking back in time; the first few hundred
-- show whether it is. Else the index of terms is asked.
create function auth.search_recent(wanted text, kinds text[], most integer)
returns table (kind text, record_id uuid, touched_at timestamptz)
language plpgsql stable security definer
set search_path = pg_catalog set enable_seqscan = off set enable_bitmapscan = off set plan_cache_mode = force_custom_plan
as $$
declare
  ws constant uuid := current_setting('app.ws')::uuid;
  asked constant tsquery := wanted::tsquery;
  each text;
  met integer;
  rare text[] := '{}';
begin
  if coalesce(current_setting('app.party', true), '') > '' then return; end if;
  foreach each in array kinds loop
    select count(*) into met from (select e.words from public.search_entries e where e.workspace_id = ws and e.kind = each order by e.touched_at desc limit 300) s where s.words @@ asked;
    if met < 3 then
      rare := rare || each;
    else
      return query
        select s.kind, s.record_id, s.touched_at
        from (select e.* from public.search_entries e where e.workspace_id = ws and e.kind = each order by e.touched_at desc limit 300 * (most / met + 2)) s
        where s.words @@ asked limit most;
    end if;
  end loop;
  if rare <> '{}' then return query select f.* from auth.search_rare(wanted, rare, most) f; end if;
end $$;

revoke all on function auth.search_rare(text, text[], integer), auth.search_recent(text, text[], integer) from public;
grant execute on function auth.search_rare(text, text[], integer), auth.search_recent(text, text[], integer) to entente_app;
set local role entente_owner;
revoke create on schema auth from entente_search;
