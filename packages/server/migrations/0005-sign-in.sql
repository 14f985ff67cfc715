-- Sign-in: people, their sessions and what guards them. These tables stand above workspaces (one person
-- may belong to several), so they have no workspace_id and no row-level security; only the sign-in code
-- reads them. Columns follow better-auth 1.7.6 (its getMigrations), in our spelling.

create table auth.users (
  id text not null primary key,
  name text not null,
  email text not null unique check (email = lower(email)),
  email_verified boolean not null default false,
  image text,
  two_factor_enabled boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

-- token: worthless without the signature beside it in the cookie, whose key is not in the database.
-- expires_at: slides while the person works, never past 30 days after created_at.
create table auth.sessions (
  id text not null primary key,
  token text not null unique,
  user_id text not null references auth.users (id),
  ip_address text,
  user_agent text,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null
);
create index sessions_user on auth.sessions (user_id);

-- password: Argon2id. The token columns belong to sign-in through other services; unused.
create table auth.accounts (
  id text not null primary key,
  account_id text not null,
  provider_id text not null,
  user_id text not null references auth.users (id),
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null,
  unique (provider_id, account_id)
);
create index accounts_user on auth.accounts (user_id);

-- The second factor's challenges and the devices trusted with it.
create table auth.verifications (
  id text not null primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verifications_identifier on auth.verifications (identifier);

-- secret and backup_codes: encrypted with a key outside the database.
create table auth.two_factors (
  id text not null primary key,
  secret text not null,
  backup_codes text not null,
  user_id text not null unique references auth.users (id),
  verified boolean,
  failed_verification_count integer,
  locked_until timestamptz
);

-- Requests by address and path, whoever makes them.
create table auth.rate_limits (
  id text not null primary key,
  key text not null unique,
  count integer not null,
  last_request bigint not null
);

-- A code that was mailed. browser_hash ties it to the browser that asked: nobody else can use it.
-- The code itself is derived from id and a key outside the database; code_hash is keyed too.
create table auth.sign_in_codes (
  id uuid not null primary key,
  email text not null check (email = lower(email)),
  browser_hash text not null,
  code_hash text not null,
  tries integer not null default 0 check (tries between 0 and 5),
  expires_at timestamptz not null,
  used_at timestamptz,
  created_at timestamptz not null default now()
);
create index sign_in_codes_browser on auth.sign_in_codes (browser_hash, email, created_at desc);
create index sign_in_codes_age on auth.sign_in_codes (expires_at);

-- How long the next try has to wait: by person and network, by person and known device, by person alone.
-- The key is a hash; a row never locks anybody out for good, and it fades.
create table auth.sign_in_waits (
  key text not null primary key,
  tries integer not null,
  not_before timestamptz not null,
  tried_at timestamptz not null
);
create index sign_in_waits_age on auth.sign_in_waits (tried_at);

-- A step of the authenticator that was used; the same six digits do not open twice.
create table auth.totp_uses (
  user_id text not null references auth.users (id),
  step bigint not null,
  primary key (user_id, step)
);

-- One row, locked while the first workspace is made, so that only one person makes it.
create table auth.instance (
  only_row boolean not null primary key check (only_row)
);
insert into auth.instance (only_row) values (true);

grant select, insert, update, delete on auth.users, auth.sessions, auth.accounts, auth.verifications, auth.two_factors, auth.rate_limits, auth.sign_in_codes, auth.sign_in_waits, auth.totp_uses to entente_app;
grant select, update on auth.instance to entente_app;
grant select on auth.users, auth.sessions, auth.accounts, auth.verifications, auth.two_factors, auth.rate_limits, auth.sign_in_codes, auth.sign_in_waits, auth.totp_uses, auth.instance to entente_backup;
grant select on auth.users, auth.sessions to entente_search;

-- Before a workspace is known: who stands behind a session, and in which workspaces.
grant create on schema auth to entente_search;
set local role entente_search;

-- The person of a living session with their place in the wanted workspace, or in their first one.
-- member_id is null for somebody who belongs to no workspace (any more).
create function auth.session_actor(wanted_token text, wanted_workspace uuid)
returns table (
  session_id text, user_id text, session_created_at timestamptz, session_expires_at timestamptz,
  workspace_id uuid, member_id uuid, team_id uuid, name text, role text, scope text, locale text
)
language sql stable security definer set search_path = pg_catalog
as $$
  select s.id, s.user_id, s.created_at, s.expires_at, m.workspace_id, m.id, m.team_id, m.name, m.role, m.scope, m.locale
  from auth.sessions s
  left join lateral (
    select w.* from public.members w
    where w.user_id = s.user_id and w.deactivated_at is null
    order by (w.workspace_id = wanted_workspace) is true desc, w.created_at, w.workspace_id
    limit 1
  ) m on true
  where s.token = wanted_token and s.expires_at > now()
$$;

create function auth.workspaces_of(wanted_user_id text)
returns table (workspace_id uuid, name text, role text, is_sample boolean)
language sql stable security definer set search_path = pg_catalog
as $$
  select w.workspace_id, w.name, m.role, w.is_sample
  from public.members m join public.workspaces w on w.workspace_id = m.workspace_id
  where m.user_id = wanted_user_id and m.deactivated_at is null
  order by m.created_at, w.workspace_id
$$;

-- Memberships of any kind, deactivated ones too: while there is one, the person is kept.
create function auth.membership_count(wanted_user_id text)
returns bigint
language sql stable security definer set search_path = pg_catalog
as $$ select count(*) from public.members m where m.user_id = wanted_user_id $$;

-- Whether somebody has made a workspace of their own here (the sample is nobody's own).
create function auth.has_own_workspace()
returns boolean
language sql stable security definer set search_path = pg_catalog
as $$ select exists (select 1 from public.workspaces w where not w.is_sample) $$;

revoke all on function auth.session_actor(text, uuid), auth.workspaces_of(text), auth.membership_count(text), auth.has_own_workspace() from public;
grant execute on function auth.session_actor(text, uuid), auth.workspaces_of(text), auth.membership_count(text), auth.has_own_workspace() to entente_app;
set local role entente_owner;
revoke create on schema auth from entente_search;
