-- People as far as promises go: members of ours, and people of the client, each with the ladder they chose.
create table commitment_people (
  workspace_id uuid not null,
  id uuid not null,
  side text not null check (side in ('provider', 'client')),
  member_id uuid,
  -- the client whose person it is; null for ours
  client_id uuid,
  contact_id uuid,
  name text not null check (length(name) between 1 and 200),
  email text not null check (email = lower(email)),
  role_title text not null default '',
  locale text not null check (locale in ('en', 'pl', 'ru')),
  -- chosen by the person it applies to; null until they did
  ladder text check (ladder in ('gentle', 'standard', 'tight', 'only_late')),
  -- when the next message to them is due; null where there is nothing to say
  tell_at timestamptz,
  -- up to when they know what happened
  told_until timestamptz not null default date_trunc('milliseconds', now()),
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (workspace_id, id),
  unique (workspace_id, member_id),
  unique (workspace_id, client_id, email),
  foreign key (workspace_id, member_id) references members (workspace_id, id),
  foreign key (workspace_id, client_id) references clients (workspace_id, id),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id),
  check ((side = 'provider') = (member_id is not null)),
  check ((side = 'client') = (client_id is not null))
);
create index commitment_people_tell on commitment_people (workspace_id, tell_at) where tell_at is not null;

-- What one side promised the other: by a day, by a person, and what waits for it.
create table commitments (
  workspace_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  engagement_id uuid not null,
  side text not null check (side in ('provider', 'client')),
  title text not null check (length(title) between 1 and 300),
  -- the form it comes in, and what a good one looks like
  format text not null default '',
  example text not null default '',
  effort_minutes integer check (effort_minutes between 1 and 100000),
  owner_id uuid not null,
  -- by name, because people of the other side are hidden from a client's page
  owner_name text not null,
  backup_id uuid,
  backup_name text not null default '',
  due_on date,
  -- the day that was promised first; never changed
  first_due_on date,
  -- the day its owner now expects, where they asked for time
  expected_on date,
  expected_because text not null default '',
  done_at timestamptz,
  stuck_at timestamptz,
  stuck_words text not null default '',
  excepted_at timestamptz,
  -- what it was made from when the agreement was signed
  agreement_id uuid,
  source_kind text check (source_kind in ('client_input', 'phase', 'deliverable')),
  source_id uuid,
  is_sample boolean not null default false,
  deleted_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  updated_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (workspace_id, id),
  -- a record of an agreement is promised once
  unique (workspace_id, agreement_id, source_id),
  foreign key (workspace_id, client_id) references clients (workspace_id, id),
  foreign key (workspace_id, engagement_id) references engagements (workspace_id, id),
  foreign key (workspace_id, agreement_id) references agreements (workspace_id, id),
  foreign key (workspace_id, owner_id) references commitment_people (workspace_id, id),
  foreign key (workspace_id, backup_id) references commitment_people (workspace_id, id)
);
create index commitments_engagement on commitments (workspace_id, engagement_id, due_on, id);
create index commitments_list on commitments (workspace_id, (coalesce(due_on, '9999-12-31'::date)), id) where deleted_at is null;
create index commitments_owner on commitments (workspace_id, owner_id);
create index commitments_backup on commitments (workspace_id, backup_id) where backup_id is not null;

-- The second cannot be finished before the first is there.
create table commitment_blocks (
  workspace_id uuid not null,
  commitment_id uuid not null,
  blocked_id uuid not null,
  client_id uuid not null,
  primary key (workspace_id, commitment_id, blocked_id),
  foreign key (workspace_id, commitment_id) references commitments (workspace_id, id),
  foreign key (workspace_id, blocked_id) references commitments (workspace_id, id),
  check (commitment_id <> blocked_id)
);

-- Every act on a commitment, of either side: never changed, never taken away.
create table commitment_events (
  workspace_id uuid not null,
  id uuid not null,
  commitment_id uuid not null,
  client_id uuid not null,
  engagement_id uuid not null,
  type text not null check (type in ('made', 'changed', 'done', 'reopened', 'time', 'stuck', 'handed_on', 'moved', 'absorbed', 'excepted', 'removed', 'restored')),
  actor_side text not null check (actor_side in ('provider', 'client', 'system')),
  actor_id uuid,
  actor_name text not null,
  body jsonb not null default '{}',
  happened_at timestamptz not null,
  recorded_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (workspace_id, id),
  foreign key (workspace_id, commitment_id) references commitments (workspace_id, id),
  foreign key (workspace_id, engagement_id) references engagements (workspace_id, id)
);
create index commitment_events_commitment on commitment_events (workspace_id, commitment_id, recorded_at);
create index commitment_events_ledger on commitment_events (workspace_id, engagement_id, recorded_at desc, id desc);

-- A link may stand for a person of the client who signs nothing, and lead to what both sides promised.
alter table links alter column agreement_id drop not null, alter column signatory_id drop not null;
alter table links add column person_id uuid;
-- Nobody is named yet, so there is nothing to check; row security would keep the check from its rows.
alter table links add foreign key (workspace_id, person_id) references commitment_people (workspace_id, id) not valid;
alter table links drop constraint links_purpose_check;
alter table links add constraint links_purpose_check check (purpose in ('sign', 'us', 'promises'));
alter table links add constraint links_holder_check check (((purpose = 'promises') = (person_id is not null)) and ((purpose = 'promises') = (signatory_id is null)) and ((purpose = 'promises') = (agreement_id is null)));
create index links_person on links (workspace_id, person_id) where person_id is not null;

alter table commitment_people enable row level security;
alter table commitment_people force row level security;
create policy workspace_wall on commitment_people using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on commitment_people as restrictive using (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid)) with check (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid));
alter table commitments enable row level security;
alter table commitments force row level security;
create policy workspace_wall on commitments using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on commitments as restrictive using (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid)) with check (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid));
alter table commitment_blocks enable row level security;
alter table commitment_blocks force row level security;
create policy workspace_wall on commitment_blocks using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on commitment_blocks as restrictive using (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid)) with check (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid));
alter table commitment_events enable row level security;
alter table commitment_events force row level security;
create policy workspace_wall on commitment_events using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on commitment_events as restrictive using (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid)) with check (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid));
grant select, insert, update, delete on commitment_people, commitments, commitment_blocks to entente_app;
grant select, insert, delete on commitment_events to entente_app;
grant select on commitment_people, commitments, commitment_blocks, commitment_events to entente_backup;
-- Only an erasure takes words out of what happened; the rest of an entry stands.
grant update (body, actor_name) on commitment_events to entente_app;
