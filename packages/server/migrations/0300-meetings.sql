-- A meeting of an engagement: when it begins, how long it is, where, who takes part of both sides, and where it
-- stands. A wish to move it or to call it off that waits for the other side stands with it.
create table meetings (
  workspace_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  engagement_id uuid not null,
  title text not null check (length(title) between 1 and 160),
  starts_at timestamptz not null,
  minutes integer not null check (minutes between 5 and 1440),
  -- the clocks it was agreed by
  time_zone text not null,
  place text not null default '' check (length(place) <= 300),
  -- who takes part: ids of commitment_people, ours first; and their names, a line each
  people uuid[] not null check (cardinality(people) between 2 and 12),
  provider_names text not null,
  client_names text not null,
  state text not null default 'planned' check (state in ('planned', 'held', 'cancelled', 'missed')),
  -- it counts among the meetings that were agreed
  counts boolean not null default false,
  -- whose doing it was that it did not take place
  ended_by text check (ended_by in ('provider', 'client')),
  -- it has to be made up for
  owed boolean not null default false,
  -- how often it was changed, as calendars count it
  sequence integer not null default 0 check (sequence >= 0),
  ask_kind text check (ask_kind in ('move', 'cancel')),
  ask_side text check (ask_side in ('provider', 'client')),
  ask_late boolean not null default false,
  ask_times timestamptz[] not null default '{}' check (cardinality(ask_times) <= 3),
  ask_words text not null default '' check (length(ask_words) <= 400),
  asked_at timestamptz,
  -- the entry of the timeline that it became
  interaction_id uuid,
  is_sample boolean not null default false,
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  updated_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (workspace_id, id),
  foreign key (workspace_id, client_id) references clients (workspace_id, id),
  foreign key (workspace_id, engagement_id) references engagements (workspace_id, id),
  check ((ask_kind is null) = (ask_side is null) and (ask_kind is null) = (asked_at is null)),
  check (ask_kind is null or state = 'planned'),
  check (state not in ('planned', 'held') or ended_by is null)
);
create index meetings_engagement on meetings (workspace_id, engagement_id, starts_at, id);
create index meetings_start on meetings (workspace_id, starts_at) where state = 'planned';
create index meetings_client on meetings (workspace_id, client_id, starts_at);

-- What was done about it: never changed, never taken away.
create table meeting_acts (
  workspace_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  -- the how-manieth thing that was done about it
  position integer not null check (position > 0),
  client_id uuid not null,
  engagement_id uuid not null,
  -- whose wish it was
  side text not null check (side in ('provider', 'client')),
  actor_id uuid,
  actor_name text not null,
  act text not null check (act in ('planned', 'changed', 'move_asked', 'cancel_asked', 'taken_back', 'moved', 'cancelled', 'counted', 'stands', 'held', 'missed', 'reopened')),
  from_at timestamptz,
  to_at timestamptz,
  late boolean not null default false,
  -- so many hours ahead were agreed; null where nothing was
  notice_hours integer,
  words text not null default '' check (length(words) <= 400),
  recorded_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (workspace_id, id),
  unique (workspace_id, meeting_id, position),
  foreign key (workspace_id, meeting_id) references meetings (workspace_id, id),
  foreign key (workspace_id, engagement_id) references engagements (workspace_id, id)
);
create index meeting_acts_engagement on meeting_acts (workspace_id, engagement_id, recorded_at);
create index meeting_acts_recorded on meeting_acts (workspace_id, recorded_at);

-- Until when a person was told of what was done about their meetings.
alter table commitment_people add column meetings_told_until timestamptz;

alter table meetings enable row level security;
alter table meetings force row level security;
create policy workspace_wall on meetings using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on meetings as restrictive using (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid)) with check (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid));
alter table meeting_acts enable row level security;
alter table meeting_acts force row level security;
create policy workspace_wall on meeting_acts using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on meeting_acts as restrictive using (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid)) with check (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid));
grant select, insert, update, delete on meetings to entente_app;
grant select, insert, delete on meeting_acts to entente_app;
grant select on meetings, meeting_acts to entente_backup;
-- Only an erasure takes words out of what was done; the rest of it stands.
grant update (words, actor_name) on meeting_acts to entente_app;
