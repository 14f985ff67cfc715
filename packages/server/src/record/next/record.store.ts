import type { RecordField } from '@entente/core/record/record-fields';
import { LIST_TABLES, type ListKind } from '@entente/core/record/record-kind';
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { planned, type Tx } from '../../platform/database/in-workspace.ts';

/** Something is planned for the record `r`, or a task about it is open. */
export const UNDERWAY = sql<SqlBool>`(r.next_task_id is not null or coalesce(r.planned_until > now(), false))`;

/** The record `r` has a next step; of core's `hasNextStep` the same in SQL. */
export const WITH_NEXT_STEP = sql<SqlBool>`(r.next_step <> '' or r.next_step_on is not null or ${UNDERWAY})`;

/** The field that asks what is next: it is empty only where nothing is. */
export function isNextStep({ key, fieldId }: RecordField): boolean {
  return key === 'nextStep' && fieldId === undefined;
}

/** In this order they are locked: what is done for a client is written with its deal or engagement more often than with the client. */
const ORDER = ['engagement', 'deal', 'contact', 'client'] as const satisfies readonly ListKind[];

const ofRecord = (kind: ListKind, alias: string): RawBuilder<unknown> => sql`${sql.ref(`${alias}.workspace_id`)} = r.workspace_id and ${sql.ref(`${alias}.${kind}_id`)} = r.id`;

/** The nearest open task about a record `r`; one without a day comes last. */
const nextTask = (kind: ListKind): RawBuilder<unknown> => sql`(select t.id from interactions t where ${ofRecord(kind, 't')} and t.kind = 'task' and t.done_at is null and t.deleted_at is null order by t.due_on, t.id limit 1)`;

/** The last moment ahead for which something about a record `r` is planned. */
function plannedUntil(kind: ListKind): RawBuilder<unknown> {
  const talks = sql`(select max(t.happened_at) from interactions t where ${ofRecord(kind, 't')} and t.kind in ('call', 'meeting') and t.deleted_at is null and t.happened_at > now())`;
  if (kind !== 'client' && kind !== 'engagement') return talks;
  return sql`greatest(${talks}, (select max(m.starts_at) from meetings m where ${ofRecord(kind, 'm')} and m.state = 'planned' and m.starts_at > now()))`;
}

/** What should be kept of records, each worked out once (`offset 0`), with whether they have something underway as it is kept and as it should be. */
const workedOut = (kind: ListKind, which: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select n.*, (n.next_task_id is not null or n.planned_until is not null) <> n.was as has_turned from (
    select r.id, ${UNDERWAY} as was, ${nextTask(kind)} as next_task_id, ${plannedUntil(kind)} as planned_until from ${sql.table(LIST_TABLES[kind])} r where ${which} offset 0) n`;

/**
 * To be told by whoever writes tasks, calls or meetings: at the end of the transaction the records that they are about are
 * brought up to date.
 * @param ids of interactions that were written, and of records to or from which such were moved.
 */
export function stepsWritten(tx: Tx, ids: Iterable<string>): void {
  for (const id of ids) tx.stepped?.add(id);
}

/** Records that have something underway now and had nothing before, or the other way round. */
export type Turned = ReadonlyMap<ListKind, readonly string[]>;

/**
 * Writes into records which open task about them is the nearest and until when something is planned. They are locked before
 * it is worked out, so that of two transactions the later one sees what the earlier one wrote.
 * @param ids as they were told to `stepsWritten`.
 */
export async function keepNext(tx: Tx, ids: readonly string[]): Promise<Turned> {
  const locked = await Promise.all(ORDER.map((kind) => lockReached(tx, kind, ids)));
  const turned = await Promise.all(ORDER.map(async (kind, at) => [kind, await keepOf(tx, kind, locked[at] ?? [])] as const));
  return new Map(turned.filter(([, found]) => found.length > 0));
}

async function lockReached(tx: Tx, kind: ListKind, ids: readonly string[]): Promise<readonly string[]> {
  const { workspaceId } = tx;
  const column = sql.ref(`i.${kind}_id`);
  const { rows } = await sql<{ id: string }>`
    select r.id from ${sql.table(LIST_TABLES[kind])} r
    where r.workspace_id = ${workspaceId} and r.id in (select unnest(${[...ids]}::uuid[]) union all select ${column} from interactions i where i.workspace_id = ${workspaceId} and i.id = any(${[...ids]}::uuid[]) and ${column} is not null)
    order by r.id for no key update`.execute(planned(tx));
  return rows.map(({ id }) => id);
}

async function keepOf(tx: Tx, kind: ListKind, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const { workspaceId } = tx;
  const { rows } = await sql<{ id: string; hasTurned: boolean }>`
    with w as materialized (${workedOut(kind, sql`r.workspace_id = ${workspaceId} and r.id = any(${[...ids]}::uuid[])`)})
    update ${sql.table(LIST_TABLES[kind])} r set next_task_id = w.next_task_id, planned_until = w.planned_until from w
    where r.workspace_id = ${workspaceId} and r.id = w.id and (r.next_task_id, r.planned_until) is distinct from (w.next_task_id, w.planned_until)
    returning r.id, w.has_turned`.execute(planned(tx));
  return rows.flatMap(({ id, hasTurned }) => (hasTurned ? [id] : []));
}

/** The records of which something else is kept than follows: none, unless something was written past the program. A plan that has passed is no difference. */
export async function nextAstray({ kysely, workspaceId }: Tx): Promise<readonly string[]> {
  const of = (kind: ListKind): RawBuilder<unknown> => sql`
    select r.id from ${sql.table(LIST_TABLES[kind])} r join (${workedOut(kind, sql`r.workspace_id = ${workspaceId}`)}) w on w.id = r.id
    where r.workspace_id = ${workspaceId} and (r.next_task_id, case when r.planned_until > now() then r.planned_until end) is distinct from (w.next_task_id, w.planned_until)`;
  const { rows } = await sql<{ id: string }>`${sql.join(ORDER.map(of), sql` union all `)}`.execute(kysely);
  return rows.map(({ id }) => id);
}
