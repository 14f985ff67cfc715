-- Whether a record had its run for an occasion is asked for every record that fits.
create index automation_runs_record on automation_runs (workspace_id, automation_id, record_id, happened_at);
