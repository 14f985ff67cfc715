-- How full both frames of a document are for its kind of engagement, as core read them when it was last
-- saved: lists show it without reading every document. Null where it was not saved since.
alter table documents add column frames jsonb;
