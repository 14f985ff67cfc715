-- Lists are sorted by fields of one's own too: texts as people look them up, like names. Numbers, moments and days have
-- their order in the two indexes that filters use.
create index field_values_names on field_values (workspace_id, field_id, text_key collate public.names, record_id) where text_key is not null;
