-- Engagements are a list like clients, contacts and deals: with a next step, tags, saved views and changes of many.
alter table engagements add column next_step text not null default '', add column next_step_on date;
alter table taggings drop constraint taggings_record_kind_check;
alter table taggings add constraint taggings_record_kind_check check (record_kind in ('client', 'contact', 'deal', 'engagement'));
alter table saved_views drop constraint saved_views_record_kind_check;
alter table saved_views add constraint saved_views_record_kind_check check (record_kind in ('client', 'contact', 'deal', 'engagement'));
alter table change_sets drop constraint change_sets_record_kind_check;
alter table change_sets add constraint change_sets_record_kind_check check (record_kind in ('client', 'contact', 'deal', 'engagement'));

-- What the list is sorted by beside the time of the last change.
create index engagements_name on engagements (workspace_id, name collate public.names, id);
create index engagements_next_step on engagements (workspace_id, next_step_on, id);
create index engagements_created on engagements (workspace_id, created_at, id);
-- Where its agreement stands is asked of each row.
create index declines_agreement on declines (workspace_id, agreement_id);
