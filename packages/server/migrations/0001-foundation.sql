-- The house: workspaces, people, and what every area uses. Forward only.
-- Run as the owner role. Every tenant table has workspace_id first in every key, row-level security
-- enabled and forced, one permissive policy for the workspace and one restrictive for the portal:
--   app.ws     the workspace of this transaction
--   app.party  the client of a portal transaction, empty for the team and the system

create schema if not exists auth;

create table workspaces (
  workspace_id uuid not null primary key,
  name text not null check (length(name) between 1 and 200),
  locale text not null check (locale in ('en', 'pl', 'ru')),
  country text not null default 'PL' check (country ~ '^[A-Z]{2}$'),
  currency text not null default 'PLN' check (currency ~ '^[A-Z]{3}$'),
  time_zone text not null default 'Europe/Warsaw',
  legal_name text not null default '',
  registration text not null default '',
  address text not null default '',
  formal_address boolean not null default true,
  signing_level text not null default 'code' check (signing_level in ('code', 'link')),
  is_sample boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null default date_trunc('milliseconds', now())
);

create table teams (
  workspace_id uuid not null references workspaces (workspace_id),
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  version integer not null default 1,
  primary key (workspace_id, id)
);

create table members (
  workspace_id uuid not null references workspaces (workspace_id),
  id uuid not null,
  user_id text not null,
  name text not null check (length(name) between 1 and 200),
  email text not null check (email = lower(email)),
  role_title text not null default '',
  role text not null check (role in ('owner', 'manager', 'member')),
  scope text not null check (scope in ('own', 'team', 'all')),
  team_id uuid,
  locale text not null check (locale in ('en', 'pl', 'ru')),
  single_keys boolean not null default true,
  deactivated_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (workspace_id, id),
  unique (workspace_id, user_id),
  unique (workspace_id, email),
  foreign key (workspace_id, team_id) references teams (workspace_id, id)
);
create index members_user on members (user_id);

create table invitations (
  workspace_id uuid not null references workspaces (workspace_id),
  id uuid not null,
  email text not null check (email = lower(email)),
  name text not null,
  role text not null check (role in ('owner', 'manager', 'member')),
  scope text not null check (scope in ('own', 'team', 'all')),
  team_id uuid,
  locale text not null check (locale in ('en', 'pl', 'ru')),
  token_hash text not null,
  token_nonce text not null,
  invited_by uuid not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  revoked_at timestamptz,
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (workspace_id, id),
  unique (workspace_id, token_hash),
  foreign key (workspace_id, invited_by) references members (workspace_id, id),
  foreign key (workspace_id, team_id) references teams (workspace_id, id)
);
create index invitations_token on invitations (token_hash);

-- Numbers that people see ("A-2026-0007") come from rows, not from sequences.
create table counters (
  workspace_id uuid not null references workspaces (workspace_id),
  name text not null,
  value bigint not null default 0,
  primary key (workspace_id, name)
);

-- What happened: append-only. happened_at is when it happened, recorded_at when we wrote it down.
create table activities (
  workspace_id uuid not null references workspaces (workspace_id),
  id uuid not null,
  topic text not null,
  happened_at timestamptz not null,
  recorded_at timestamptz not null default date_trunc('milliseconds', now()),
  actor_side text not null check (actor_side in ('provider', 'client', 'system')),
  actor_id uuid,
  actor_name text not null,
  subject_kind text not null,
  subject_id uuid not null,
  client_id uuid,
  engagement_id uuid,
  payload jsonb not null default '{}',
  primary key (workspace_id, id)
);
create index activities_subject on activities (workspace_id, subject_kind, subject_id, recorded_at desc);
create index activities_client on activities (workspace_id, client_id, recorded_at desc);
create index activities_recent on activities (workspace_id, recorded_at desc);

-- One message to one person. Nothing secret stands here: links and codes are derived when the mail is rendered.
create table announcements (
  workspace_id uuid not null references workspaces (workspace_id),
  id uuid not null,
  topic text not null,
  recipient_email text not null,
  recipient_name text not null,
  locale text not null check (locale in ('en', 'pl', 'ru')),
  params jsonb not null default '{}',
  subject_kind text not null,
  subject_id uuid not null,
  client_id uuid,
  state text not null default 'queued' check (state in ('queued', 'outbox_only', 'accepted', 'bounced', 'failed')),
  attempts integer not null default 0,
  message_id text not null,
  smtp_reply text not null default '',
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  settled_at timestamptz,
  primary key (workspace_id, id)
);
create index announcements_recent on announcements (workspace_id, created_at desc, id desc);
create index announcements_subject on announcements (workspace_id, subject_kind, subject_id);

-- A command under a key happens once; the answer is kept and given again.
create table idempotency_keys (
  workspace_id uuid not null references workspaces (workspace_id),
  actor_id uuid not null,
  key text not null check (length(key) between 1 and 255),
  operation text not null,
  request_hash text not null,
  status integer not null,
  response jsonb not null,
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (workspace_id, actor_id, key)
);
create index idempotency_keys_age on idempotency_keys (workspace_id, created_at);

create table files (
  workspace_id uuid not null references workspaces (workspace_id),
  id uuid not null,
  client_id uuid,
  name text not null check (length(name) between 1 and 255),
  media_type text not null,
  bytes bigint not null check (bytes >= 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  subject_kind text not null,
  subject_id uuid not null,
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (workspace_id, id)
);
create index files_subject on files (workspace_id, subject_kind, subject_id);

create table clients (
  workspace_id uuid not null references workspaces (workspace_id),
  id uuid not null,
  kind text not null check (kind in ('organisation', 'person')),
  is_consumer boolean not null default false,
  name text not null check (length(name) between 1 and 200),
  legal_name text not null default '',
  registration text not null default '',
  address text not null default '',
  country text not null default '',
  locale text not null check (locale in ('en', 'pl', 'ru')),
  lifecycle text not null default 'lead' check (lifecycle in ('lead', 'qualified', 'active', 'former')),
  owner_id uuid not null,
  next_step text not null default '',
  next_step_on date,
  notes text not null default '',
  is_sample boolean not null default false,
  deleted_at timestamptz,
  deleted_by uuid,
  version integer not null default 1,
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  updated_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (workspace_id, id),
  foreign key (workspace_id, owner_id) references members (workspace_id, id)
);
create index clients_list on clients (workspace_id, updated_at desc, id desc);
create index clients_name on clients (workspace_id, name, id);
create index clients_owner on clients (workspace_id, owner_id, updated_at desc, id desc);

create table contacts (
  workspace_id uuid not null references workspaces (workspace_id),
  id uuid not null,
  client_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  email text not null default '',
  phone text not null default '',
  role_title text not null default '',
  locale text not null check (locale in ('en', 'pl', 'ru')),
  is_sample boolean not null default false,
  deleted_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  updated_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (workspace_id, id),
  foreign key (workspace_id, client_id) references clients (workspace_id, id)
);
create index contacts_client on contacts (workspace_id, client_id, name);

create table engagements (
  workspace_id uuid not null references workspaces (workspace_id),
  id uuid not null,
  client_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  kind text not null check (kind in ('service_agreement', 'mentoring_agreement')),
  owner_id uuid not null,
  state text not null default 'open' check (state in ('open', 'closed')),
  is_sample boolean not null default false,
  deleted_at timestamptz,
  deleted_by uuid,
  version integer not null default 1,
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  updated_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (workspace_id, id),
  foreign key (workspace_id, client_id) references clients (workspace_id, id),
  foreign key (workspace_id, owner_id) references members (workspace_id, id)
);
create index engagements_list on engagements (workspace_id, updated_at desc, id desc);
create index engagements_client on engagements (workspace_id, client_id);
