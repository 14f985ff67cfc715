-- What somebody wrote over a paragraph of "How we work". The paragraph itself is made from the plan each time it
-- is read and stands nowhere; what was written belongs to the engagement, because the agreement's text stands
-- still once it is signed, and goes on with it through its amendments.
create table passages (
  workspace_id uuid not null,
  id uuid not null,
  engagement_id uuid not null,
  client_id uuid not null,
  -- which paragraph: 'course', 'answers', 'yours', 'own', or 'phase-' with the phase's id
  key text not null check (length(key) between 3 and 60),
  -- empty: the paragraph is left out
  body text not null check (length(body) <= 4000),
  -- the plan that it was written over; where the plan is another by now, somebody has to choose
  plan_sha256 text not null check (length(plan_sha256) = 64),
  written_by uuid not null,
  written_by_name text not null,
  written_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, engagement_id, key),
  foreign key (workspace_id, engagement_id) references engagements (workspace_id, id)
);
alter table passages enable row level security;
alter table passages force row level security;
create policy workspace_wall on passages using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on passages as restrictive using (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid)) with check (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid));
grant select, insert, update, delete on passages to entente_app;
grant select on passages to entente_backup;
