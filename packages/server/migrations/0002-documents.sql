-- The structured text of agreements and templates (area "document", "template").
-- client_id is set for the document of an agreement and empty for a template's.

create table documents (
  workspace_id uuid not null references workspaces (workspace_id),
  id uuid not null,
  client_id uuid,
  purpose text not null check (purpose in ('agreement', 'template')),
  title text not null check (length(title) between 1 and 200),
  locale text not null check (locale in ('en', 'pl', 'ru')),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  country text not null check (country ~ '^[A-Z]{2}$'),
  revision integer not null default 1,
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  updated_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (workspace_id, id),
  foreign key (workspace_id, client_id) references clients (workspace_id, id),
  check ((purpose = 'agreement') = (client_id is not null))
);

create table document_parties (
  workspace_id uuid not null, document_id uuid not null, id uuid not null, position double precision not null,
  side text not null check (side in ('provider', 'client')),
  kind text not null check (kind in ('organisation', 'person', 'consumer')),
  legal_name text not null, called_as text not null check (called_as <> ''), registration text not null, address text not null,
  represented_by text not null, authority text not null,
  primary key (workspace_id, document_id, id),
  foreign key (workspace_id, document_id) references documents (workspace_id, id)
);

create table document_variables (
  workspace_id uuid not null, document_id uuid not null, id uuid not null, position double precision not null,
  key text not null check (key ~ '^[a-z][a-z0-9_]{0,39}$'),
  label text not null check (label <> ''),
  type text not null check (type in ('text', 'number', 'percent', 'day', 'money', 'hours', 'days', 'working_days', 'weeks', 'months')),
  value text, suggestions jsonb not null default '[]', required boolean not null,
  primary key (workspace_id, document_id, id),
  unique (workspace_id, document_id, key),
  foreign key (workspace_id, document_id) references documents (workspace_id, id)
);

create table document_sections (
  workspace_id uuid not null, document_id uuid not null, id uuid not null, position double precision not null,
  title text not null check (title <> ''),
  primary key (workspace_id, document_id, id),
  foreign key (workspace_id, document_id) references documents (workspace_id, id)
);

create table document_clauses (
  workspace_id uuid not null, document_id uuid not null, id uuid not null, position double precision not null,
  section_id uuid not null,
  key text not null, body text not null,
  binding text not null check (binding in ('hard', 'soft')),
  required boolean not null, negotiable boolean not null,
  purpose text not null, fallback text not null,
  summary_line text check (summary_line in ('changes', 'ending', 'rights')), summary text not null,
  primary key (workspace_id, document_id, id),
  foreign key (workspace_id, document_id, section_id) references document_sections (workspace_id, document_id, id)
);

create table document_scope_items (
  workspace_id uuid not null, document_id uuid not null, id uuid not null, position double precision not null,
  direction text not null check (direction in ('in', 'out')), text text not null check (text <> ''),
  primary key (workspace_id, document_id, id),
  foreign key (workspace_id, document_id) references documents (workspace_id, id)
);

create table document_phases (
  workspace_id uuid not null, document_id uuid not null, id uuid not null, position double precision not null,
  name text not null check (name <> ''), description text not null, starts_on date, ends_on date,
  primary key (workspace_id, document_id, id),
  foreign key (workspace_id, document_id) references documents (workspace_id, id)
);

create table document_deliverables (
  workspace_id uuid not null, document_id uuid not null, id uuid not null, position double precision not null,
  phase_id uuid, name text not null check (name <> ''), form text not null, quantity integer not null check (quantity >= 1),
  acceptance jsonb not null default '[]', rounds integer not null check (rounds >= 0), review_days integer not null check (review_days >= 0),
  due_on date, decider text not null,
  primary key (workspace_id, document_id, id),
  foreign key (workspace_id, document_id) references documents (workspace_id, id),
  foreign key (workspace_id, document_id, phase_id) references document_phases (workspace_id, document_id, id)
);

create table document_results (
  workspace_id uuid not null, document_id uuid not null, id uuid not null, position double precision not null,
  level text not null check (level in ('result', 'behaviour', 'knowledge', 'attitude')),
  text text not null check (text <> ''), measure text not null, baseline text not null, target text not null, measured_on date,
  primary key (workspace_id, document_id, id),
  foreign key (workspace_id, document_id) references documents (workspace_id, id)
);

create table document_billing_items (
  workspace_id uuid not null, document_id uuid not null, id uuid not null, position double precision not null,
  label text not null check (label <> ''), amount_minor bigint not null, currency text not null check (currency ~ '^[A-Z]{3}$'),
  trigger text not null check (trigger in ('on_signing', 'on_day', 'on_acceptance', 'monthly', 'per_meeting', 'on_completion')),
  deliverable_id uuid, due_on date, payment_days integer not null check (payment_days >= 0),
  primary key (workspace_id, document_id, id),
  foreign key (workspace_id, document_id) references documents (workspace_id, id),
  foreign key (workspace_id, document_id, deliverable_id) references document_deliverables (workspace_id, document_id, id)
);

create table document_client_inputs (
  workspace_id uuid not null, document_id uuid not null, id uuid not null, position double precision not null,
  text text not null check (text <> ''), form text not null, due_on date, owner text not null, phase_id uuid,
  primary key (workspace_id, document_id, id),
  foreign key (workspace_id, document_id) references documents (workspace_id, id),
  foreign key (workspace_id, document_id, phase_id) references document_phases (workspace_id, document_id, id)
);

create table document_ground_rules (
  workspace_id uuid not null, document_id uuid not null, id uuid not null, position double precision not null,
  topic text not null check (topic in ('answer_times', 'urgent_channel', 'quiet_hours', 'who_decides', 'bad_news', 'directness', 'lateness', 'patience', 'own')),
  text text not null check (text <> ''),
  primary key (workspace_id, document_id, id),
  foreign key (workspace_id, document_id) references documents (workspace_id, id)
);

-- Every edit, with what stood before: who and when for a conflict, the way back for undo. Append-only.
create table document_edits (
  workspace_id uuid not null,
  document_id uuid not null,
  seq bigint not null,
  id uuid not null,
  member_id uuid not null,
  member_name text not null,
  at timestamptz not null default date_trunc('milliseconds', now()),
  edit jsonb not null,
  undoes uuid,
  primary key (workspace_id, document_id, seq),
  unique (workspace_id, id),
  foreign key (workspace_id, document_id) references documents (workspace_id, id),
  foreign key (workspace_id, member_id) references members (workspace_id, id)
);

create table templates (
  workspace_id uuid not null references workspaces (workspace_id),
  id uuid not null,
  document_id uuid not null,
  kind text not null check (kind in ('service_agreement', 'mentoring_agreement')),
  name text not null check (length(name) between 1 and 200),
  description text not null default '',
  -- what it was made from: a built-in template's key, 'template' or 'agreement'; its language is its document's
  origin text not null,
  retired_at timestamptz,
  version integer not null default 1,
  created_by uuid,
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  updated_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (workspace_id, id),
  foreign key (workspace_id, document_id) references documents (workspace_id, id),
  foreign key (workspace_id, created_by) references members (workspace_id, id)
);
