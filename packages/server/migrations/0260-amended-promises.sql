-- What the signed text says of a promise that was made from it, so that an amendment is followed once.
alter table commitments add column agreed_on date;
-- the number of the amendment that gave it this day; null while it is the agreement's own
alter table commitments add column agreed_by integer check (agreed_by > 0);
-- the number of the amendment that took its record out of the agreement
alter table commitments add column taken_out_by integer check (taken_out_by > 0);

alter table commitments no force row level security;
alter table commitment_events no force row level security;
alter table agreements no force row level security;
-- The day with which it was made is the day that was agreed.
update commitments c set agreed_on = (e.body ->> 'to')::date
from commitment_events e
where e.workspace_id = c.workspace_id and e.commitment_id = c.id and e.type = 'made' and c.source_id is not null;
-- Sealed amendments, and documents that were split off, promised everything a second time: what nobody touched since leaves the board.
update commitments c set deleted_at = date_trunc('milliseconds', now())
from agreements a
where a.workspace_id = c.workspace_id and a.id = c.agreement_id and (a.amends_id is not null or a.split_from is not null) and c.deleted_at is null
  and exists (
    select 1 from commitments other
    join agreements first on first.workspace_id = other.workspace_id and first.id = other.agreement_id
    where other.workspace_id = c.workspace_id and other.engagement_id = c.engagement_id and other.source_id = c.source_id and other.id <> c.id and other.deleted_at is null
      and ((first.amends_id is null and first.split_from is null) or other.created_at < c.created_at))
  and not exists (select 1 from commitment_events e where e.workspace_id = c.workspace_id and e.commitment_id = c.id and e.type <> 'made');
alter table commitments force row level security;
alter table commitment_events force row level security;
alter table agreements force row level security;
