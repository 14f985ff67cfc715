import type { InferContractRouterInputs } from '@orpc/contract';
import type { contract } from '@entente/contract/contract';
import type { InteractionView } from '@entente/contract/interaction/interaction.contract';
import type { TaskChange } from '@entente/contract/interaction/task.contract';
import { dueDays, taskSortFits, usualTaskSort, type TaskSort } from '@entente/core/interaction/task-list';
import { wordsSought } from '@entente/core/interaction/timeline-period';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { mayDo } from '@entente/core/kernel/limited-act';
import { granted, refused } from '@entente/core/kernel/outcome';
import { dayIn } from '@entente/core/kernel/zoned-time';
import { isHidden } from '@entente/core/workspace/scope';
import type { Tx } from '../platform/database/in-workspace.ts';
import { cutPage, readCursor, type SortValue } from '../platform/http/cursor.ts';
import type { Answer } from '../platform/http/operation.ts';
import { loadTimeZone } from '../record/field.store.ts';
import { ownCondition } from '../record/own/record.access.ts';
import { grantDeletedInteraction, grantInteraction } from './interaction.access.ts';
import { changeInteraction, deleteInteraction, restoreInteraction, setTaskDone } from './interaction.actions.ts';
import { lockInteraction } from './interaction.store.ts';
import { interactionViews } from './interaction.view.ts';
import { listTasks, loadLastOpening, teamMembers, type TaskQuery } from './task.store.ts';
import { allOf, wordsAreFound } from './timeline/interaction.access.ts';

type Inputs = InferContractRouterInputs<typeof contract>['interaction'];
export type TasksAsked = Omit<Inputs['tasks'], 'limit' | 'cursor'>;

/** A page of tasks, the actor's own, those of the team or all that they may see. */
export async function pageOfTasks(tx: Tx, actor: ProviderActor, { input, now }: { input: Inputs['tasks']; now: Date }): Promise<Answer<{ rows: InteractionView[]; nextCursor: string | null }>> {
  const asked = await readTaskQuery(tx, actor, { asked: input, now });
  if (!asked.ok) return asked;
  const limit = Number(input.limit ?? 50);
  const rows = await listTasks(tx, actor, { ...asked.value, limit, after: readCursor(input.cursor, CURSORS[asked.value.sort]) });
  const page = cutPage(rows, limit, ({ sortKey, id }) => [sortKey, id]);
  const view = await interactionViews(tx, actor, page.rows);
  return granted({ rows: page.rows.map(view), nextCursor: page.nextCursor });
}

const CURSORS: Readonly<Record<TaskSort, readonly SortValue[]>> = { dueOn: ['day', 'id'], '-dueOn': ['day', 'id'], subject: ['text', 'id'], '-subject': ['text', 'id'], doneAt: ['instant', 'id'], '-doneAt': ['instant', 'id'] };

/** What is asked, as the store takes it. Refused: an order that does not fit, a field that the actor may not see. */
export async function readTaskQuery(tx: Tx, actor: ProviderActor, { asked, now }: { asked: TasksAsked; now: Date }): Promise<Answer<Omit<TaskQuery, 'limit' | 'after'>>> {
  const { state = 'open', whose = 'mine', clientId, contactId, dealId, engagementId } = asked;
  const sort = asked.sort ?? usualTaskSort(state);
  if (!taskSortFits(state, sort) || isHidden(actor, 'interaction', sort.replace('-', ''))) return refused('sort-does-not-fit', { sort });
  const own = await ownCondition(tx, actor, { kind: 'interaction', filter: asked.filter });
  if (!own.ok) return own;
  const words = wordsAreFound(actor, wordsSought(asked.search));
  const links = Object.fromEntries(Object.entries({ clientId, contactId, dealId, engagementId }).filter(([, id]) => id !== undefined));
  const theirs = whose === 'all' ? null : whose === 'team' ? await teamMembers(tx, actor) : [actor.memberId];
  const owners = asked.ownerId === undefined ? theirs : (theirs ?? [asked.ownerId]).filter((id) => id === asked.ownerId);
  return granted({ state, owners, due: await readDue(tx, asked, now), about: links, condition: allOf(own.value, words), sort });
}

async function readDue(tx: Tx, { due, until }: TasksAsked, now: Date): Promise<TaskQuery['due']> {
  const last = until !== undefined && until >= '0001' ? until : null;
  if (due === 'none') return due;
  if (due === undefined) return { from: null, to: last };
  const { from, to } = dueDays(due, dayIn(await loadTimeZone(tx), now));
  return { from, to: [to, last].filter((day) => day !== null).toSorted()[0] ?? null };
}

type Undo = Pick<TaskChange, 'id' | 'set' | 'before'>;
type Changed = { undo: Undo[]; refused: { id: string; refusal: string }[] };

/** Changes tasks, each by itself: one that cannot be is named with its refusal, stays as it was and keeps the others from nothing. */
export async function changeTasks(tx: Tx, actor: ProviderActor, { changes, now }: { changes: readonly TaskChange[]; now: Date }): Promise<Answer<Changed>> {
  if (changes.length > 1 && !mayDo(actor, 'interaction', 'bulk')) return refused('not-allowed');
  if (changes.some(({ set }) => set.isDeleted === true) && !mayDo(actor, 'interaction', 'delete')) return refused('not-allowed');
  const answer: Changed = { undo: [], refused: [] };
  // One order for everybody, so that two who change the same ones do not wait for each other in a circle.
  for (const change of changes.toSorted((one, other) => (one.id < other.id ? -1 : 1))) {
    await tx.client.query('savepoint task');
    const changed = await changeTask(tx, actor, { change, now });
    if (changed.ok) answer.undo.push(changed.value);
    else {
      await tx.client.query('rollback to savepoint task');
      answer.refused.push({ id: change.id, refusal: changed.refusal.code });
    }
  }
  return granted(answer);
}

type Changing = { readonly change: TaskChange; readonly now: Date };

async function changeTask(tx: Tx, actor: ProviderActor, { change, now }: Changing): Promise<Answer<Undo>> {
  const { id, set } = change;
  const grant = set.isDeleted === false ? await grantDeletedInteraction(tx, actor, id) : await grantInteraction(tx, actor, id);
  if (grant === null) return refused('not-found');
  const stood = await lockInteraction(tx, grant.interactionId);
  if (stood.kind !== 'task') return refused('only-tasks-are-done');
  // In and out of the bin stand alone.
  const written = set.isDeleted === undefined ? await writeTask(tx, actor, { change, now, stood }) : set.isDeleted ? await deleteInteraction(tx, actor, { id, now }) : await restoreInteraction(tx, actor, id);
  if (!written.ok) return written;
  const was = { dueOn: stood.dueOn, ownerId: stood.ownerId, isDone: stood.doneAt !== null, isDeleted: set.isDeleted === false };
  const undo = Object.fromEntries(Object.entries(was).filter(([key]) => set[key as keyof typeof was] !== undefined));
  const again = set.isDone === false && stood.doneAt !== null ? { wasDoneAt: stood.doneAt } : {};
  return granted({ id, set: { ...undo, ...again }, before: given(set) });
}

type Stood = Awaited<ReturnType<typeof lockInteraction>>;

async function writeTask(tx: Tx, actor: ProviderActor, { change: { id, set, before }, now, stood }: Changing & { readonly stood: Stood }): Promise<Answer<unknown>> {
  const seen = { ...given({ dueOn: stood.dueOn, ownerId: stood.ownerId }), ...given(before) };
  const written = await changeInteraction(tx, actor, { id, set: given(set), before: seen });
  if (!written.ok || set.isDone === undefined) return written;
  if (set.isDone && set.wasDoneAt !== undefined && stood.doneAt === null) return doAgain(tx, actor, { id, wasDoneAt: set.wasDoneAt });
  return setTaskDone(tx, actor, { id, doneAt: set.isDone ? now.toISOString() : null });
}

/** Takes an opening back: the task is done when and by whom it was. Refused where it was done and opened once more since. */
async function doAgain(tx: Tx, actor: ProviderActor, { id, wasDoneAt }: { id: string; wasDoneAt: string }): Promise<Answer<unknown>> {
  const grant = await grantInteraction(tx, actor, id);
  const opened = grant === null ? null : await loadLastOpening(tx, grant.interactionId);
  if (opened === null || Date.parse(opened.doneAt) !== Date.parse(wasDoneAt)) return refused('field-changed-meanwhile');
  return setTaskDone(tx, actor, { id, ...opened });
}

type Fields = { readonly dueOn?: string | null | undefined; readonly ownerId?: string | undefined };

/** What is said of the fields, without what is left out. */
function given({ dueOn, ownerId }: Fields): { dueOn?: string | null; ownerId?: string } {
  return { ...(dueOn === undefined ? {} : { dueOn }), ...(ownerId === undefined ? {} : { ownerId }) };
}
