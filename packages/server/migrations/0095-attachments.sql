-- Files that people keep with a record. The bytes stand in the file store; a file in the bin keeps them until it is purged.
create table attachments (
  workspace_id uuid not null references workspaces (workspace_id),
  id uuid not null,
  name text not null check (length(name) between 1 and 255),
  media_type text not null,
  bytes bigint not null check (bytes >= 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  client_id uuid,
  contact_id uuid,
  deal_id uuid,
  engagement_id uuid,
  member_id uuid not null,
  deleted_at timestamptz,
  deleted_by uuid,
  version integer not null default 1,
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (workspace_id, id),
  foreign key (workspace_id, client_id) references clients (workspace_id, id),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id),
  foreign key (workspace_id, deal_id) references deals (workspace_id, id),
  foreign key (workspace_id, engagement_id) references engagements (workspace_id, id),
  foreign key (workspace_id, member_id) references members (workspace_id, id)
);
create index attachments_client on attachments (workspace_id, client_id, created_at desc, id desc) where client_id is not null;
create index attachments_contact on attachments (workspace_id, contact_id, created_at desc, id desc) where contact_id is not null;
create index attachments_deal on attachments (workspace_id, deal_id, created_at desc, id desc) where deal_id is not null;
create index attachments_engagement on attachments (workspace_id, engagement_id, created_at desc, id desc) where engagement_id is not null;
create index attachments_bytes on attachments (workspace_id, sha256);

alter table attachments enable row level security;
alter table attachments force row level security;
create policy workspace_wall on attachments using (workspace_id = current_setting('app.ws')::uuid) with check (workspace_id = current_setting('app.ws')::uuid);
create policy portal_wall on attachments as restrictive using (not (coalesce(current_setting('app.party', true), '') > '')) with check (not (coalesce(current_setting('app.party', true), '') > ''));
grant select, insert, update, delete on attachments to entente_app;
grant select on attachments to entente_backup;
