-- Phones are found by the keys of duplicates, which only whole numbers have; the few others as they are written.
create index clients_odd_phone on clients (workspace_id, phone) where phone <> '' and length(phone) - length(translate(phone, '0123456789', '')) not between 6 and 15;
create index contacts_odd_phone on contacts (workspace_id, phone) where phone <> '' and length(phone) - length(translate(phone, '0123456789', '')) not between 6 and 15;
