-- What passed between us comes in by files as well. No row is written again; the rows that are there are looked through once.
alter table imports drop constraint imports_record_kind_check;
alter table imports add constraint imports_record_kind_check check (record_kind in ('client', 'contact', 'deal', 'interaction'));
alter table import_maps drop constraint import_maps_record_kind_check;
alter table import_maps add constraint import_maps_record_kind_check check (record_kind in ('client', 'contact', 'deal', 'interaction'));
alter table external_ids drop constraint external_ids_record_kind_check;
alter table external_ids add constraint external_ids_record_kind_check check (record_kind in ('client', 'contact', 'deal', 'interaction'));
alter table change_sets drop constraint change_sets_record_kind_check;
alter table change_sets add constraint change_sets_record_kind_check check (record_kind in ('client', 'contact', 'deal', 'engagement', 'interaction'));
