-- Deleting a tag and merging it into another are acts that can be undone, as every act on many records.
alter table change_sets drop constraint change_sets_kind_check;
alter table change_sets add constraint change_sets_kind_check check (kind in ('import', 'bulk_edit', 'bulk_delete', 'merge', 'automation', 'tag_delete', 'tag_merge'));
