-- Which countries' holidays somebody keeps instead of the workspace's is asked wherever promises are counted.
create index commitment_people_country on commitment_people (workspace_id, country) where country <> '';
