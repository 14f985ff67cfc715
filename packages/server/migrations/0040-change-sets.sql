-- What a bulk act was asked to do, so that its job and a retry can read it; and the records it could not change, with the refusal.
alter table change_sets add column request jsonb not null default '{}';
alter table change_set_rows drop constraint change_set_rows_action_check;
alter table change_set_rows add constraint change_set_rows_action_check check (action in ('created', 'updated', 'deleted', 'failed'));
alter table change_set_rows add column reason text not null default '';
create index change_set_rows_left on change_set_rows (workspace_id, change_set_id, seq) where action = 'failed' or undo in ('kept', 'partly');
