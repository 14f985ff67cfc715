-- A key of a device can be called off: from that moment it signs nothing, and what it signed before stays as it was.
alter table codes drop constraint codes_purpose_check;
alter table codes add constraint codes_purpose_check check (purpose in ('sign', 'delegate', 'enrol', 'call_off'));

-- That a key was called off: by whom and when. Never changed and never taken back; a new key is set up instead.
create table device_key_ends (
  workspace_id uuid not null,
  device_key_id uuid not null,
  -- the client whose person's key it was; null for one of our own people, whom no client's page may see
  client_id uuid,
  -- who called it off: the person whose it was, or an owner of the workspace for one of our own people
  ended_by text not null check (ended_by <> ''),
  ended_by_side text not null check (ended_by_side in ('provider', 'client')),
  ended_by_member_id uuid,
  -- the code that was typed for it; none is asked of a member who is signed in
  code_id uuid,
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (workspace_id, device_key_id),
  foreign key (workspace_id, device_key_id) references device_keys (workspace_id, id),
  foreign key (workspace_id, code_id) references codes (workspace_id, id)
);

alter table device_key_ends enable row level security;
alter table device_key_ends force row level security;
create policy workspace_wall on device_key_ends using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on device_key_ends as restrictive using (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid)) with check (not (coalesce(current_setting('app.party', true), '') > '' and client_id is distinct from nullif(coalesce(current_setting('app.party', true), ''), '')::uuid));
grant select, insert, delete on device_key_ends to entente_app;
grant select on device_key_ends to entente_backup;
