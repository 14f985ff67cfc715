-- What a role sees and may do less of, for each kind of record. Owners are never limited, so nobody shuts themselves out.
-- scope narrows a member's own one ("all" narrows nothing); hidden: the keys of fields that are left out of every answer.
create table rights (
  workspace_id uuid not null references workspaces (workspace_id),
  role text not null check (role in ('manager', 'member')),
  record_kind text not null check (record_kind in ('client', 'contact', 'deal', 'engagement', 'interaction')),
  scope text not null default 'all' check (scope in ('own', 'team', 'all')),
  hidden jsonb not null default '[]',
  may_export boolean not null default true,
  may_delete boolean not null default true,
  may_bulk boolean not null default true,
  version integer not null default 1,
  updated_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (workspace_id, role, record_kind)
);

alter table rights enable row level security;
alter table rights force row level security;
create policy workspace_wall on rights using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on rights as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

grant select, insert, update, delete on rights to entente_app;
grant select on rights to entente_backup, entente_search;

grant create on schema auth to entente_search;
set local role entente_search;

-- A role's limits by kind, for the functions below that find out who asks before a workspace is known. Not for the application.
create function auth.role_limits(of_workspace uuid, of_role text)
returns jsonb
language sql stable set search_path = pg_catalog
as $$
  select jsonb_object_agg(r.record_kind, jsonb_build_object('scope', r.scope, 'hidden', r.hidden, 'mayExport', r.may_export, 'mayDelete', r.may_delete, 'mayBulk', r.may_bulk))
  from public.rights r where r.workspace_id = of_workspace and r.role = of_role
$$;
revoke all on function auth.role_limits(uuid, text) from public;

-- As before, with the limits of the person's role: null where there are none.
drop function auth.session_actor(text, uuid);
create function auth.session_actor(wanted_token text, wanted_workspace uuid)
returns table (
  session_id text, user_id text, session_created_at timestamptz, session_expires_at timestamptz,
  workspace_id uuid, member_id uuid, team_id uuid, name text, role text, scope text, locale text, limits jsonb
)
language sql stable security definer set search_path = pg_catalog
as $$
  select s.id, s.user_id, s.created_at, s.expires_at, m.workspace_id, m.id, m.team_id, m.name, m.role, m.scope, m.locale, auth.role_limits(m.workspace_id, m.role)
  from auth.sessions s
  left join lateral (
    select w.* from public.members w
    where w.user_id = s.user_id and w.deactivated_at is null
    order by (w.workspace_id = wanted_workspace) is true desc, w.created_at, w.workspace_id
    limit 1
  ) m on true
  where s.token = wanted_token and s.expires_at > now()
$$;
revoke all on function auth.session_actor(text, uuid) from public;
grant execute on function auth.session_actor(text, uuid) to entente_app;

-- The same for whoever comes by a key.
drop function auth.key_actor(text);
create function auth.key_actor(wanted_hash text)
returns table (
  key_id uuid, key_name text, scopes text, expires_at timestamptz, last_used_at timestamptz, is_revoked boolean,
  workspace_id uuid, member_id uuid, team_id uuid, name text, role text, scope text, locale text, limits jsonb
)
language sql stable security definer set search_path = pg_catalog
as $$
  select k.id, k.name, k.scopes, k.expires_at, k.last_used_at, k.revoked_at is not null or m.deactivated_at is not null,
    m.workspace_id, m.id, m.team_id, m.name, m.role, m.scope, m.locale, auth.role_limits(m.workspace_id, m.role)
  from public.api_keys k
  join public.members m on m.workspace_id = k.workspace_id and m.id = k.member_id
  where k.secret_hash = wanted_hash
$$;
revoke all on function auth.key_actor(text) from public;
grant execute on function auth.key_actor(text) to entente_app;
set local role entente_owner;
revoke create on schema auth from entente_search;
