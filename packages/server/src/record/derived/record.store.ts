import type { Day, Side } from '@entente/core/kernel/values';
import { LIST_TABLES, type ListKind } from '@entente/core/record/record-kind';
import { sql, type RawBuilder } from 'kysely';
import { newestDayOf } from '../../workspace/days/workspace.store.ts';

/** Which derived fields are asked for, by their keys, and the newest working days where lateness is among them. */
export type Derivation = { readonly keys: ReadonlySet<string>; readonly newestDays: readonly Day[] };

/** What is derived of a kind where nobody asks for it. */
export const NOTHING_DERIVED: Derivation = { keys: new Set(), newestDays: [] };

/** The engagement of a query: columns, or values, that name it. */
type Work = { readonly workspaceId: RawBuilder<unknown>; readonly id: RawBuilder<unknown> };
type Columns = Readonly<Record<string, RawBuilder<unknown>>>;

const ENGAGEMENTS: Work = { workspaceId: sql.ref('engagements.workspace_id'), id: sql.ref('engagements.id') };

/**
 * Where the rows `r` of a list are read from: the kind's table; of engagements with what is asked of their agreement
 * and promises beside it, worked out row by row. What nobody asks for costs nothing.
 */
export function rowsOf(kind: ListKind, derivation: Derivation): RawBuilder<unknown> {
  const beside = besideOf(derivation, ENGAGEMENTS);
  return beside === null ? sql`${sql.table(LIST_TABLES[kind])} r` : sql`(select engagements.*, ${sql.join(beside.columns)} from engagements ${beside.joins}) r`;
}

/** The same beside engagements that were found already: what is to be joined, and the columns that then hold it. Null where nothing is asked. */
export function besideOf({ keys, newestDays }: Derivation, work: Work): { readonly joins: RawBuilder<unknown>; readonly columns: readonly RawBuilder<unknown>[] } | null {
  const asked = (columns: Columns): readonly [string, RawBuilder<unknown>][] => Object.entries(columns).filter(([key]) => keys.has(key));
  const [standing, text, promises] = [asked(OF_STANDING), asked(OF_TEXT), asked(promisesBy(newestDays))];
  if (standing.length + text.length + promises.length === 0) return null;
  // Each is worked out once a row, however often it is spoken of: what is below an offset is not taken apart.
  const joins = [
    ...(standing.length + text.length === 0 ? [] : [sql`left join lateral (select ${named([...standing, ...text])} from (${inForce(sql`agreements.*`, work)}) a ${standing.length === 0 ? sql`` : FACTS} offset 0) agreed on true`]),
    ...(promises.length === 0 ? [] : [sql`cross join lateral (select ${named(promises)} from commitments c where c.workspace_id = ${work.workspaceId} and c.engagement_id = ${work.id} and c.deleted_at is null and c.done_at is null and c.excepted_at is null) promised`]),
  ];
  return { joins: sql.join(joins, sql` `), columns: [...[...standing, ...text].map(([key]) => (key === 'agreementNumber' ? sql`coalesce(agreed.agreement_number, '') as agreement_number` : sql.ref(`agreed.${snake(key)}`))), ...promises.map(([key]) => sql.ref(`promised.${snake(key)}`))] };
}

function named(columns: readonly [string, RawBuilder<unknown>][]): RawBuilder<unknown> {
  return sql.join(columns.map(([key, value]) => sql`${value} as ${sql.ref(snake(key))}`));
}

const sealedAt = sql`select max(seals.sealed_at) from seals where seals.workspace_id = agreements.workspace_id and seals.agreement_id = agreements.id having max(seals.sealed_at) is not null`;

/** In a query with `engagements`: the agreement whose text is in force, or the newest where none is. An amendment stands for its agreement once it is sealed. */
export function inForce(columns: RawBuilder<unknown>, { workspaceId, id }: Work = ENGAGEMENTS): RawBuilder<unknown> {
  return sql`select ${columns} from agreements
    where agreements.workspace_id = ${workspaceId} and agreements.engagement_id = ${id} and agreements.deleted_at is null and agreements.split_from is null
      and (agreements.amends_id is null or exists (${sealedAt}))
    order by case when agreements.amends_id is null then agreements.created_at else (${sealedAt}) end desc limit 1`;
}

const ofText = (table: string): RawBuilder<unknown> => sql`from ${sql.table(table)} x where x.workspace_id = a.workspace_id and x.document_id = a.document_id`;
const about = (table: string): RawBuilder<unknown> => sql`from ${sql.table(table)} x where x.workspace_id = a.workspace_id and x.agreement_id = a.id`;

/** A standing signature of the signatory `x` on the version that both sides talk about. */
const signature = sql`select from signatures s where s.workspace_id = x.workspace_id and s.agreement_id = x.agreement_id and s.version_number = v.sent and s.signatory_id = x.id and s.taken_back_at is null`;
const decline = sql`select from declines d where d.workspace_id = x.workspace_id and d.agreement_id = x.agreement_id and d.signatory_id = x.id and d.version_number = v.sent and not exists (${signature} and s.signed_at > d.created_at)`;

/**
 * What says where the agreement `a` stands: the newest version that was sent; who of those who sign has not signed it;
 * for whose answer a remark waits, as `remarkTurn` says it; and the standing itself, as `agreementStanding` says it, in the same order.
 */
const FACTS = sql`
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

const OF_STANDING: Columns = {
  agreementState: sql`s.state`,
  // In order: what we have to answer or to send again, what the client has to answer, who signs next.
  turn: sql`case
    when s.state in ('draft', 'declined', 'expired') then 'ours'
    when s.state not in ('sent', 'questions_open', 'partly_signed') then null
    when q.ours or ${ahead} then 'ours'
    when q.theirs then 'theirs'
    when p.ours and p.theirs then case a.signing_order when 'provider_first' then 'ours' when 'client_first' then 'theirs' else 'both' end
    when p.ours then 'ours'
    when p.theirs then 'theirs' end`,
};

const OF_TEXT: Columns = {
  agreementNumber: sql`a.number`,
  startsOn: sql`(select min(x.starts_on) ${ofText('document_phases')})`,
  endsOn: sql`greatest((select max(x.ends_on) ${ofText('document_phases')}), (select max(x.due_on) ${ofText('document_deliverables')}))`,
  // As the text itself adds it up: what is paid again and again has no sum.
  amount: sql`(select case when bool_or(x.trigger in ('monthly', 'per_meeting')) or min(x.currency) <> max(x.currency) then null else sum(x.amount_minor)::bigint end ${ofText('document_billing_items')})`,
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
