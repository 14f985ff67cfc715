-- Other programs: keys that act for a member, webhooks that tell them what happened, and what agents propose.

-- secret_hash: SHA-256 of 256 random bits; the key itself is shown once and kept nowhere.
-- scopes: words with blanks between, for example "client:read deal:write".
create table api_keys (
  workspace_id uuid not null references workspaces (workspace_id),
  id uuid not null,
  member_id uuid not null,
  name text not null check (length(name) between 1 and 120),
  purpose text not null check (purpose in ('own', 'service')),
  prefix text not null check (prefix ~ '^ent_[0-9A-Za-z_-]{8}$'),
  secret_hash text not null check (secret_hash ~ '^[0-9a-f]{64}$'),
  scopes text not null check (scopes ~ '^[a-z]+:(read|write)( [a-z]+:(read|write))*$'),
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid,
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (workspace_id, id),
  unique (workspace_id, secret_hash),
  foreign key (workspace_id, member_id) references members (workspace_id, id),
  foreign key (workspace_id, revoked_by) references members (workspace_id, id)
);
create index api_keys_secret on api_keys (secret_hash);
create index api_keys_recent on api_keys (workspace_id, created_at desc, id desc);

-- How an act came, where it was not by the person's own hand.
alter table activities
  add column through_kind text not null default '' check (through_kind in ('', 'key', 'agent')),
  add column through_name text not null default '';

-- topics: "*" or topics with blanks between; "client.*" stands for all about clients.
-- secret, former_secret: encrypted with a key outside the database. The former one signs too until former_until.
-- busy_until, busy_token: the lease of whoever delivers; pause_until: nothing is sent before, after failures.
create table webhooks (
  workspace_id uuid not null references workspaces (workspace_id),
  id uuid not null,
  member_id uuid not null,
  name text not null check (length(name) between 1 and 120),
  url text not null check (length(url) between 8 and 2000),
  topics text not null check (topics ~ '^(\*|[a-z_]+\.[a-z_*-]+( [a-z_]+\.[a-z_*-]+)*)$'),
  secret text not null check (secret ~ '^v1\.[A-Za-z0-9_-]+$'),
  former_secret text check (former_secret ~ '^v1\.[A-Za-z0-9_-]+$'),
  former_until timestamptz,
  failures integer not null default 0,
  failing_since timestamptz,
  pause_until timestamptz,
  busy_until timestamptz,
  busy_token uuid,
  delivered_at timestamptz,
  disabled_at timestamptz,
  disabled_because text not null default '' check (disabled_because in ('', 'by_person', 'failing', 'gone')),
  version integer not null default 1,
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (workspace_id, id),
  foreign key (workspace_id, member_id) references members (workspace_id, id)
);

-- One message to one webhook. event_id is the message's id, the same for every try and for a replay.
create table webhook_deliveries (
  workspace_id uuid not null references workspaces (workspace_id),
  id uuid not null,
  webhook_id uuid not null,
  event_id uuid not null,
  topic text not null,
  event jsonb not null,
  state text not null default 'queued' check (state in ('queued', 'delivered', 'failed', 'dropped')),
  is_test boolean not null default false,
  replay_of uuid,
  attempts integer not null default 0,
  next_attempt_at timestamptz,
  status integer,
  response text not null default '',
  problem text not null default '',
  duration_ms integer,
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  settled_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, webhook_id) references webhooks (workspace_id, id)
);
create index webhook_deliveries_log on webhook_deliveries (workspace_id, webhook_id, id desc);
create index webhook_deliveries_due on webhook_deliveries (workspace_id, webhook_id, next_attempt_at, id) where state = 'queued';
create index webhook_deliveries_age on webhook_deliveries (workspace_id, created_at);

-- What an agent wants done. It is carried out at most once, by the key that proposed it, before it runs out.
create table agent_proposals (
  workspace_id uuid not null references workspaces (workspace_id),
  id uuid not null,
  api_key_id uuid not null,
  member_id uuid not null,
  operation text not null check (length(operation) between 1 and 80),
  input jsonb not null,
  preview jsonb not null,
  expires_at timestamptz not null,
  taken_at timestamptz,
  outcome text not null default '' check (outcome in ('', 'done', 'refused')),
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (workspace_id, id),
  foreign key (workspace_id, api_key_id) references api_keys (workspace_id, id),
  foreign key (workspace_id, member_id) references members (workspace_id, id)
);
create index agent_proposals_age on agent_proposals (workspace_id, created_at);

alter table api_keys enable row level security;
alter table api_keys force row level security;
create policy workspace_wall on api_keys using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on api_keys as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

alter table webhooks enable row level security;
alter table webhooks force row level security;
create policy workspace_wall on webhooks using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on webhooks as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

alter table webhook_deliveries enable row level security;
alter table webhook_deliveries force row level security;
create policy workspace_wall on webhook_deliveries using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on webhook_deliveries as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

alter table agent_proposals enable row level security;
alter table agent_proposals force row level security;
create policy workspace_wall on agent_proposals using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on agent_proposals as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

grant select, insert, update, delete on api_keys, webhooks, webhook_deliveries, agent_proposals to entente_app;
grant select on api_keys, webhooks, webhook_deliveries, agent_proposals to entente_backup;
grant select on api_keys to entente_search;

-- How many requests somebody has left. Above workspaces: a login may belong to several. The key names a
-- row of ours or a network, never a person.
create table auth.call_budgets (
  key text not null primary key,
  tokens double precision not null,
  filled_at timestamptz not null
);
create index call_budgets_age on auth.call_budgets (filled_at);
grant select, insert, update, delete on auth.call_budgets to entente_app;
grant select on auth.call_budgets to entente_backup;

-- Before a workspace is known: whom a key acts for. Whoever holds the key may hear why it no longer works.
grant create on schema auth to entente_search;
set local role entente_search;
create function auth.key_actor(wanted_hash text)
returns table (
  key_id uuid, key_name text, scopes text, expires_at timestamptz, last_used_at timestamptz, is_revoked boolean,
  workspace_id uuid, member_id uuid, team_id uuid, name text, role text, scope text, locale text
)
language sql stable security definer set search_path = pg_catalog
as $$
  select k.id, k.name, k.scopes, k.expires_at, k.last_used_at, k.revoked_at is not null or m.deactivated_at is not null,
    m.workspace_id, m.id, m.team_id, m.name, m.role, m.scope, m.locale
  from public.api_keys k
  join public.members m on m.workspace_id = k.workspace_id and m.id = k.member_id
  where k.secret_hash = wanted_hash
$$;
revoke all on function auth.key_actor(text) from public;
grant execute on function auth.key_actor(text) to entente_app;
set local role entente_owner;
revoke create on schema auth from entente_search;
