-- Rules that act on what was recorded. Off until somebody switches them on; they act in that person's name.
create table automations (
  workspace_id uuid not null references workspaces (workspace_id),
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  trigger jsonb not null,
  filter jsonb not null default '{"all":[]}',
  acts jsonb not null,
  is_on boolean not null default false,
  run_as uuid,
  -- What was recorded before this was looked at.
  heard_to timestamptz,
  on_since timestamptz,
  paused_because text not null default '' check (paused_because in ('', 'too-often', 'person-left', 'keeps-failing')),
  deleted_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (workspace_id, id),
  foreign key (workspace_id, run_as) references members (workspace_id, id),
  check (not is_on or (run_as is not null and heard_to is not null and on_since is not null))
);
create index automations_on on automations (workspace_id, is_on);

-- One run for each occasion: the recorded activity, or the record and the moment since which nothing happened. So nothing is done twice.
create table automation_runs (
  workspace_id uuid not null references workspaces (workspace_id),
  id uuid not null,
  automation_id uuid not null,
  occasion text not null check (length(occasion) between 1 and 200),
  record_kind text not null check (record_kind in ('client', 'contact', 'deal')),
  record_id uuid not null,
  state text not null check (state in ('done', 'failed', 'skipped')),
  because text not null default '',
  -- What each act did, with before and after, for the undo.
  acts jsonb not null default '[]',
  -- The automations that led here, and the activities that this run recorded: so chains are known and end.
  chain jsonb not null default '[]',
  made jsonb not null default '[]',
  happened_at timestamptz not null,
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  undone_at timestamptz,
  undone_by uuid,
  primary key (workspace_id, id),
  unique (workspace_id, automation_id, occasion),
  foreign key (workspace_id, automation_id) references automations (workspace_id, id)
);
create index automation_runs_log on automation_runs (workspace_id, automation_id, created_at desc, id desc);
create index automation_runs_recent on automation_runs (workspace_id, created_at);

-- What an automation did says so in the record.
alter table activities drop constraint activities_through_kind_check;
alter table activities add constraint activities_through_kind_check check (through_kind in ('', 'key', 'agent', 'automation'));

alter table automations enable row level security;
alter table automations force row level security;
create policy workspace_wall on automations using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on automations as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

alter table automation_runs enable row level security;
alter table automation_runs force row level security;
create policy workspace_wall on automation_runs using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on automation_runs as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

grant select, insert, update, delete on automations, automation_runs to entente_app;
grant select on automations, automation_runs to entente_backup;
