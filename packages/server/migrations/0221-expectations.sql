-- What one side hopes for from the other, and how far the other shares it. One that was never said and came up later
-- is kept as such.
create table expectations (
  workspace_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  engagement_id uuid not null,
  -- whose expectation it is
  side text not null check (side in ('provider', 'client')),
  -- which side wrote it down
  noted_by text not null check (noted_by in ('provider', 'client')),
  words text not null check (length(words) between 1 and 400),
  -- the person of the client who said it, or who is asked
  person_id uuid not null,
  person_name text not null,
  said_by_name text not null,
  said_on date not null,
  about_kind text not null check (about_kind in ('whole', 'phase', 'deliverable')),
  about_id uuid,
  about_name text not null default '',
  evidence_kind text not null default 'none' check (evidence_kind in ('none', 'clause', 'interaction', 'words')),
  evidence_id uuid,
  evidence_words text not null default '',
  unspoken boolean not null default false,
  -- where it stands by expectation_answers, kept to be looked for
  state text not null default 'unanswered' check (state in ('unanswered', 'agreed', 'partly', 'doubtful', 'withdrawn')),
  state_words text not null default '',
  state_by_name text not null default '',
  review_on date not null,
  -- the promise that was made from it
  commitment_id uuid,
  version integer not null default 1,
  is_sample boolean not null default false,
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  updated_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (workspace_id, id),
  foreign key (workspace_id, client_id) references clients (workspace_id, id),
  foreign key (workspace_id, engagement_id) references engagements (workspace_id, id),
  foreign key (workspace_id, person_id) references commitment_people (workspace_id, id),
  foreign key (workspace_id, commitment_id) references commitments (workspace_id, id),
  check ((about_kind = 'whole') = (about_id is null)),
  check ((evidence_kind in ('clause', 'interaction')) = (evidence_id is not null))
);
create index expectations_engagement on expectations (workspace_id, engagement_id, created_at, id);
create index expectations_person on expectations (workspace_id, person_id);
create index expectations_review on expectations (workspace_id, review_on) where state <> 'withdrawn';
create index expectations_commitment on expectations (workspace_id, commitment_id) where commitment_id is not null;

-- What was said to it: never changed, never taken away.
create table expectation_answers (
  workspace_id uuid not null,
  id uuid not null,
  expectation_id uuid not null,
  -- the how-manieth thing that was said to it
  position integer not null check (position > 0),
  client_id uuid not null,
  engagement_id uuid not null,
  side text not null check (side in ('provider', 'client')),
  actor_id uuid,
  actor_name text not null,
  act text not null check (act in ('said', 'changed', 'agreed', 'partly', 'doubtful', 'withdrawn', 'still', 'taken_back', 'promised')),
  words text not null default '',
  -- when both look again after it
  review_on date not null,
  -- it came up later: nobody had said it before
  unspoken boolean not null default false,
  recorded_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (workspace_id, id),
  unique (workspace_id, expectation_id, position),
  foreign key (workspace_id, expectation_id) references expectations (workspace_id, id),
  foreign key (workspace_id, engagement_id) references engagements (workspace_id, id)
);
create index expectation_answers_engagement on expectation_answers (workspace_id, engagement_id, recorded_at);

alter table expectations enable row level security;
alter table expectations force row level security;
create policy workspace_wall on expectations using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on expectations as restrictive using (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid)) with check (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid));
alter table expectation_answers enable row level security;
alter table expectation_answers force row level security;
create policy workspace_wall on expectation_answers using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on expectation_answers as restrictive using (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid)) with check (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid));
grant select, insert, update, delete on expectations to entente_app;
grant select, insert, delete on expectation_answers to entente_app;
grant select on expectations, expectation_answers to entente_backup;
-- Only an erasure takes words out of what was said; the rest of it stands.
grant update (words, actor_name) on expectation_answers to entente_app;
