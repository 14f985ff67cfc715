-- An order is an agreement that names another one, its framework agreement, which governs everything that the order does
-- not settle. It is signed and sealed by the same path.
alter table agreements no force row level security;
-- the framework agreement itself, whichever of its texts is in force
alter table agreements add column framework_id uuid;
-- the text of it that the order names: of the agreement itself, or of an amendment to it
alter table agreements add column framework_text_id uuid;
alter table agreements add column framework_version integer;
alter table agreements add constraint agreements_order check (num_nulls(framework_id, framework_text_id, framework_version) in (0, 3));
-- an amendment of an order changes the order; the order alone names the framework agreement
alter table agreements add constraint agreements_order_is_no_amendment check (framework_id is null or amends_id is null);
alter table agreements add foreign key (workspace_id, framework_id) references agreements (workspace_id, id);
alter table agreements add foreign key (workspace_id, framework_text_id) references agreements (workspace_id, id);
create index agreements_orders on agreements (workspace_id, framework_id) where framework_id is not null;
alter table agreements force row level security;
