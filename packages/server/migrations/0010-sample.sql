-- What an instance remembers about itself, outside any workspace.
create table auth.instance_marks (
  name text not null primary key,
  at timestamptz not null default date_trunc('milliseconds', now())
);
grant select, insert on auth.instance_marks to entente_app;
grant select on auth.instance_marks to entente_backup;

grant create on schema auth to entente_search;
set local role entente_search;
create function auth.sample_workspaces()
returns table (workspace_id uuid)
language sql stable security definer set search_path = pg_catalog
as $$ select w.workspace_id from public.workspaces w where w.is_sample order by w.created_at $$;
revoke all on function auth.sample_workspaces() from public;
grant execute on function auth.sample_workspaces() to entente_app;
set local role entente_owner;
revoke create on schema auth from entente_search;
