import { AGREEMENT_STANDINGS, WHOSE_TURN, type RecordField } from '@entente/core/record/record-fields';
import { LIST_TABLES, type ListKind } from '@entente/core/record/record-kind';
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { newestDayOf, type NewestDays } from '../../workspace/days/workspace.store.ts';
import { FACTS, OF_STANDING, OF_TEXT } from './standing/record.store.ts';

/**
 * Where the rows `r` of a list are read from: the kind's table; of engagements with what is kept of their agreement and
 * promises under the names of its fields. Only what changes with the clock is worked out: a standing that has lapsed
 * since it was written, and which promises are late today.
 * @param newestDays the newest working days, where lateness is asked for or shown; else none.
 */
export function rowsOf(kind: ListKind, newestDays: NewestDays): RawBuilder<unknown> {
  if (kind !== 'engagement') return sql`${sql.table(LIST_TABLES[kind])} r`;
  return sql`(select e.*, ${now(sql`'expired'`, sql`e.standing`)} as agreement_state, ${now(sql`'ours'`, sql`e.next_turn`)} as turn, ${lateness(newestDays)} from engagements e) r`;
}

/** What was sent lapses at its moment, whether or not somebody has written it down yet. */
function now(lapsed: RawBuilder<unknown>, standing: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`case when e.standing_until <= now() then ${lapsed} else ${standing} end`;
}

/** How many promises are late; nothing is where the next one is due today or later, and then they are not looked at. */
function lateness(newestDays: NewestDays): RawBuilder<unknown> {
  // Where somebody keeps other holidays, the newest day of all: what is due before it is looked at promise by promise.
  const newest = [...newestDays.values()].flatMap(([day]) => day ?? []).toSorted().at(-1);
  if (newest === undefined) return sql`0 as late, false as is_overdue`;
  const isOverdue = sql`e.next_due_on < ${newest}::date`;
  return sql`case when ${isOverdue} then (${lateOf({ workspaceId: sql`e.workspace_id`, id: sql`e.id` }, newestDays)}) else 0 end as late, ${isOverdue} as is_overdue`;
}

/** The one field that is not kept, because it changes with the day. */
export function isLateness({ key, derived }: RecordField): boolean {
  return derived === true && key === 'late';
}

/** How many promises of an engagement are late, by the working days of the workspace and of whoever does them. */
export function lateOf({ workspaceId, id }: { readonly workspaceId: RawBuilder<unknown>; readonly id: RawBuilder<unknown> }, newestDays: NewestDays): RawBuilder<unknown> {
  return sql`select count(*)::integer from commitments c where c.workspace_id = ${workspaceId} and c.engagement_id = ${id} and ${OPEN} and c.due_on < ${newestDayOf(newestDays, { daysOff: sql`c.owner_days_off`, country: sql`c.owner_country` })}`;
}

const OPEN = sql`c.deleted_at is null and c.done_at is null and c.excepted_at is null`;

const sealedAt = sql`select max(seals.sealed_at) from seals where seals.workspace_id = agreements.workspace_id and seals.agreement_id = agreements.id having max(seals.sealed_at) is not null`;

/** No consumer went back on it, nor on the agreement that it changes. */
const unrevoked = sql`not exists (select 1 from revocations where revocations.workspace_id = agreements.workspace_id and revocations.agreement_id in (agreements.id, agreements.amends_id))`;

/** In a query with `engagements`: the agreement whose text is in force, or the newest where none is. An amendment stands for its agreement once it is sealed, unless a consumer went back on either. */
export function inForce(columns: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select ${columns} from agreements
    where agreements.workspace_id = engagements.workspace_id and agreements.engagement_id = engagements.id and agreements.deleted_at is null and agreements.split_from is null
      and (agreements.amends_id is null or exists (${sealedAt}) and ${unrevoked})
    order by case when agreements.amends_id is null then agreements.created_at else (${sealedAt}) end desc limit 1`;
}

/** The columns of an engagement that hold what is worked out of its agreement and promises, each with what it should hold. */
const KEPT: readonly (readonly [string, RawBuilder<unknown>])[] = [
  ['agreement_number', sql`coalesce(agreed.number, '')`],
  ['standing', sql`agreed.standing`],
  ['standing_place', sql`array_position(${[...AGREEMENT_STANDINGS]}::text[], agreed.standing)`],
  ['standing_until', sql`case when agreed.standing in ('sent', 'questions_open', 'partly_signed') then agreed.expires_at end`],
  ['next_turn', sql`agreed.turn`],
  ['turn_place', sql`array_position(${[...WHOSE_TURN]}::text[], agreed.turn)`],
  ...['starts_on', 'ends_on', 'amount', 'currency', 'hard_frame', 'soft_frame'].map((name) => [name, sql.ref(`agreed.${name}`)] as const),
  ...['open_ours', 'open_theirs', 'next_due_on'].map((name) => [name, sql.ref(`promised.${name}`)] as const),
];

/** All that is kept of some engagements, as it follows from their agreements and promises at this moment. */
const workedOut = (workspaceId: string, which: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select engagements.id, ${sql.join(KEPT.map(([name, value]) => sql`${value} as ${sql.ref(name)}`))} from engagements
  left join lateral (select a.number, a.expires_at, s.state as standing, ${OF_STANDING} as turn, ${OF_TEXT} from (${inForce(sql`agreements.*`)}) a ${FACTS} offset 0) agreed on true
  cross join lateral (
    select count(*) filter (where c.side = 'provider')::integer as open_ours, count(*) filter (where c.side = 'client')::integer as open_theirs, min(c.due_on) as next_due_on
    from commitments c where c.workspace_id = engagements.workspace_id and c.engagement_id = engagements.id and ${OPEN}) promised
  where engagements.workspace_id = ${workspaceId} and ${which}`;

const columns = (alias: string): RawBuilder<unknown> => sql.join(KEPT.map(([name]) => sql.ref(`${alias}.${name}`)));

/**
 * Writes into engagements what follows from their agreements and promises, where that has changed. They are locked before
 * it is worked out, so that of two transactions the later one sees what the earlier one wrote.
 * @param ids of engagements, of their agreements, or of documents that are the text of these.
 */
export async function keepStandings(tx: Tx, ids: readonly string[]): Promise<void> {
  const { workspaceId } = tx;
  const { rows } = await sql<{ id: string }>`
    select e.id from engagements e
    where e.workspace_id = ${workspaceId} and e.id in (select unnest(${[...ids]}::uuid[]) union all select a.engagement_id from agreements a where a.workspace_id = ${workspaceId} and (a.id = any(${[...ids]}::uuid[]) or a.document_id = any(${[...ids]}::uuid[])))
    order by e.id for no key update`.execute(tx.kysely);
  if (rows.length === 0) return;
  // Once each, also where the planner knows nothing yet of rows that were written a moment ago.
  await sql`
    with w as materialized (${workedOut(workspaceId, sql`engagements.id = any(${rows.map(({ id }) => id)}::uuid[])`)})
    update engagements e set ${sql.join(KEPT.map(([name]) => sql`${sql.ref(name)} = w.${sql.ref(name)}`))} from w
    where e.workspace_id = ${workspaceId} and e.id = w.id and (${columns('e')}) is distinct from (${columns('w')})`.execute(tx.kysely);
}

/** The same for a page of all engagements of a workspace, for rows that were written past the program. @returns the last one's id, null where there is none left. */
export async function keepNextStandings(tx: Tx, { after, limit }: { readonly after: string | null; readonly limit: number }): Promise<string | null> {
  let page = tx.kysely.selectFrom('engagements').select('id').where('workspaceId', '=', tx.workspaceId).orderBy('id').limit(limit);
  if (after !== null) page = page.where('id', '>', after);
  const ids = (await page.execute()).map(({ id }) => id);
  if (ids.length > 0) await keepStandings(tx, ids);
  return ids.at(-1) ?? null;
}

/** The engagements of which something else is kept than follows: none, unless something was written past the program. */
export async function standingsAstray(tx: Tx): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    with w as materialized (${workedOut(tx.workspaceId, sql`true`)})
    select e.id from engagements e join w on w.id = e.id
    where e.workspace_id = ${tx.workspaceId} and (${columns('e')}) is distinct from (${columns('w')})`.execute(tx.kysely);
  return rows.map(({ id }) => id);
}
