import type { TaskSort, TaskState } from '@entente/core/interaction/task-list';
import type { ProviderActor } from '@entente/core/kernel/actor';
import type { Day } from '@entente/core/kernel/values';
import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';
import { interactionIsSeen, type GrantedInteractionId, type Links } from './interaction.access.ts';
import { namedInteractions, type NamedInteraction } from './interaction.store.ts';

/** A task with what it is sorted by, as a cursor holds it. */
export type SortedTask = NamedInteraction & { readonly sortKey: string };

export type TaskQuery = {
  readonly state: TaskState;
  /** Members whose tasks they are; null for all that the actor may see. */
  readonly owners: readonly string[] | null;
  /** From the first day to the last; `none`: those without a day. */
  readonly due: { readonly from: Day | null; readonly to: Day | null } | 'none';
  readonly about: Partial<Links>;
  readonly condition: Expression<SqlBool> | null;
  readonly sort: TaskSort;
  readonly limit: number;
  readonly after: readonly (string | number)[] | null;
};

type Key = { readonly value: RawBuilder<string>; readonly type: 'date' | 'text' | 'timestamptz' };

/** What each order goes by; tasks without a day come last either way. As much of a subject as a cursor carries. */
const KEYS: Readonly<Record<TaskSort, Key>> = {
  dueOn: { value: sql<string>`coalesce(interactions.due_on, '9999-12-31'::date)`, type: 'date' },
  '-dueOn': { value: sql<string>`coalesce(interactions.due_on, '0001-01-01'::date)`, type: 'date' },
  subject: { value: sql<string>`left(lower(interactions.subject), 60)`, type: 'text' },
  '-subject': { value: sql<string>`left(lower(interactions.subject), 60)`, type: 'text' },
  doneAt: { value: sql<string>`interactions.done_at`, type: 'timestamptz' },
  '-doneAt': { value: sql<string>`interactions.done_at`, type: 'timestamptz' },
};

/** One row more than a page of tasks. */
export async function listTasks(tx: Tx, actor: ProviderActor, query: TaskQuery): Promise<SortedTask[]> {
  return tasksAsked(tx, actor, query).execute();
}

/** The query of a page of tasks. */
export function tasksAsked(tx: Tx, actor: ProviderActor, query: TaskQuery) {
  const { state, owners, sort, limit, after } = query;
  const key = KEYS[sort];
  const way = sort.startsWith('-') ? 'desc' : 'asc';
  const done = state === 'done' ? sql<SqlBool>`interactions.done_at is not null` : sql<SqlBool>`interactions.done_at is null`;
  const beyond = after === null ? sql<SqlBool>`true` : sql<SqlBool>`(${key.value}, interactions.id) ${sql.raw(way === 'desc' ? '<' : '>')} (${String(after[0])}::${sql.raw(key.type)}, ${String(after[1])}::uuid)`;
  return namedInteractions(tx, actor)
    .select(key.value.as('sortKey'))
    .where(sql<SqlBool>`interactions.kind = 'task' and interactions.deleted_at is null and ${done}`)
    .where(interactionIsSeen(actor))
    .where(owners === null ? sql<SqlBool>`true` : sql<SqlBool>`interactions.owner_id = any(${[...owners]}::uuid[])`)
    .where(narrowed(query))
    .where(beyond)
    .orderBy(key.value, way)
    .orderBy('interactions.id', way)
    .limit(limit + 1);
}

const COLUMNS: Readonly<Record<keyof Links, string>> = { clientId: 'client_id', contactId: 'contact_id', dealId: 'deal_id', engagementId: 'engagement_id' };

function narrowed({ due, about, condition }: TaskQuery): RawBuilder<SqlBool> {
  const links = (Object.keys(COLUMNS) as (keyof Links)[]).flatMap((link) => (about[link] === undefined ? [] : [sql`${sql.ref(`interactions.${COLUMNS[link]}`)} = ${about[link]}`]));
  return sql<SqlBool>`${sql.join([...links, ...dueConditions(due), condition ?? sql`true`], sql` and `)}`;
}

function dueConditions(due: TaskQuery['due']): readonly RawBuilder<unknown>[] {
  if (due === 'none') return [sql`interactions.due_on is null`];
  const { from, to } = due;
  return [...(from === null ? [] : [sql`interactions.due_on >= ${from}::date`]), ...(to === null ? [] : [sql`interactions.due_on <= ${to}::date`])];
}

/** Whoever is in the actor's team, the actor among them. */
export async function teamMembers(tx: Tx, { memberId, teamId }: ProviderActor): Promise<readonly string[]> {
  if (teamId === null) return [memberId];
  const rows = await tx.kysely.selectFrom('members').select('id').where('workspaceId', '=', tx.workspaceId).where((eb) => eb.or([eb('teamId', '=', teamId), eb('id', '=', memberId)])).execute();
  return rows.map(({ id }) => id);
}

/** When and by whom a task was done before it was opened last; null where it never was, or nobody knows any more. */
export async function loadLastOpening(tx: Tx, id: GrantedInteractionId): Promise<{ doneAt: string; doneBy: string | null } | null> {
  const { rows } = await sql<{ doneAt: string | null; doneBy: string | null }>`
    select payload->>'doneAt' as "doneAt", payload->>'doneBy' as "doneBy" from activities
    where workspace_id = ${tx.workspaceId} and subject_kind = 'interaction' and subject_id = ${id}::uuid and topic = 'task.reopened' order by recorded_at desc, id desc limit 1`.execute(tx.kysely);
  const [opened] = rows;
  return opened === undefined || opened.doneAt === null ? null : { doneAt: opened.doneAt, doneBy: opened.doneBy };
}
