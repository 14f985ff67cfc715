-- Engagements and interactions have fields of one's own too: values are read from "custom" and found through field_values.
alter table engagements add column custom jsonb not null default '{}';
alter table interactions add column custom jsonb not null default '{}';
alter table fields drop constraint fields_record_kind_check;
alter table fields add constraint fields_record_kind_check check (record_kind in ('client', 'contact', 'deal', 'engagement', 'interaction'));
