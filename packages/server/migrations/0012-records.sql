-- The records of the CRM: clients, contacts, deals, what happens between us, and the machinery that serves all of them.
-- No page of a client reads any of it, so the portal's wall is shut on every new table.

-- What a client is known by. Custom values are read from "custom" and found through field_values.
alter table clients
  add column email text not null default '',
  add column phone text not null default '',
  add column website text not null default '',
  add column source text not null default '',
  add column lifecycle_since timestamptz not null default date_trunc('milliseconds', now()),
  add column custom jsonb not null default '{}',
  add column merged_into_id uuid;

-- A contact may belong to no client: somebody from an address book. Its owner is its own, so that row scope is one comparison.
alter table contacts
  alter column client_id drop not null,
  add column owner_id uuid,
  add column given_name text not null default '',
  add column family_name text not null default '',
  add column source text not null default '',
  add column next_step text not null default '',
  add column next_step_on date,
  add column notes text not null default '',
  add column custom jsonb not null default '{}',
  add column merged_into_id uuid,
  add column deleted_by uuid;
-- Rows of all workspaces: the walls are opened for these statements, in this transaction.
alter table contacts no force row level security;
alter table clients no force row level security;
update contacts set owner_id = clients.owner_id from clients where clients.workspace_id = contacts.workspace_id and clients.id = contacts.client_id;
update clients set lifecycle_since = created_at;
alter table members no force row level security;
alter table contacts alter column owner_id set not null, add foreign key (workspace_id, owner_id) references members (workspace_id, id);
alter table members force row level security;
alter table contacts force row level security;
alter table clients force row level security;
create index contacts_list on contacts (workspace_id, updated_at desc, id desc);
create index contacts_name on contacts (workspace_id, name, id);
create index contacts_owner on contacts (workspace_id, owner_id, updated_at desc, id desc);
create index clients_lifecycle on clients (workspace_id, lifecycle, updated_at desc, id desc);

-- Further e-mail addresses, phones and pages; the first of each stands in the record itself.
create table contact_points (
  workspace_id uuid not null references workspaces (workspace_id),
  id uuid not null,
  record_kind text not null check (record_kind in ('client', 'contact')),
  record_id uuid not null,
  kind text not null check (kind in ('email', 'phone', 'url')),
  value text not null check (length(value) between 1 and 300),
  label text not null default '',
  position integer not null default 0,
  primary key (workspace_id, id)
);
create index contact_points_record on contact_points (workspace_id, record_kind, record_id, kind, position);

-- A contact's part at a further client (the first client stands in the contact itself).
create table contact_roles (
  workspace_id uuid not null references workspaces (workspace_id),
  id uuid not null,
  contact_id uuid not null,
  client_id uuid not null,
  relation text not null default 'works_at' check (relation in ('works_at', 'used_to_work_at', 'advises', 'owns', 'represents', 'other')),
  role_title text not null default '',
  primary key (workspace_id, id),
  unique (workspace_id, contact_id, client_id, relation),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id),
  foreign key (workspace_id, client_id) references clients (workspace_id, id)
);
create index contact_roles_client on contact_roles (workspace_id, client_id);

-- How two people stand to each other. Read from both ends.
create table contact_relations (
  workspace_id uuid not null references workspaces (workspace_id),
  id uuid not null,
  contact_id uuid not null,
  other_id uuid not null,
  relation text not null check (relation in ('manager_of', 'assistant_of', 'colleague_of', 'partner_of', 'family_of', 'mentor_of', 'referred', 'other')),
  note text not null default '',
  primary key (workspace_id, id),
  unique (workspace_id, contact_id, other_id, relation),
  check (contact_id <> other_id),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id),
  foreign key (workspace_id, other_id) references contacts (workspace_id, id)
);
create index contact_relations_other on contact_relations (workspace_id, other_id);

-- Where a client stood, from when, and who moved it: append-only.
create table lifecycle_changes (
  workspace_id uuid not null references workspaces (workspace_id),
  id uuid not null,
  client_id uuid not null,
  from_lifecycle text,
  to_lifecycle text not null check (to_lifecycle in ('lead', 'qualified', 'active', 'former')),
  happened_at timestamptz not null,
  recorded_at timestamptz not null default date_trunc('milliseconds', now()),
  member_id uuid,
  primary key (workspace_id, id),
  foreign key (workspace_id, client_id) references clients (workspace_id, id)
);
create index lifecycle_changes_client on lifecycle_changes (workspace_id, client_id, happened_at);

create table pipelines (
  workspace_id uuid not null references workspaces (workspace_id),
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  labels jsonb not null default '{}',
  purpose text not null default '',
  position integer not null default 0,
  retired_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (workspace_id, id)
);

-- A stage says what is done in it, by whom, and what must be known before a deal enters it.
create table stages (
  workspace_id uuid not null references workspaces (workspace_id),
  id uuid not null,
  pipeline_id uuid not null,
  name text not null check (length(name) between 1 and 120),
  labels jsonb not null default '{}',
  kind text not null check (kind in ('open', 'won', 'lost')),
  probability integer not null default 0 check (probability between 0 and 100),
  position integer not null default 0,
  stale_after_days integer check (stale_after_days between 1 and 3650),
  what_is_done text not null default '',
  who_does_it text not null default '',
  required_fields jsonb not null default '[]',
  retired_at timestamptz,
  version integer not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, pipeline_id) references pipelines (workspace_id, id)
);
create index stages_pipeline on stages (workspace_id, pipeline_id, position);

create table lost_reasons (
  workspace_id uuid not null references workspaces (workspace_id),
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  labels jsonb not null default '{}',
  position integer not null default 0,
  retired_at timestamptz,
  primary key (workspace_id, id)
);

create table products (
  workspace_id uuid not null references workspaces (workspace_id),
  id uuid not null,
  name text not null check (length(name) between 1 and 200),
  code text not null default '',
  unit_price bigint,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  retired_at timestamptz,
  version integer not null default 1,
  primary key (workspace_id, id)
);
create index products_name on products (workspace_id, name, id);

-- Amounts are minor units. planned and actual dates stand beside each other; "state" follows the stage's kind.
create table deals (
  workspace_id uuid not null references workspaces (workspace_id),
  id uuid not null,
  name text not null check (length(name) between 1 and 200),
  client_id uuid,
  contact_id uuid,
  engagement_id uuid,
  pipeline_id uuid not null,
  stage_id uuid not null,
  state text not null default 'open' check (state in ('open', 'won', 'lost')),
  owner_id uuid not null,
  amount bigint,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  product_id uuid,
  source text not null default '',
  competitor text not null default '',
  opened_on date,
  expected_close_on date,
  closed_on date,
  lost_reason_id uuid,
  lost_note text not null default '',
  next_step text not null default '',
  next_step_on date,
  notes text not null default '',
  stage_since timestamptz not null default date_trunc('milliseconds', now()),
  custom jsonb not null default '{}',
  is_sample boolean not null default false,
  merged_into_id uuid,
  deleted_at timestamptz,
  deleted_by uuid,
  version integer not null default 1,
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  updated_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (workspace_id, id),
  foreign key (workspace_id, client_id) references clients (workspace_id, id),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id),
  foreign key (workspace_id, engagement_id) references engagements (workspace_id, id),
  foreign key (workspace_id, pipeline_id) references pipelines (workspace_id, id),
  foreign key (workspace_id, stage_id) references stages (workspace_id, id),
  foreign key (workspace_id, owner_id) references members (workspace_id, id),
  foreign key (workspace_id, product_id) references products (workspace_id, id),
  foreign key (workspace_id, lost_reason_id) references lost_reasons (workspace_id, id)
);
create index deals_list on deals (workspace_id, updated_at desc, id desc);
create index deals_name on deals (workspace_id, name, id);
create index deals_owner on deals (workspace_id, owner_id, updated_at desc, id desc);
create index deals_stage on deals (workspace_id, stage_id, updated_at desc, id desc);
create index deals_client on deals (workspace_id, client_id, updated_at desc, id desc);
create index deals_contact on deals (workspace_id, contact_id) where contact_id is not null;

create table deal_lines (
  workspace_id uuid not null references workspaces (workspace_id),
  id uuid not null,
  deal_id uuid not null,
  product_id uuid,
  description text not null default '',
  -- Thousandths: 1500 is one and a half.
  quantity bigint not null default 1000 check (quantity >= 0),
  unit_price bigint not null default 0,
  discount_permille integer not null default 0 check (discount_permille between 0 and 1000),
  position integer not null default 0,
  primary key (workspace_id, id),
  foreign key (workspace_id, deal_id) references deals (workspace_id, id),
  foreign key (workspace_id, product_id) references products (workspace_id, id)
);
create index deal_lines_deal on deal_lines (workspace_id, deal_id, position);

-- Time in stage comes from here and never from the present state: one row for each stay, with who moved it in and out.
create table stage_visits (
  workspace_id uuid not null references workspaces (workspace_id),
  id uuid not null,
  deal_id uuid not null,
  pipeline_id uuid not null,
  stage_id uuid not null,
  entered_at timestamptz not null,
  entered_by uuid,
  left_at timestamptz,
  left_by uuid,
  left_to_stage_id uuid,
  primary key (workspace_id, id),
  check (left_at is null or left_at >= entered_at),
  foreign key (workspace_id, deal_id) references deals (workspace_id, id),
  foreign key (workspace_id, stage_id) references stages (workspace_id, id)
);
create index stage_visits_deal on stage_visits (workspace_id, deal_id, entered_at);
create index stage_visits_stage on stage_visits (workspace_id, stage_id, entered_at);
create unique index stage_visits_one_stay on stage_visits (workspace_id, deal_id) where left_at is null;

-- What passes between us and a client: notes, calls, meetings, mails, tasks.
create table interactions (
  workspace_id uuid not null references workspaces (workspace_id),
  id uuid not null,
  kind text not null check (kind in ('note', 'call', 'meeting', 'mail', 'task')),
  client_id uuid,
  contact_id uuid,
  deal_id uuid,
  engagement_id uuid,
  owner_id uuid not null,
  subject text not null default '',
  body text not null default '',
  direction text not null default '' check (direction in ('', 'in', 'out')),
  outcome text not null default '',
  minutes integer check (minutes between 0 and 14400),
  happened_at timestamptz not null,
  due_on date,
  done_at timestamptz,
  done_by uuid,
  pinned_at timestamptz,
  pinned_by uuid,
  is_sample boolean not null default false,
  deleted_at timestamptz,
  deleted_by uuid,
  version integer not null default 1,
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  updated_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (workspace_id, id),
  foreign key (workspace_id, client_id) references clients (workspace_id, id),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id),
  foreign key (workspace_id, deal_id) references deals (workspace_id, id),
  foreign key (workspace_id, engagement_id) references engagements (workspace_id, id),
  foreign key (workspace_id, owner_id) references members (workspace_id, id)
);
create index interactions_client on interactions (workspace_id, client_id, happened_at desc, id desc);
create index interactions_contact on interactions (workspace_id, contact_id, happened_at desc, id desc) where contact_id is not null;
create index interactions_deal on interactions (workspace_id, deal_id, happened_at desc, id desc) where deal_id is not null;
create index interactions_open_tasks on interactions (workspace_id, owner_id, due_on) where kind = 'task' and done_at is null and deleted_at is null;
create index interactions_pinned on interactions (workspace_id, client_id) where pinned_at is not null;

-- The timeline of a record is its activities by when they happened.
alter table activities
  add column contact_id uuid,
  add column deal_id uuid;
drop index activities_client;
create index activities_client on activities (workspace_id, client_id, happened_at desc, id desc) where client_id is not null;
create index activities_contact on activities (workspace_id, contact_id, happened_at desc, id desc) where contact_id is not null;
create index activities_deal on activities (workspace_id, deal_id, happened_at desc, id desc) where deal_id is not null;
create index activities_engagement on activities (workspace_id, engagement_id, happened_at desc, id desc) where engagement_id is not null;

-- Fields that a workspace adds. "kind" is the type; options belong to choices.
create table fields (
  workspace_id uuid not null references workspaces (workspace_id),
  id uuid not null,
  record_kind text not null check (record_kind in ('client', 'contact', 'deal')),
  key text not null check (key ~ '^[a-z][a-z0-9_]{0,39}$'),
  type text not null check (type in ('text', 'long_text', 'number', 'money', 'date', 'instant', 'boolean', 'choice', 'multi_choice', 'email', 'phone', 'url', 'country', 'member', 'client', 'contact')),
  labels jsonb not null,
  hints jsonb not null default '{}',
  options jsonb not null default '[]',
  -- What a value must satisfy: {"scale", "min", "max", "maxLength", "currency"}.
  rules jsonb not null default '{}',
  is_required boolean not null default false,
  is_unique boolean not null default false,
  position integer not null default 0,
  retired_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (workspace_id, id),
  unique (workspace_id, record_kind, key)
);

-- The index over custom values: comparisons of text and bigint keep their index under row security, those of jsonb do not.
-- text_key holds folded text (cut to 200), choice keys, ids and days; int_key numbers, minor units, milliseconds, 0 and 1.
create table field_values (
  workspace_id uuid not null references workspaces (workspace_id),
  field_id uuid not null,
  record_id uuid not null,
  position smallint not null default 0,
  text_key text,
  int_key bigint,
  primary key (workspace_id, record_id, field_id, position),
  foreign key (workspace_id, field_id) references fields (workspace_id, id)
);
create index field_values_text on field_values (workspace_id, field_id, text_key, record_id) where text_key is not null;
create index field_values_int on field_values (workspace_id, field_id, int_key, record_id) where int_key is not null;

create table tags (
  workspace_id uuid not null references workspaces (workspace_id),
  id uuid not null,
  name text not null check (length(name) between 1 and 60),
  name_key text not null,
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (workspace_id, id),
  unique (workspace_id, name_key)
);

create table taggings (
  workspace_id uuid not null references workspaces (workspace_id),
  record_kind text not null check (record_kind in ('client', 'contact', 'deal')),
  record_id uuid not null,
  tag_id uuid not null,
  primary key (workspace_id, record_kind, record_id, tag_id),
  foreign key (workspace_id, tag_id) references tags (workspace_id, id)
);
create index taggings_tag on taggings (workspace_id, tag_id, record_kind, record_id);

create table saved_views (
  workspace_id uuid not null references workspaces (workspace_id),
  id uuid not null,
  record_kind text not null check (record_kind in ('client', 'contact', 'deal')),
  name text not null check (length(name) between 1 and 120),
  owner_id uuid not null,
  sharing text not null default 'mine' check (sharing in ('mine', 'team', 'all')),
  is_default boolean not null default false,
  definition jsonb not null,
  position integer not null default 0,
  version integer not null default 1,
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (workspace_id, id),
  foreign key (workspace_id, owner_id) references members (workspace_id, id)
);
create index saved_views_kind on saved_views (workspace_id, record_kind, position);

-- One act that touches many records and can be undone as a whole: import, bulk edit, bulk deletion, merge, automation.
create table change_sets (
  workspace_id uuid not null references workspaces (workspace_id),
  id uuid not null,
  kind text not null check (kind in ('import', 'bulk_edit', 'bulk_delete', 'merge', 'automation')),
  title text not null default '',
  record_kind text check (record_kind in ('client', 'contact', 'deal')),
  state text not null default 'running' check (state in ('running', 'done', 'failed', 'undoing', 'undone')),
  counts jsonb not null default '{}',
  member_id uuid,
  member_name text not null default '',
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  finished_at timestamptz,
  undone_at timestamptz,
  undone_by uuid,
  primary key (workspace_id, id)
);
create index change_sets_recent on change_sets (workspace_id, created_at desc, id desc);

-- before and after hold exactly the fields that the act set. An undo puts back what still is as the act left it.
create table change_set_rows (
  workspace_id uuid not null references workspaces (workspace_id),
  change_set_id uuid not null,
  seq bigint not null,
  table_name text not null,
  record_id uuid not null,
  action text not null check (action in ('created', 'updated', 'deleted')),
  before jsonb,
  after jsonb,
  undo text not null default '' check (undo in ('', 'undone', 'kept', 'partly')),
  kept jsonb,
  primary key (workspace_id, change_set_id, seq),
  foreign key (workspace_id, change_set_id) references change_sets (workspace_id, id)
);
create index change_set_rows_record on change_set_rows (workspace_id, record_id);

-- Walls: the workspace, and shut to the portal.
alter table contact_points enable row level security;
alter table contact_points force row level security;
create policy workspace_wall on contact_points using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on contact_points as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

alter table contact_roles enable row level security;
alter table contact_roles force row level security;
create policy workspace_wall on contact_roles using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on contact_roles as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

alter table contact_relations enable row level security;
alter table contact_relations force row level security;
create policy workspace_wall on contact_relations using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on contact_relations as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

alter table lifecycle_changes enable row level security;
alter table lifecycle_changes force row level security;
create policy workspace_wall on lifecycle_changes using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on lifecycle_changes as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

alter table pipelines enable row level security;
alter table pipelines force row level security;
create policy workspace_wall on pipelines using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on pipelines as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

alter table stages enable row level security;
alter table stages force row level security;
create policy workspace_wall on stages using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on stages as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

alter table lost_reasons enable row level security;
alter table lost_reasons force row level security;
create policy workspace_wall on lost_reasons using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on lost_reasons as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

alter table products enable row level security;
alter table products force row level security;
create policy workspace_wall on products using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on products as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

alter table deals enable row level security;
alter table deals force row level security;
create policy workspace_wall on deals using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on deals as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

alter table deal_lines enable row level security;
alter table deal_lines force row level security;
create policy workspace_wall on deal_lines using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on deal_lines as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

alter table stage_visits enable row level security;
alter table stage_visits force row level security;
create policy workspace_wall on stage_visits using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on stage_visits as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

alter table interactions enable row level security;
alter table interactions force row level security;
create policy workspace_wall on interactions using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on interactions as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

alter table fields enable row level security;
alter table fields force row level security;
create policy workspace_wall on fields using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on fields as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

alter table field_values enable row level security;
alter table field_values force row level security;
create policy workspace_wall on field_values using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on field_values as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

alter table tags enable row level security;
alter table tags force row level security;
create policy workspace_wall on tags using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on tags as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

alter table taggings enable row level security;
alter table taggings force row level security;
create policy workspace_wall on taggings using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on taggings as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

alter table saved_views enable row level security;
alter table saved_views force row level security;
create policy workspace_wall on saved_views using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on saved_views as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

alter table change_sets enable row level security;
alter table change_sets force row level security;
create policy workspace_wall on change_sets using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on change_sets as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

alter table change_set_rows enable row level security;
alter table change_set_rows force row level security;
create policy workspace_wall on change_set_rows using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on change_set_rows as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));

grant select, insert, update, delete on contact_points, contact_roles, contact_relations, pipelines, stages, lost_reasons, products, deals, deal_lines, stage_visits, interactions, fields, field_values, tags, taggings, saved_views, change_sets, change_set_rows to entente_app;
-- Append-only; the danger zone and the removal of the sample delete them too.
grant select, insert, delete on lifecycle_changes to entente_app;
grant select on contact_points, contact_roles, contact_relations, lifecycle_changes, pipelines, stages, lost_reasons, products, deals, deal_lines, stage_visits, interactions, fields, field_values, tags, taggings, saved_views, change_sets, change_set_rows to entente_backup;
