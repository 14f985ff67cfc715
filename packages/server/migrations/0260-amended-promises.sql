-- What the signed text says of a promise that was made from it, so that an amendment is followed once.
alter table commitments add column agreed_on date;
-- the number of the amendment that gave it this day; null while it is the agreement's own
alter table commitments add column agreed_by integer check (agreed_by > 0);
-- the number of the amendment that took its record out of the agreement
alter table commitments add column taken_out_by integer check (taken_out_by > 0);

alter table commitments no force row level security;
alter table commitment_events no force row level security;
alter table commitment_blocks no force row level security;
alter table agreements no force row level security;
alter table agreement_versions no force row level security;
alter table seals no force row level security;
alter table revocations no force row level security;
-- The day with which it was made is the day that was agreed.
update commitments c set agreed_on = (e.body ->> 'to')::date
from commitment_events e
where e.workspace_id = c.workspace_id and e.commitment_id = c.id and e.type = 'made' and c.source_id is not null;

-- Sealed amendments, and documents that were split off, promised everything a second time. Of each record the
-- one that people worked on stays, whichever text it was made from, or else the agreement's own; what nobody
-- touched beside it leaves the board, and what waited for it waits for the one that stays.
with promised as (
  select c.workspace_id, c.id, c.client_id, c.source_id, coalesce(root.split_from, root.id) as family_id, a.amends_id is null and a.split_from is null as is_first, c.created_at,
    exists (select 1 from commitment_events e where e.workspace_id = c.workspace_id and e.commitment_id = c.id and e.type <> 'made') as is_touched
  from commitments c
  join agreements a on a.workspace_id = c.workspace_id and a.id = c.agreement_id
  join agreements root on root.workspace_id = a.workspace_id and root.id = coalesce(a.amends_id, a.id)
  where c.source_id is not null and c.deleted_at is null
), ranked as (
  select *, first_value(id) over best as kept_id from promised
  window best as (partition by workspace_id, family_id, source_id order by is_touched desc, is_first desc, created_at, id)
), doubled as (
  select * from ranked where id <> kept_id and not is_touched
), waiting as (
  insert into commitment_blocks (workspace_id, commitment_id, blocked_id, client_id)
  select distinct b.workspace_id, coalesce(first.kept_id, b.commitment_id), coalesce(second.kept_id, b.blocked_id), b.client_id
  from commitment_blocks b
  left join doubled first on first.workspace_id = b.workspace_id and first.id = b.commitment_id
  left join doubled second on second.workspace_id = b.workspace_id and second.id = b.blocked_id
  where (first.id is not null or second.id is not null) and coalesce(first.kept_id, b.commitment_id) <> coalesce(second.kept_id, b.blocked_id)
    and not exists (select 1 from commitment_blocks back where back.workspace_id = b.workspace_id and back.commitment_id = coalesce(second.kept_id, b.blocked_id) and back.blocked_id = coalesce(first.kept_id, b.commitment_id))
  on conflict do nothing
)
update commitments c set deleted_at = date_trunc('milliseconds', now())
from doubled where doubled.workspace_id = c.workspace_id and doubled.id = c.id;

-- What stays says what the text in force says of it: the day, the amendment that gave it, or the one that took it
-- out. The day on the board follows where it is still the one that it was made with; the ledger tells both.
with texts as (
  select a.workspace_id, coalesce(a.amends_id, a.id) as root_id, a.amendment_number as number, v.content, row_number() over (partition by a.workspace_id, coalesce(a.amends_id, a.id) order by s.sealed_at, a.amendment_number nulls first) as place
  from agreements a
  join seals s on s.workspace_id = a.workspace_id and s.agreement_id = a.id
  join agreement_versions v on v.workspace_id = s.workspace_id and v.agreement_id = s.agreement_id and v.number = s.version_number
  where a.deleted_at is null and not exists (select 1 from revocations r where r.workspace_id = a.workspace_id and r.agreement_id = a.id)
), records as (
  select t.workspace_id, t.root_id, t.number, t.place, (item.value ->> 'id')::uuid as source_id,
    (case kind.name when 'phases' then item.value ->> 'endsOn' when 'deliverables' then coalesce(item.value ->> 'dueOn', phase.value ->> 'endsOn') else coalesce(item.value ->> 'dueOn', phase.value ->> 'startsOn') end)::date as day
  from texts t
  cross join unnest(array['phases', 'deliverables', 'clientInputs']) as kind (name)
  cross join lateral jsonb_array_elements(t.content -> kind.name) as item (value)
  left join lateral jsonb_array_elements(t.content -> 'phases') as phase (value) on phase.value ->> 'id' = item.value ->> 'phaseId'
), changes as (
  select *, lag(place) over along is null or lag(day) over along is distinct from day as is_change
  from records window along as (partition by workspace_id, root_id, source_id order by place)
), said as (
  select distinct on (r.workspace_id, r.root_id, r.source_id) r.workspace_id, r.root_id, r.source_id, r.day,
    (select g.number from changes g where g.workspace_id = r.workspace_id and g.root_id = r.root_id and g.source_id = r.source_id and g.is_change order by g.place desc limit 1) as given_by,
    (select t.number from texts t where t.workspace_id = r.workspace_id and t.root_id = r.root_id and t.place = r.place + 1) as gone_by
  from records r order by r.workspace_id, r.root_id, r.source_id, r.place desc
), followed as (
  select distinct on (c.workspace_id, c.id) c.workspace_id, c.id, c.due_on as day_before, said.day, said.given_by, said.gone_by,
    c.done_at is null and c.excepted_at is null as is_open, c.due_on is not distinct from c.agreed_on as is_unmoved
  from commitments c
  join agreements a on a.workspace_id = c.workspace_id and a.id = c.agreement_id
  join agreements root on root.workspace_id = a.workspace_id and root.id = coalesce(a.amends_id, a.id)
  -- a part that was split off says again what the agreement says
  join said on said.workspace_id = c.workspace_id and said.source_id = c.source_id and said.root_id in (root.id, root.split_from)
  where c.deleted_at is null
  order by c.workspace_id, c.id, (said.root_id = root.id)
), told as (
  insert into commitment_events (workspace_id, id, commitment_id, client_id, engagement_id, type, actor_side, actor_name, body, happened_at)
  select c.workspace_id, gen_random_uuid(), c.id, c.client_id, c.engagement_id, case when f.gone_by is null then 'moved' else 'excepted' end, 'system', 'Entente',
    case when f.gone_by is null then jsonb_build_object('from', f.day_before, 'to', f.day, 'amendment', f.given_by) else jsonb_build_object('words', '', 'amendment', f.gone_by) end, date_trunc('milliseconds', now())
  from followed f join commitments c on c.workspace_id = f.workspace_id and c.id = f.id
  where f.is_open and (f.gone_by is not null or (f.is_unmoved and f.day is distinct from f.day_before))
)
update commitments c set agreed_on = f.day, agreed_by = f.given_by,
  due_on = case when f.is_open and f.is_unmoved and f.gone_by is null then f.day else c.due_on end,
  excepted_at = case when f.is_open and f.gone_by is not null then date_trunc('milliseconds', now()) else c.excepted_at end,
  taken_out_by = case when c.excepted_at is null then f.gone_by end
from followed f where f.workspace_id = c.workspace_id and f.id = c.id;
alter table commitments force row level security;
alter table commitment_events force row level security;
alter table commitment_blocks force row level security;
alter table agreements force row level security;
alter table agreement_versions force row level security;
alter table seals force row level security;
alter table revocations force row level security;
