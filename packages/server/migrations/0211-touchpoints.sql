-- Who tells whom of what, by which channel and how fast; what was told; and what somebody said has happened.
create table touchpoints (
  workspace_id uuid not null,
  id uuid not null,
  engagement_id uuid not null,
  client_id uuid not null,
  event text not null check (event in ('start', 'delivery', 'delay', 'mistake', 'price_change', 'absence', 'complaint', 'crisis')),
  -- whose event it is, and who tells the other side
  side text not null check (side in ('provider', 'client')),
  -- only of this phase of the agreement; null: of the whole work
  phase_id uuid,
  phase_name text not null default '' check (length(phase_name) <= 160),
  -- names as they were; a client's page reads them without reaching people of ours
  teller_id uuid not null,
  teller_name text not null,
  backup_id uuid,
  backup_name text not null default '',
  told_id uuid not null,
  told_name text not null,
  channel text not null check (channel in ('mail', 'phone', 'meeting')),
  -- working days after the event; negative: before it
  within_days integer not null check (within_days between -10 and 10),
  -- what happened before this day is not asked for
  since date not null,
  removed_at timestamptz,
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (workspace_id, id),
  foreign key (workspace_id, engagement_id) references engagements (workspace_id, id),
  foreign key (workspace_id, teller_id) references commitment_people (workspace_id, id),
  foreign key (workspace_id, backup_id) references commitment_people (workspace_id, id),
  foreign key (workspace_id, told_id) references commitment_people (workspace_id, id),
  check (backup_id is distinct from teller_id),
  check ((phase_id is null) = (phase_name = ''))
);
create index touchpoints_engagement on touchpoints (workspace_id, engagement_id) where removed_at is null;

-- What the program cannot know by itself, said by a person.
create table happenings (
  workspace_id uuid not null,
  id uuid not null,
  engagement_id uuid not null,
  client_id uuid not null,
  event text not null check (event in ('start', 'delivery', 'delay', 'mistake', 'price_change', 'absence', 'complaint', 'crisis')),
  side text not null check (side in ('provider', 'client')),
  phase_id uuid,
  happens_on date not null,
  about text not null check (length(about) between 1 and 300),
  raised_by uuid not null,
  raised_by_name text not null,
  raised_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, engagement_id) references engagements (workspace_id, id)
);
create index happenings_engagement on happenings (workspace_id, engagement_id, happens_on);

-- What was told, once for each line of the plan and each happening.
create table notices (
  workspace_id uuid not null,
  id uuid not null,
  touchpoint_id uuid not null,
  engagement_id uuid not null,
  client_id uuid not null,
  happening_key text not null check (length(happening_key) between 3 and 120),
  event text not null check (event in ('start', 'delivery', 'delay', 'mistake', 'price_change', 'absence', 'complaint', 'crisis')),
  side text not null check (side in ('provider', 'client')),
  about text not null,
  due_on date not null,
  how text not null check (how in ('mail', 'phone', 'meeting')),
  subject text not null check (length(subject) <= 200),
  body text not null check (length(body) <= 4000),
  told_name text not null,
  told_by uuid not null,
  told_by_name text not null,
  told_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, touchpoint_id, happening_key),
  foreign key (workspace_id, touchpoint_id) references touchpoints (workspace_id, id),
  foreign key (workspace_id, engagement_id) references engagements (workspace_id, id)
);
create index notices_engagement on notices (workspace_id, engagement_id, told_at);

alter table touchpoints enable row level security;
alter table touchpoints force row level security;
create policy workspace_wall on touchpoints using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on touchpoints as restrictive using (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid)) with check (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid));
alter table happenings enable row level security;
alter table happenings force row level security;
create policy workspace_wall on happenings using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on happenings as restrictive using (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid)) with check (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid));
alter table notices enable row level security;
alter table notices force row level security;
create policy workspace_wall on notices using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on notices as restrictive using (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid)) with check (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid));
grant select, insert, update, delete on touchpoints to entente_app;
grant select, insert, delete on happenings, notices to entente_app;
-- Only an erasure takes words and names out; what was told when stands.
grant update (about, raised_by_name) on happenings to entente_app;
grant update (about, subject, body, told_name, told_by_name) on notices to entente_app;
grant select on touchpoints, happenings, notices to entente_backup;
