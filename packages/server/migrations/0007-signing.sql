-- Signing: who sent what to whom, and what a one-time code is for.

-- A frozen version goes out: by whom, with which words. Its first sending makes it the version both sides talk about.
create table sendings (
  workspace_id uuid not null,
  id uuid not null,
  agreement_id uuid not null,
  client_id uuid not null,
  version_number integer not null,
  message text not null default '' check (length(message) <= 2000),
  -- whether the program reminds those who have not signed
  reminds boolean not null default true,
  sent_by uuid not null,
  -- the portal shows who asks and may not read members
  sent_by_name text not null,
  sent_by_email text not null,
  sent_by_locale text not null check (sent_by_locale in ('en', 'pl', 'ru')),
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (workspace_id, id),
  foreign key (workspace_id, agreement_id, version_number) references agreement_versions (workspace_id, agreement_id, number),
  foreign key (workspace_id, sent_by) references members (workspace_id, id)
);
create index sendings_agreement on sendings (workspace_id, agreement_id, created_at);

alter table sendings enable row level security;
alter table sendings force row level security;
create policy workspace_wall on sendings using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on sendings as restrictive using (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid)) with check (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid));
grant select, insert, delete on sendings to entente_app;
grant select on sendings to entente_backup;

-- The mail says what its code does; the address it went to is evidence and does not follow later changes.
alter table codes add column purpose text not null default 'sign' check (purpose in ('sign', 'delegate'));
alter table codes add column sent_to text not null default '' check (sent_to = lower(sent_to));

-- Who was named instead may be called off again by the one who named them; the row says so, nothing is erased.
alter table delegations drop constraint delegations_kind_check;
alter table delegations add constraint delegations_kind_check check (kind in ('someone_else', 'not_me', 'called_off'));

-- "Who has signed everything and holds no sealed file" is asked every minute.
create index signatures_final on signatures (workspace_id, final_at) where taken_back_at is null;

-- What was signed, sealed, mailed or put off is not rewritten; only what may happen to it later is open.
revoke update on signatures, codes, links, deferrals, seals from entente_app;
grant update (taken_back_at) on signatures to entente_app;
grant update (attempts, used_at) on codes to entente_app;
grant update (revoked_at, expires_at) on links to entente_app;
grant update (reminded_at) on deferrals to entente_app;
