-- To look at what was delivered, and to say whether it is accepted, is a promise of the client: within the working
-- days that the signed text gives from the day of delivery.
alter table commitments drop constraint commitments_source_kind_check;
alter table commitments add constraint commitments_source_kind_check check (source_kind in ('client_input', 'phase', 'deliverable', 'acceptance'));
-- A deliverable is promised once, and so is looking at it.
alter table commitments drop constraint commitments_workspace_id_agreement_id_source_id_key;
alter table commitments add unique (workspace_id, agreement_id, source_id, source_kind);
-- by what it is accepted, in how many working days, and what the signed text says about no answer
alter table commitments add column acceptance_terms jsonb;
alter table commitments add column verdict text check (verdict in ('accepted', 'corrections', 'not_yet'));
-- the small corrections, or what is missing
alter table commitments add column verdict_words text not null default '';
alter table commitment_events drop constraint commitment_events_type_check;
alter table commitment_events add constraint commitment_events_type_check check (type in ('made', 'changed', 'done', 'accepted', 'returned', 'reopened', 'time', 'stuck', 'handed_on', 'moved', 'absorbed', 'excepted', 'removed', 'restored'));

-- What the signed text calls it, the form it asks for and whom it names, so that an amendment of these is followed
-- once as well; null where that is not known, and then the text in force is taken as what was known.
alter table commitments add column agreed_title text;
alter table commitments add column agreed_format text;
alter table commitments add column agreed_owner text;
alter table commitments no force row level security;
alter table commitment_events no force row level security;
-- What nobody changed by hand is still called as the text had it.
update commitments c set agreed_title = c.title, agreed_format = c.format
where c.source_id is not null and not exists (select 1 from commitment_events e where e.workspace_id = c.workspace_id and e.commitment_id = c.id and e.type = 'changed' and e.actor_side <> 'system');
alter table commitments force row level security;
alter table commitment_events force row level security;
