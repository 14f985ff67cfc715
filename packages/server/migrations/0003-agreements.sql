-- The living agreement: versions, people who sign, questions, signatures, seals (areas "agreement", "signing").
-- Every change of state is a row with an owner and a time.

create table agreements (
  workspace_id uuid not null references workspaces (workspace_id),
  id uuid not null,
  client_id uuid not null,
  engagement_id uuid not null,
  document_id uuid not null,
  -- "A-2026-0007", counted per workspace and year
  number text not null,
  title text not null,
  locale text not null check (locale in ('en', 'pl', 'ru')),
  template_id uuid,
  signing_level text not null default 'code' check (signing_level in ('code', 'link')),
  signing_order text not null default 'any' check (signing_order in ('any', 'provider_first', 'client_first')),
  -- head of the event chain: what the sealed file and every receipt print
  chain_seq bigint not null default 0,
  chain_head text not null default '',
  expires_at timestamptz,
  withdrawn_at timestamptz,
  is_sample boolean not null default false,
  deleted_at timestamptz,
  deleted_by uuid,
  version integer not null default 1,
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  updated_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (workspace_id, id),
  unique (workspace_id, number),
  foreign key (workspace_id, client_id) references clients (workspace_id, id),
  foreign key (workspace_id, engagement_id) references engagements (workspace_id, id),
  foreign key (workspace_id, document_id) references documents (workspace_id, id),
  foreign key (workspace_id, template_id) references templates (workspace_id, id)
);
create index agreements_engagement on agreements (workspace_id, engagement_id);
create index agreements_client on agreements (workspace_id, client_id);

-- A frozen text: what is sent, read and signed. Never changed.
create table agreement_versions (
  workspace_id uuid not null,
  agreement_id uuid not null,
  number integer not null check (number >= 1),
  client_id uuid not null,
  content jsonb not null,
  canonical_text text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  clause_hashes jsonb not null,
  frozen_at timestamptz not null default date_trunc('milliseconds', now()),
  frozen_by uuid not null,
  frozen_by_name text not null,
  primary key (workspace_id, agreement_id, number),
  foreign key (workspace_id, agreement_id) references agreements (workspace_id, id)
);

-- Legal evidence: append-only, hash-chained per agreement (hash = SHA-256(prev_hash || canonical JSON)).
create table agreement_events (
  workspace_id uuid not null,
  agreement_id uuid not null,
  seq bigint not null check (seq >= 1),
  client_id uuid not null,
  type text not null,
  at timestamptz not null,
  body jsonb not null,
  prev_hash text not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  primary key (workspace_id, agreement_id, seq),
  foreign key (workspace_id, agreement_id) references agreements (workspace_id, id)
);

create table signatories (
  workspace_id uuid not null,
  id uuid not null,
  agreement_id uuid not null,
  client_id uuid not null,
  side text not null check (side in ('provider', 'client')),
  contact_id uuid,
  member_id uuid,
  name text not null check (length(name) between 1 and 200),
  email text not null check (email = lower(email)),
  role_title text not null default '',
  on_behalf_of text not null default '',
  locale text not null check (locale in ('en', 'pl', 'ru')),
  position integer not null default 1,
  -- set when another person was named to sign instead
  delegated_from uuid,
  removed_at timestamptz,
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (workspace_id, id),
  foreign key (workspace_id, agreement_id) references agreements (workspace_id, id),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id),
  foreign key (workspace_id, member_id) references members (workspace_id, id),
  foreign key (workspace_id, delegated_from) references signatories (workspace_id, id),
  check ((side = 'provider') = (member_id is not null))
);
create index signatories_agreement on signatories (workspace_id, agreement_id);

-- A question or other words for one clause of one frozen version, from either side.
create table remarks (
  workspace_id uuid not null,
  id uuid not null,
  agreement_id uuid not null,
  client_id uuid not null,
  version_number integer not null,
  clause_id uuid not null,
  clause_number text not null,
  kind text not null check (kind in ('question', 'proposal')),
  body text not null check (body <> ''),
  -- what it should achieve, in the writer's words or one of the offered ones; may be empty
  purpose text not null default '',
  author_side text not null check (author_side in ('provider', 'client')),
  author_id uuid not null,
  author_name text not null,
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (workspace_id, id),
  foreign key (workspace_id, agreement_id, version_number) references agreement_versions (workspace_id, agreement_id, number)
);
create index remarks_agreement on remarks (workspace_id, agreement_id, created_at);

create table remark_answers (
  workspace_id uuid not null,
  id uuid not null,
  remark_id uuid not null,
  client_id uuid not null,
  outcome text not null check (outcome in ('answered', 'accepted', 'countered', 'kept')),
  body text not null default '',
  -- the words that now stand in the document, for accepted and countered
  wording text not null default '',
  author_side text not null check (author_side in ('provider', 'client')),
  author_id uuid not null,
  author_name text not null,
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (workspace_id, id),
  foreign key (workspace_id, remark_id) references remarks (workspace_id, id)
);
create index remark_answers_remark on remark_answers (workspace_id, remark_id, created_at);

-- One link for one person and purpose. The token is derived from an instance secret and the nonce; only its hash stands here.
create table links (
  workspace_id uuid not null,
  id uuid not null,
  agreement_id uuid not null,
  client_id uuid not null,
  signatory_id uuid not null,
  purpose text not null check (purpose in ('sign', 'us')),
  token_hash text not null check (token_hash ~ '^[0-9a-f]{64}$'),
  token_nonce text not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (workspace_id, id),
  unique (workspace_id, token_hash),
  foreign key (workspace_id, agreement_id) references agreements (workspace_id, id),
  foreign key (workspace_id, signatory_id) references signatories (workspace_id, id)
);
create index links_token on links (token_hash);
create index links_signatory on links (workspace_id, signatory_id);

-- A one-time code, mailed to the signer and typed into the browser that asked for it.
create table codes (
  workspace_id uuid not null,
  id uuid not null,
  agreement_id uuid not null,
  client_id uuid not null,
  signatory_id uuid not null,
  version_number integer not null,
  -- keyed hash; the key stands outside the database
  code_hash text not null check (code_hash ~ '^[0-9a-f]{64}$'),
  browser_hash text not null check (browser_hash ~ '^[0-9a-f]{64}$'),
  attempts integer not null default 0 check (attempts between 0 and 5),
  expires_at timestamptz not null,
  used_at timestamptz,
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (workspace_id, id),
  foreign key (workspace_id, agreement_id) references agreements (workspace_id, id),
  foreign key (workspace_id, signatory_id) references signatories (workspace_id, id)
);
create index codes_signatory on codes (workspace_id, signatory_id, created_at desc);

create table signatures (
  workspace_id uuid not null,
  id uuid not null,
  agreement_id uuid not null,
  client_id uuid not null,
  version_number integer not null,
  signatory_id uuid not null,
  typed_name text not null check (typed_name <> ''),
  role_title text not null,
  on_behalf_of text not null,
  level text not null check (level in ('code', 'link')),
  code_id uuid,
  consent_text text not null,
  button_text text not null,
  locale text not null check (locale in ('en', 'pl', 'ru')),
  document_sha256 text not null check (document_sha256 ~ '^[0-9a-f]{64}$'),
  ip text not null,
  user_agent text not null,
  signed_at timestamptz not null default date_trunc('milliseconds', now()),
  final_at timestamptz not null,
  taken_back_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, agreement_id, version_number) references agreement_versions (workspace_id, agreement_id, number),
  foreign key (workspace_id, signatory_id) references signatories (workspace_id, id),
  foreign key (workspace_id, code_id) references codes (workspace_id, id),
  check ((level = 'code') = (code_id is not null))
);
-- one standing signature per person and version
create unique index signatures_standing on signatures (workspace_id, agreement_id, version_number, signatory_id) where taken_back_at is null;

create table declines (
  workspace_id uuid not null,
  id uuid not null,
  agreement_id uuid not null,
  client_id uuid not null,
  signatory_id uuid not null,
  version_number integer not null,
  reason text not null check (reason in ('price', 'dates', 'scope', 'terms', 'not_needed', 'other')),
  body text not null default '',
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (workspace_id, id),
  foreign key (workspace_id, agreement_id) references agreements (workspace_id, id),
  foreign key (workspace_id, signatory_id) references signatories (workspace_id, id)
);

-- "I'm not this person", "someone else should do this", "not now": the three exits.
create table delegations (
  workspace_id uuid not null,
  id uuid not null,
  agreement_id uuid not null,
  client_id uuid not null,
  from_signatory_id uuid not null,
  to_signatory_id uuid,
  kind text not null check (kind in ('someone_else', 'not_me')),
  note text not null default '',
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (workspace_id, id),
  foreign key (workspace_id, agreement_id) references agreements (workspace_id, id),
  foreign key (workspace_id, from_signatory_id) references signatories (workspace_id, id),
  foreign key (workspace_id, to_signatory_id) references signatories (workspace_id, id)
);

create table deferrals (
  workspace_id uuid not null,
  id uuid not null,
  agreement_id uuid not null,
  client_id uuid not null,
  signatory_id uuid not null,
  remind_at timestamptz not null,
  reminded_at timestamptz,
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (workspace_id, id),
  foreign key (workspace_id, agreement_id) references agreements (workspace_id, id),
  foreign key (workspace_id, signatory_id) references signatories (workspace_id, id)
);

-- What each side has last looked at, so that "changed since" is true for each.
create table views (
  workspace_id uuid not null,
  agreement_id uuid not null,
  client_id uuid not null,
  viewer_side text not null check (viewer_side in ('provider', 'client')),
  viewer_id uuid not null,
  version_number integer not null,
  first_at timestamptz not null default date_trunc('milliseconds', now()),
  last_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (workspace_id, agreement_id, viewer_side, viewer_id, version_number),
  foreign key (workspace_id, agreement_id) references agreements (workspace_id, id)
);

create table seals (
  workspace_id uuid not null,
  agreement_id uuid not null,
  client_id uuid not null,
  version_number integer not null,
  file_id uuid not null,
  level text not null check (level in ('B-B', 'B-T')),
  degraded_because text not null default '',
  certificate_serial text not null,
  certificate_fingerprint text not null,
  chain_head text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  sealed_at timestamptz not null,
  primary key (workspace_id, agreement_id, version_number),
  foreign key (workspace_id, agreement_id, version_number) references agreement_versions (workspace_id, agreement_id, number),
  foreign key (workspace_id, file_id) references files (workspace_id, id)
);
