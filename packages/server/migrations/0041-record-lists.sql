-- What lists of records are sorted by: one index for each, read in either direction. Columns that may be empty are read in two parts.
create index clients_next_step on clients (workspace_id, next_step_on, id);
create index clients_created on clients (workspace_id, created_at, id);
create index clients_lifecycle_since on clients (workspace_id, lifecycle_since, id);
create index contacts_next_step on contacts (workspace_id, next_step_on, id);
create index contacts_created on contacts (workspace_id, created_at, id);
create index deals_next_step on deals (workspace_id, next_step_on, id);
create index deals_created on deals (workspace_id, created_at, id);
create index deals_amount on deals (workspace_id, amount, id);
create index deals_opened on deals (workspace_id, opened_on, id);
create index deals_expected_close on deals (workspace_id, expected_close_on, id);
create index deals_closed on deals (workspace_id, closed_on, id);
create index deals_stage_since on deals (workspace_id, stage_since, id);
