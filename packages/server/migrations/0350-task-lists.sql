-- Tasks of everybody: what is open by its day, what is done by when it was done, what is open of a client; and the
-- timeline of an engagement, as those of clients, contacts and deals.
create index interactions_engagement on interactions (workspace_id, engagement_id, happened_at desc, id desc) where engagement_id is not null;
create index interactions_open_by_day on interactions (workspace_id, (coalesce(due_on, '9999-12-31'::date)), id) where kind = 'task' and done_at is null and deleted_at is null;
create index interactions_open_of_client on interactions (workspace_id, client_id) where kind = 'task' and done_at is null and deleted_at is null;
create index interactions_done on interactions (workspace_id, done_at desc, id desc) where kind = 'task' and done_at is not null and deleted_at is null;
