-- An amendment is an agreement of its own that changes another: signed and sealed by the same path. Its text is
-- the consolidated one; what it changes is the difference from the version that was in force when it was made.
alter table agreements no force row level security;
alter table agreements add column amends_id uuid;
alter table agreements add column amendment_number integer check (amendment_number >= 1);
-- the version that it changes: of the agreement itself, or of the amendment in force before it
alter table agreements add column base_id uuid;
alter table agreements add column base_version integer;
alter table agreements add check (num_nulls(amends_id, amendment_number, base_id, base_version) in (0, 4));
alter table agreements add foreign key (workspace_id, amends_id) references agreements (workspace_id, id);
alter table agreements add foreign key (workspace_id, base_id) references agreements (workspace_id, id);
create unique index agreements_amendment on agreements (workspace_id, amends_id, amendment_number) where amends_id is not null;
alter table agreements force row level security;
