-- What a list says of an engagement beyond its row is kept in the row: where its agreement stands, what its text says of
-- days, price and both frames, and what is promised. It is worked out again at the end of every transaction in which
-- something happened on the engagement (record/derived), so that a list filters and sorts by it as by any column.
-- How many promises are late changes with the day and is not kept.
alter table engagements
  add column agreement_number text not null default '',
  add column standing text check (standing in ('draft', 'sent', 'questions_open', 'partly_signed', 'signed', 'sealed', 'declined', 'expired', 'withdrawn', 'revoked')),
  -- The place of the standing in the order in which lists show it; the same of whose act comes next.
  add column standing_place integer,
  -- From then on what is out is too old to be signed.
  add column standing_until timestamptz,
  add column next_turn text check (next_turn in ('ours', 'both', 'theirs')),
  add column turn_place integer,
  add column starts_on date,
  add column ends_on date,
  add column amount bigint,
  add column currency text,
  -- How full the hard and the soft frame are for the kind of the engagement, in per cent.
  add column hard_frame integer check (hard_frame between 0 and 100),
  add column soft_frame integer check (soft_frame between 0 and 100),
  add column open_ours integer not null default 0,
  add column open_theirs integer not null default 0,
  add column next_due_on date;

alter table engagements no force row level security;
alter table agreements no force row level security;
alter table agreement_versions no force row level security;
alter table agreement_events no force row level security;
alter table signatories no force row level security;
alter table signatures no force row level security;
alter table declines no force row level security;
alter table seals no force row level security;
alter table revocations no force row level security;
alter table remarks no force row level security;
alter table remark_answers no force row level security;
alter table documents no force row level security;
alter table document_phases no force row level security;
alter table document_deliverables no force row level security;
alter table document_billing_items no force row level security;
alter table commitments no force row level security;

with facts as (
  select e.workspace_id, e.id, a.number, a.expires_at, s.state, x.*,
    case
      when s.state in ('draft', 'declined', 'expired') then 'ours'
      when s.state not in ('sent', 'questions_open', 'partly_signed') then null
      when q.ours or exists (select from agreement_versions n where n.workspace_id = a.workspace_id and n.agreement_id = a.id and n.number > v.sent)
        or d.revision > (select n.document_revision from agreement_versions n where n.workspace_id = a.workspace_id and n.agreement_id = a.id order by n.number desc limit 1) then 'ours'
      when q.theirs then 'theirs'
      when p.ours and p.theirs then case a.signing_order when 'provider_first' then 'ours' when 'client_first' then 'theirs' else 'both' end
      when p.ours then 'ours'
      when p.theirs then 'theirs' end as turn
  from engagements e
  cross join lateral (
    select a.* from agreements a
    where a.workspace_id = e.workspace_id and a.engagement_id = e.id and a.deleted_at is null and a.split_from is null
      and (a.amends_id is null or exists (select from seals l where l.workspace_id = a.workspace_id and l.agreement_id = a.id))
    order by case when a.amends_id is null then a.created_at else (select max(l.sealed_at) from seals l where l.workspace_id = a.workspace_id and l.agreement_id = a.id) end desc limit 1) a
  left join documents d on d.workspace_id = a.workspace_id and d.id = a.document_id
  cross join lateral (select max((n.body ->> 'versionNumber')::integer) as sent from agreement_events n where n.workspace_id = a.workspace_id and n.agreement_id = a.id and n.type = 'agreement.sent') v
  cross join lateral (
    select count(*) as all, count(*) filter (where not y.signed) as missing, coalesce(bool_or(not y.signed and y.side = 'provider'), false) as ours, coalesce(bool_or(not y.signed and y.side = 'client'), false) as theirs, coalesce(bool_or(y.declined), false) as declined
    from (select n.side,
        exists (select from signatures s where s.workspace_id = n.workspace_id and s.agreement_id = n.agreement_id and s.version_number = v.sent and s.signatory_id = n.id and s.taken_back_at is null) as signed,
        exists (select from declines c where c.workspace_id = n.workspace_id and c.agreement_id = n.agreement_id and c.signatory_id = n.id and c.version_number = v.sent
          and not exists (select from signatures s where s.workspace_id = n.workspace_id and s.agreement_id = n.agreement_id and s.version_number = v.sent and s.signatory_id = n.id and s.taken_back_at is null and s.signed_at > c.created_at)) as declined
      from signatories n where n.workspace_id = a.workspace_id and n.agreement_id = a.id and n.removed_at is null) y
  ) p
  cross join lateral (
    select coalesce(bool_or(r.author_side <> 'provider' and r.waits), false) as ours, coalesce(bool_or(r.author_side <> 'client' and r.waits), false) as theirs
    from (select n.author_side, coalesce((select y.author_side = n.author_side and y.outcome <> 'accepted' from remark_answers y where y.workspace_id = n.workspace_id and y.remark_id = n.id order by y.created_at desc, y.id desc limit 1), true) as waits
      from remarks n where n.workspace_id = a.workspace_id and n.agreement_id = a.id) r
  ) q
  cross join lateral (select case
    when exists (select from revocations n where n.workspace_id = a.workspace_id and n.agreement_id = a.id) then 'revoked'
    when exists (select from seals n where n.workspace_id = a.workspace_id and n.agreement_id = a.id) then 'sealed'
    when v.sent is null then case when a.withdrawn_at is null then 'draft' else 'withdrawn' end
    when p.all > 0 and p.missing = 0 then 'signed'
    when a.withdrawn_at is not null then 'withdrawn'
    when p.declined then 'declined'
    when a.expires_at <= now() then 'expired'
    when p.missing < p.all then 'partly_signed'
    when q.ours or q.theirs then 'questions_open'
    else 'sent' end as state) s
  cross join lateral (select
    (select min(n.starts_on) from document_phases n where n.workspace_id = a.workspace_id and n.document_id = a.document_id) as starts_on,
    greatest((select max(n.ends_on) from document_phases n where n.workspace_id = a.workspace_id and n.document_id = a.document_id), (select max(n.due_on) from document_deliverables n where n.workspace_id = a.workspace_id and n.document_id = a.document_id)) as ends_on,
    (select case when bool_or(n.trigger in ('monthly', 'per_meeting')) or min(n.currency) <> max(n.currency) then null else sum(n.amount_minor)::bigint end from document_billing_items n where n.workspace_id = a.workspace_id and n.document_id = a.document_id) as amount,
    coalesce((select min(n.currency) from document_billing_items n where n.workspace_id = a.workspace_id and n.document_id = a.document_id), d.currency) as currency,
    (select (100 * sum(case n.value when 'full' then 2 when 'half' then 1 else 0 end) / nullif(2 * count(*), 0))::integer from jsonb_array_elements_text(d.frames -> 'hard') n(value)) as hard_frame,
    (select (100 * sum(case n.value when 'full' then 2 when 'half' then 1 else 0 end) / nullif(2 * count(*), 0))::integer from jsonb_array_elements_text(d.frames -> 'soft') n(value)) as soft_frame) x
)
update engagements e set
  agreement_number = f.number, standing = f.state, next_turn = f.turn,
  standing_place = array_position(array['draft', 'sent', 'questions_open', 'partly_signed', 'signed', 'sealed', 'declined', 'expired', 'withdrawn', 'revoked'], f.state),
  turn_place = array_position(array['ours', 'both', 'theirs'], f.turn),
  standing_until = case when f.state in ('sent', 'questions_open', 'partly_signed') then f.expires_at end,
  starts_on = f.starts_on, ends_on = f.ends_on, amount = f.amount, currency = f.currency, hard_frame = f.hard_frame, soft_frame = f.soft_frame
from facts f where e.workspace_id = f.workspace_id and e.id = f.id;

update engagements e set open_ours = c.ours, open_theirs = c.theirs, next_due_on = c.next
from (
  select workspace_id, engagement_id, count(*) filter (where side = 'provider') as ours, count(*) filter (where side = 'client') as theirs, min(due_on) as next
  from commitments where deleted_at is null and done_at is null and excepted_at is null group by workspace_id, engagement_id) c
where e.workspace_id = c.workspace_id and e.id = c.engagement_id;

alter table engagements force row level security;
alter table agreements force row level security;
alter table agreement_versions force row level security;
alter table agreement_events force row level security;
alter table signatories force row level security;
alter table signatures force row level security;
alter table declines force row level security;
alter table seals force row level security;
alter table revocations force row level security;
alter table remarks force row level security;
alter table remark_answers force row level security;
alter table documents force row level security;
alter table document_phases force row level security;
alter table document_deliverables force row level security;
alter table document_billing_items force row level security;
alter table commitments force row level security;

create index engagements_agreement_number on engagements (workspace_id, agreement_number collate public.names, id);
create index engagements_standing on engagements (workspace_id, standing_place, id);
create index engagements_turn on engagements (workspace_id, turn_place, id);
create index engagements_starts on engagements (workspace_id, starts_on, id);
create index engagements_ends on engagements (workspace_id, ends_on, id);
create index engagements_amount on engagements (workspace_id, amount, id);
create index engagements_hard_frame on engagements (workspace_id, hard_frame, id);
create index engagements_soft_frame on engagements (workspace_id, soft_frame, id);
create index engagements_open_ours on engagements (workspace_id, open_ours, id);
create index engagements_open_theirs on engagements (workspace_id, open_theirs, id);
create index engagements_next_due on engagements (workspace_id, next_due_on, id);
-- Whose text a document is, is asked when it is saved.
create index agreements_document on agreements (workspace_id, document_id);
