-- The sums of a board read an index alone: a column of a hundred thousand closed deals costs no visit to their rows.
create index deals_sums on deals (workspace_id, stage_id) include (owner_id, state, currency, amount, deleted_at);
