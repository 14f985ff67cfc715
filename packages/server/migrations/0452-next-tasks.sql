-- A record has a next step when somebody wrote one, or when an open task, or a call or meeting that lies ahead, is about
-- it. Which task comes next is kept in the record's row (record/next), so that lists, boards and filters ask no other table.
-- Nothing is sorted by these columns, so none has an index of its own.
alter table clients add column next_task_id uuid, add column planned_until timestamptz;
alter table contacts add column next_task_id uuid, add column planned_until timestamptz;
alter table deals add column next_task_id uuid, add column planned_until timestamptz;
alter table engagements add column next_task_id uuid, add column planned_until timestamptz;

-- The open tasks about a record, the nearest first: few among all that ever passed.
create index interactions_client_tasks on interactions (workspace_id, client_id, due_on, id) where kind = 'task' and done_at is null and deleted_at is null and client_id is not null;
create index interactions_contact_tasks on interactions (workspace_id, contact_id, due_on, id) where kind = 'task' and done_at is null and deleted_at is null and contact_id is not null;
create index interactions_deal_tasks on interactions (workspace_id, deal_id, due_on, id) where kind = 'task' and done_at is null and deleted_at is null and deal_id is not null;
create index interactions_engagement_tasks on interactions (workspace_id, engagement_id, due_on, id) where kind = 'task' and done_at is null and deleted_at is null and engagement_id is not null;

alter table clients no force row level security;
alter table contacts no force row level security;
alter table deals no force row level security;
alter table engagements no force row level security;
alter table interactions no force row level security;
alter table meetings no force row level security;

update clients r set next_task_id = t.id from (select distinct on (workspace_id, client_id) workspace_id, client_id, id from interactions where kind = 'task' and done_at is null and deleted_at is null and client_id is not null order by workspace_id, client_id, due_on, id) t where r.workspace_id = t.workspace_id and r.id = t.client_id;
update contacts r set next_task_id = t.id from (select distinct on (workspace_id, contact_id) workspace_id, contact_id, id from interactions where kind = 'task' and done_at is null and deleted_at is null and contact_id is not null order by workspace_id, contact_id, due_on, id) t where r.workspace_id = t.workspace_id and r.id = t.contact_id;
update deals r set next_task_id = t.id from (select distinct on (workspace_id, deal_id) workspace_id, deal_id, id from interactions where kind = 'task' and done_at is null and deleted_at is null and deal_id is not null order by workspace_id, deal_id, due_on, id) t where r.workspace_id = t.workspace_id and r.id = t.deal_id;
update engagements r set next_task_id = t.id from (select distinct on (workspace_id, engagement_id) workspace_id, engagement_id, id from interactions where kind = 'task' and done_at is null and deleted_at is null and engagement_id is not null order by workspace_id, engagement_id, due_on, id) t where r.workspace_id = t.workspace_id and r.id = t.engagement_id;

-- What lies ahead is little, and is looked for once.
with ahead as materialized (
  select workspace_id, client_id, contact_id, deal_id, engagement_id, happened_at as at from interactions where kind in ('call', 'meeting') and deleted_at is null and happened_at > now()
  union all select workspace_id, client_id, null, null, engagement_id, starts_at from meetings where state = 'planned' and starts_at > now()),
of_clients as (update clients r set planned_until = t.at from (select workspace_id, client_id, max(at) as at from ahead where client_id is not null group by 1, 2) t where r.workspace_id = t.workspace_id and r.id = t.client_id),
of_contacts as (update contacts r set planned_until = t.at from (select workspace_id, contact_id, max(at) as at from ahead where contact_id is not null group by 1, 2) t where r.workspace_id = t.workspace_id and r.id = t.contact_id),
of_deals as (update deals r set planned_until = t.at from (select workspace_id, deal_id, max(at) as at from ahead where deal_id is not null group by 1, 2) t where r.workspace_id = t.workspace_id and r.id = t.deal_id)
update engagements r set planned_until = t.at from (select workspace_id, engagement_id, max(at) as at from ahead where engagement_id is not null group by 1, 2) t where r.workspace_id = t.workspace_id and r.id = t.engagement_id;

alter table clients force row level security;
alter table contacts force row level security;
alter table deals force row level security;
alter table engagements force row level security;
alter table interactions force row level security;
alter table meetings force row level security;

-- Open deals of which nobody said what is next are asked for again and again, and may be few among many.
create index deals_without_step on deals (workspace_id, updated_at, id) where next_step = '' and next_step_on is null and next_task_id is null and state = 'open' and deleted_at is null;
