import type { Day, Side } from '@entente/core/kernel/values';
import { LIST_TABLES, type ListKind } from '@entente/core/record/record-kind';
import { sql, type RawBuilder } from 'kysely';
import { newestDayOf } from '../../workspace/days/workspace.store.ts';

/** Which derived fields are asked for, by their keys, and the newest working days where lateness is among them. */
export type Derivation = { readonly keys: ReadonlySet<string>; readonly newestDays: readonly Day[] };

/** What is derived of a kind where nobody asks for it. */
export const NOTHING_DERIVED: Derivation = { keys: new Set(), newestDays: [] };

/**
 * Where the rows `r` of a list are read from: the kind's table; of engagements with what is asked of their agreement
 * and promises beside it, worked out row by row. What nobody asks for costs nothing.
 */
export function rowsOf(kind: ListKind, derivation: Derivation): RawBuilder<unknown> {
  const table = sql.table(LIST_TABLES[kind]);
  const asked = (columns: Columns): readonly [string, RawBuilder<unknown>][] => Object.entries(columns).flatMap(([key, value]) => (derivation.keys.has(key) ? [[key, value]] : []));
  const ofAgreement = kind === 'engagement' ? asked(OF_AGREEMENT) : [];
  const ofPromises = kind === 'engagement' ? asked(promisesBy(derivation.newestDays)) : [];
  if (ofAgreement.length + ofPromises.length === 0) return sql`${table} r`;
  const promised = ofPromises.map(([key, value]) => sql`${value} as ${sql.ref(snake(key))}`);
  const beside = [...ofAgreement.map(([key, value]) => sql`${value} as ${sql.ref(snake(key))}`), ...ofPromises.map(([key]) => sql.ref(`promised.${snake(key)}`))];
  return sql`(
    select engagements.*, ${sql.join(beside)} from engagements
    ${ofAgreement.length === 0 ? sql`` : sql`left join lateral (${inForce(sql`agreements.*`)}) a on true`}
    ${promised.length === 0 ? sql`` : sql`cross join lateral (select ${sql.join(promised)} from commitments c where c.workspace_id = engagements.workspace_id and c.engagement_id = engagements.id and c.deleted_at is null and c.done_at is null and c.excepted_at is null) promised`}
  ) r`;
}

type Columns = Readonly<Record<string, RawBuilder<unknown>>>;

const sealedAt = sql`select max(seals.sealed_at) from seals where seals.workspace_id = agreements.workspace_id and seals.agreement_id = agreements.id having max(seals.sealed_at) is not null`;

/** In a query with `engagements`: the agreement whose text is in force, or the newest where none is. An amendment stands for its agreement once it is sealed. */
export function inForce(columns: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select ${columns} from agreements
    where agreements.workspace_id = engagements.workspace_id and agreements.engagement_id = engagements.id and agreements.deleted_at is null and agreements.split_from is null
      and (agreements.amends_id is null or exists (${sealedAt}))
    order by case when agreements.amends_id is null then agreements.created_at else (${sealedAt}) end desc limit 1`;
}

const ofText = (table: string): RawBuilder<unknown> => sql`from ${sql.table(table)} x where x.workspace_id = a.workspace_id and x.document_id = a.document_id`;
const about = (table: string): RawBuilder<unknown> => sql`from ${sql.table(table)} x where x.workspace_id = a.workspace_id and x.agreement_id = a.id`;

/** The version both sides talk about: the newest that was sent. */
const CURRENT = sql`(select max((x.body ->> 'versionNumber')::integer) ${about('agreement_events')} and x.type = 'agreement.sent')`;
const signs = sql`select 1 ${about('signatories')} and x.removed_at is null`;
const signature = sql`select 1 from signatures s where s.workspace_id = x.workspace_id and s.signatory_id = x.id and s.version_number = ${CURRENT} and s.taken_back_at is null`;
const declined = sql`select 1 from declines d where d.workspace_id = x.workspace_id and d.signatory_id = x.id and d.version_number = ${CURRENT}
  and not exists (select 1 from signatures s where s.workspace_id = d.workspace_id and s.signatory_id = d.signatory_id and s.version_number = d.version_number and s.taken_back_at is null and s.signed_at > d.created_at)`;

/** As `remarkTurn` says it: a remark waits for the other side of who wrote it, while that one had the last word. */
function openTo(side: Side): RawBuilder<unknown> {
  return sql`exists (select 1 ${about('remarks')} and x.author_side <> ${side} and coalesce((select y.author_side = x.author_side and y.outcome <> 'accepted' from remark_answers y where y.workspace_id = x.workspace_id and y.remark_id = x.id order by y.created_at desc, y.id desc limit 1), true))`;
}

function unsigned(side: Side): RawBuilder<unknown> {
  return sql`exists (${signs} and x.side = ${side} and not exists (${signature}))`;
}

/** The draft went on after what was sent last, or a further version was frozen and has not gone out. */
const AHEAD = sql`(exists (select 1 ${about('agreement_versions')} and x.number > ${CURRENT})
  or (select x.revision from documents x where x.workspace_id = a.workspace_id and x.id = a.document_id) > (select x.document_revision ${about('agreement_versions')} order by x.number desc limit 1))`;

/** As `agreementStanding` says it, in the same order. */
const STANDING = sql`case when a.id is null then null
  when exists (select 1 ${about('revocations')}) then 'revoked'
  when exists (select 1 ${about('seals')}) then 'sealed'
  when ${CURRENT} is null then case when a.withdrawn_at is null then 'draft' else 'withdrawn' end
  when exists (${signs}) and not exists (${signs} and not exists (${signature})) then 'signed'
  when a.withdrawn_at is not null then 'withdrawn'
  when exists (${signs} and exists (${declined})) then 'declined'
  when a.expires_at <= now() then 'expired'
  when exists (${signs} and exists (${signature})) then 'partly_signed'
  when ${openTo('provider')} or ${openTo('client')} then 'questions_open'
  else 'sent' end`;

/** In order: what we have to answer or to send again, what the client has to answer, who signs next. */
const TURN = sql`case
  when ${STANDING} in ('draft', 'declined', 'expired') then 'ours'
  when ${STANDING} not in ('sent', 'questions_open', 'partly_signed') then null
  when ${openTo('provider')} or ${AHEAD} then 'ours'
  when ${openTo('client')} then 'theirs'
  when ${unsigned('provider')} and ${unsigned('client')} then case a.signing_order when 'provider_first' then 'ours' when 'client_first' then 'theirs' else 'both' end
  when ${unsigned('provider')} then 'ours'
  when ${unsigned('client')} then 'theirs' end`;

const OF_AGREEMENT: Columns = {
  agreementNumber: sql`coalesce(a.number, '')`,
  agreementState: STANDING,
  turn: TURN,
  startsOn: sql`(select min(x.starts_on) ${ofText('document_phases')})`,
  endsOn: sql`greatest((select max(x.ends_on) ${ofText('document_phases')}), (select max(x.due_on) ${ofText('document_deliverables')}))`,
  // As the text itself adds it up: what is paid again and again has no sum.
  amount: sql`(select case when bool_or(x.trigger in ('monthly', 'per_meeting')) or count(distinct x.currency) > 1 then null else sum(x.amount_minor)::bigint end ${ofText('document_billing_items')})`,
  currency: sql`coalesce((select min(x.currency) ${ofText('document_billing_items')}), (select x.currency from documents x where x.workspace_id = a.workspace_id and x.id = a.document_id))`,
};

function promisesBy(newestDays: readonly Day[]): Columns {
  return {
    openOurs: sql`count(*) filter (where c.side = 'provider')::integer`,
    openTheirs: sql`count(*) filter (where c.side = 'client')::integer`,
    late: sql`count(*) filter (where c.due_on < ${newestDayOf(newestDays, sql`c.owner_days_off`)})::integer`,
    nextDueOn: sql`min(c.due_on)`,
  };
}

function snake(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
