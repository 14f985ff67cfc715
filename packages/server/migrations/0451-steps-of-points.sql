-- The record on which a further address or number hung that a step is about, so that an erasure finds such steps by an
-- index. An index over the expression alone would not be used behind the wall of the workspace.
alter table change_set_rows add column about_id uuid generated always as (case when table_name = 'contact_points' then coalesce(before ->> 'record_id', after ->> 'record_id')::uuid end) stored;
create index change_set_rows_about on change_set_rows (workspace_id, about_id) where about_id is not null;
