import type { Side } from '@entente/core/kernel/values';
import { sql, type RawBuilder } from 'kysely';

const ofText = (table: string): RawBuilder<unknown> => sql`from ${sql.table(table)} x where x.workspace_id = a.workspace_id and x.document_id = a.document_id`;
const about = (table: string): RawBuilder<unknown> => sql`from ${sql.table(table)} x where x.workspace_id = a.workspace_id and x.agreement_id = a.id`;

/** A standing signature of the signatory `x` on the version that both sides talk about. */
const signature = sql`select from signatures s where s.workspace_id = x.workspace_id and s.agreement_id = x.agreement_id and s.version_number = v.sent and s.signatory_id = x.id and s.taken_back_at is null`;
const decline = sql`select from declines d where d.workspace_id = x.workspace_id and d.agreement_id = x.agreement_id and d.signatory_id = x.id and d.version_number = v.sent and not exists (${signature} and s.signed_at > d.created_at)`;

/**
 * What says where the agreement `a` stands: the newest version that was sent; who of those who sign has not signed it;
 * for whose answer a remark waits, as `remarkTurn` says it; and the standing itself, as `agreementStanding` says it, in the same order.
 */
export const FACTS = sql`
  cross join lateral (select max((x.body ->> 'versionNumber')::integer) as sent ${about('agreement_events')} and x.type = 'agreement.sent') v
  cross join lateral (
    select count(*) as all, count(*) filter (where not y.signed) as missing, coalesce(bool_or(not y.signed and y.side = 'provider'), false) as ours, coalesce(bool_or(not y.signed and y.side = 'client'), false) as theirs, coalesce(bool_or(y.declined), false) as declined
    from (select x.side, exists (${signature}) as signed, exists (${decline}) as declined ${about('signatories')} and x.removed_at is null offset 0) y
  ) p
  cross join lateral (select ${waitingFor('provider')} as ours, ${waitingFor('client')} as theirs ${about('remarks')}) q
  cross join lateral (select case
    when exists (select ${about('revocations')}) then 'revoked'
    when exists (select ${about('seals')}) then 'sealed'
    when v.sent is null then case when a.withdrawn_at is null then 'draft' else 'withdrawn' end
    when p.all > 0 and p.missing = 0 then 'signed'
    when a.withdrawn_at is not null then 'withdrawn'
    when p.declined then 'declined'
    when a.expires_at <= now() then 'expired'
    when p.missing < p.all then 'partly_signed'
    when q.ours or q.theirs then 'questions_open'
    else 'sent' end as state offset 0) s`;

function waitingFor(side: Side): RawBuilder<unknown> {
  return sql`coalesce(bool_or(x.author_side <> ${sql.lit(side)} and coalesce((select y.author_side = x.author_side and y.outcome <> 'accepted' from remark_answers y where y.workspace_id = x.workspace_id and y.remark_id = x.id order by y.created_at desc, y.id desc limit 1), true)), false)`;
}

/** The draft went on after what was sent last, or a further version was frozen and has not gone out. */
const ahead = sql`(exists (select ${about('agreement_versions')} and x.number > v.sent)
  or (select x.revision from documents x where x.workspace_id = a.workspace_id and x.id = a.document_id) > (select x.document_revision ${about('agreement_versions')} order by x.number desc limit 1))`;

/** Whose act comes next. In order: what we have to answer or to send again, what the client has to answer, who signs next. */
export const OF_STANDING = sql`case
    when s.state in ('draft', 'declined', 'expired') then 'ours'
    when s.state not in ('sent', 'questions_open', 'partly_signed') then null
    when q.ours or ${ahead} then 'ours'
    when q.theirs then 'theirs'
    when p.ours and p.theirs then case a.signing_order when 'provider_first' then 'ours' when 'client_first' then 'theirs' else 'both' end
    when p.ours then 'ours'
    when p.theirs then 'theirs' end`;

/** How full a frame is for the kind of the engagement, in per cent: what is begun counts half. */
const full = (frame: 'hard' | 'soft'): RawBuilder<unknown> =>
  sql`(select (100 * sum(case f.state when 'full' then 2 when 'half' then 1 else 0 end) / nullif(2 * count(*), 0))::integer from documents x cross join lateral jsonb_array_elements_text(x.frames -> ${sql.lit(frame)}) f(state) where x.workspace_id = a.workspace_id and x.id = a.document_id)`;

/** What the text says: its days, its price as the text itself adds it up (what is paid again and again has no sum), and how full its frames are. */
export const OF_TEXT = sql`
  (select min(x.starts_on) ${ofText('document_phases')}) as starts_on,
  greatest((select max(x.ends_on) ${ofText('document_phases')}), (select max(x.due_on) ${ofText('document_deliverables')})) as ends_on,
  (select case when bool_or(x.trigger in ('monthly', 'per_meeting')) or min(x.currency) <> max(x.currency) then null else sum(x.amount_minor)::bigint end ${ofText('document_billing_items')}) as amount,
  coalesce((select min(x.currency) ${ofText('document_billing_items')}), (select x.currency from documents x where x.workspace_id = a.workspace_id and x.id = a.document_id)) as currency,
  ${full('hard')} as hard_frame, ${full('soft')} as soft_frame`;
