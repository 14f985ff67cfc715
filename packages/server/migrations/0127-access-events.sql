-- Who came in, who was turned away, and who changed how anybody comes in. Rows are only ever added; what is older
-- than the time that docs/areas/workspace.md states goes by night.
create table access_events (
  workspace_id uuid not null references workspaces (workspace_id),
  id uuid not null,
  kind text not null check (kind in ('signed_in', 'sign_in_refused', 'sign_in_slowed', 'second_step_refused', 'signed_out', 'session_ended', 'sessions_ended', 'password_changed', 'second_factor_on', 'second_factor_off', 'backup_codes_made', 'invitation_sent', 'invitation_sent_again', 'invitation_taken_back', 'invitation_accepted', 'member_changed', 'member_deactivated', 'member_reactivated', 'right_changed', 'api_key_made', 'api_key_ended')),
  -- by what means: what was shown at the door, or what the act was done with
  means text not null check (means in ('password', 'code', 'authenticator', 'backup_code', 'invitation', 'session', 'api_key')),
  -- who came or acted; of a try that was refused, whose door it was
  member_id uuid not null,
  member_name text not null,
  -- whom or what an act was about: a person, an address, the name of a key
  subject_member_id uuid,
  subject text not null default '',
  -- what was set, for example role and sight
  detail jsonb not null default '{}',
  ip text not null default '',
  user_agent text not null default '' check (length(user_agent) <= 400),
  at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (workspace_id, id),
  foreign key (workspace_id, member_id) references members (workspace_id, id)
);
create index access_events_recent on access_events (workspace_id, at desc, id desc);
create index access_events_member on access_events (workspace_id, member_id, at desc, id desc);
create index access_events_subject on access_events (workspace_id, subject_member_id, at desc, id desc) where subject_member_id is not null;

alter table access_events enable row level security;
alter table access_events force row level security;
create policy workspace_wall on access_events using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on access_events as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));
grant select, insert, delete on access_events to entente_app;
grant select on access_events to entente_backup;
