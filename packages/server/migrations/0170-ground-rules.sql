-- The soft frame: cards that both sides answer apart, what comes of them, and what acts on it.

-- Cards of the workspace's own, beside the eight that the program brings; for one engagement or for all.
create table rule_cards (
  workspace_id uuid not null,
  id uuid not null,
  engagement_id uuid,
  question text not null check (length(question) between 1 and 200),
  -- two to four answers, the one that asks most first
  choices jsonb not null,
  is_sample boolean not null default false,
  deleted_at timestamptz,
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (workspace_id, id),
  foreign key (workspace_id, engagement_id) references engagements (workspace_id, id)
);
create index rule_cards_engagement on rule_cards (workspace_id, engagement_id);

-- One going through the cards. A new one keeps the old: what was agreed stays readable as it was.
create table rule_rounds (
  workspace_id uuid not null,
  id uuid not null,
  agreement_id uuid not null,
  client_id uuid not null,
  engagement_id uuid not null,
  number integer not null check (number >= 1),
  -- the cards as they were asked
  cards jsonb not null,
  -- the person of the client who was asked
  signatory_id uuid not null,
  asked_name text not null,
  opened_by uuid not null,
  opened_by_name text not null,
  opened_at timestamptz not null,
  -- both sides have answered; from then on each sees the other's answers
  revealed_at timestamptz,
  -- what somebody chose where the two differ, instead of the middle
  picks jsonb not null default '[]',
  agreed_at timestamptz,
  -- what each card came to
  agreed jsonb,
  review_on date,
  primary key (workspace_id, id),
  unique (workspace_id, agreement_id, number),
  foreign key (workspace_id, agreement_id) references agreements (workspace_id, id),
  foreign key (workspace_id, engagement_id) references engagements (workspace_id, id),
  foreign key (workspace_id, signatory_id) references signatories (workspace_id, id),
  check ((agreed_at is null) = (agreed is null)),
  check (agreed_at is null or revealed_at is not null)
);
create index rule_rounds_engagement on rule_rounds (workspace_id, engagement_id);
create index rule_rounds_signatory on rule_rounds (workspace_id, signatory_id);
create index rule_rounds_review on rule_rounds (workspace_id, review_on) where review_on is not null;

-- Who did what on a round: never changed.
create table rule_acts (
  workspace_id uuid not null,
  id uuid not null,
  round_id uuid not null,
  client_id uuid not null,
  side text not null check (side in ('provider', 'client')),
  act text not null check (act in ('answered', 'works_for_me', 'still_works', 'wants_change')),
  -- for "works for me": the hash of what it was said to; other rules make it void
  rules_sha256 text not null default '',
  actor_id uuid not null,
  actor_name text not null,
  happened_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, round_id) references rule_rounds (workspace_id, id)
);
create index rule_acts_round on rule_acts (workspace_id, round_id, happened_at);

-- One side's answer to one card.
create table rule_answers (
  workspace_id uuid not null,
  round_id uuid not null,
  side text not null check (side in ('provider', 'client')),
  card text not null,
  client_id uuid not null,
  choice text not null,
  words text not null check (length(words) <= 300),
  primary key (workspace_id, round_id, side, card),
  foreign key (workspace_id, round_id) references rule_rounds (workspace_id, id),
  check ((choice = '') <> (words = ''))
);

-- When a person is left alone, as they agreed; what is not urgent waits in the outbox. Known by address.
create table quiet_hours (
  workspace_id uuid not null,
  -- in small letters
  email text not null,
  client_id uuid,
  time_zone text not null,
  quiet_from text not null,
  quiet_until text not null,
  days jsonb not null default '[]',
  source_id uuid not null,
  primary key (workspace_id, email)
);
alter table announcements add column held_until timestamptz;

alter table rule_cards enable row level security;
alter table rule_cards force row level security;
create policy workspace_wall on rule_cards using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on rule_cards as restrictive using (coalesce(current_setting('app.party', true), '') = '') with check (coalesce(current_setting('app.party', true), '') = '');
alter table rule_rounds enable row level security;
alter table rule_rounds force row level security;
create policy workspace_wall on rule_rounds using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on rule_rounds as restrictive using (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid)) with check (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid));
alter table rule_acts enable row level security;
alter table rule_acts force row level security;
create policy workspace_wall on rule_acts using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on rule_acts as restrictive using (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid)) with check (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid));
alter table rule_answers enable row level security;
alter table rule_answers force row level security;
create policy workspace_wall on rule_answers using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on rule_answers as restrictive using (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid)) with check (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid));
alter table quiet_hours enable row level security;
alter table quiet_hours force row level security;
create policy workspace_wall on quiet_hours using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on quiet_hours as restrictive using (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid)) with check (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid));
-- Nobody reads the other side's answers before both have answered: not by a page, the API, an export or an agent.
-- An erasure and the removal of the sample have to reach every row and say so for their own transaction (app.sides).
create policy blind_wall on rule_answers as restrictive for select using (
  side = case when coalesce(current_setting('app.party', true), '') = '' then 'provider' else 'client' end
  or coalesce(current_setting('app.sides', true), '') = 'both'
  or exists (select 1 from rule_rounds r where r.workspace_id = rule_answers.workspace_id and r.id = rule_answers.round_id and r.revealed_at is not null));

grant select, insert, update, delete on rule_cards, rule_rounds, rule_answers, quiet_hours to entente_app;
grant select, insert, delete on rule_acts to entente_app;
-- Only an erasure takes a name out of an act; the rest of it stands.
grant update (actor_name) on rule_acts to entente_app;
grant select on rule_cards, rule_rounds, rule_acts, rule_answers, quiet_hours to entente_backup;
