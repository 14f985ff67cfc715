-- What makes a record good, in rules with weights; how each record stands; how it stood week by week.
create table quality_rules (
  workspace_id uuid not null references workspaces (workspace_id),
  id uuid not null,
  record_kind text not null check (record_kind in ('client', 'contact', 'deal')),
  check_kind text not null check (check_kind in ('filled', 'valid', 'has_email', 'next_step', 'fresh')),
  -- The field's key for "filled" and "valid"; empty for the others.
  field_key text not null default '' check (length(field_key) <= 60),
  days integer check (days between 1 and 3650),
  weight integer not null default 1 check (weight between 1 and 10),
  is_on boolean not null default true,
  position integer not null default 0,
  version integer not null default 1,
  primary key (workspace_id, id),
  unique (workspace_id, record_kind, check_kind, field_key)
);

-- "lost" is the weight of the rules that a record fails: what mending it brings.
create table quality_scores (
  workspace_id uuid not null references workspaces (workspace_id),
  record_kind text not null check (record_kind in ('client', 'contact', 'deal')),
  record_id uuid not null,
  passed integer not null,
  total integer not null,
  lost integer not null,
  -- Ids of the rules that fail.
  failing jsonb not null default '[]',
  checked_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (workspace_id, record_kind, record_id)
);
create index quality_scores_effect on quality_scores (workspace_id, record_kind, lost desc, record_id) where lost > 0;
create index quality_scores_checked on quality_scores (workspace_id, record_kind, checked_at desc);

-- One row for each week, kind and team ('' is the whole workspace). Never of a person.
create table quality_weeks (
  workspace_id uuid not null references workspaces (workspace_id),
  week date not null,
  record_kind text not null check (record_kind in ('client', 'contact', 'deal')),
  team_key text not null default '',
  records bigint not null,
  passed bigint not null,
  total bigint not null,
  primary key (workspace_id, record_kind, team_key, week)
);

alter table quality_rules enable row level security;
alter table quality_rules force row level security;
create policy workspace_wall on quality_rules using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on quality_rules as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

alter table quality_scores enable row level security;
alter table quality_scores force row level security;
create policy workspace_wall on quality_scores using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on quality_scores as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

alter table quality_weeks enable row level security;
alter table quality_weeks force row level security;
create policy workspace_wall on quality_weeks using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on quality_weeks as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

grant select, insert, update, delete on quality_rules, quality_scores, quality_weeks to entente_app;
grant select on quality_rules, quality_scores, quality_weeks to entente_backup;
