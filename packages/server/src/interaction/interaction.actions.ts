import type { InferContractRouterInputs } from '@orpc/contract';
import type { contract } from '@entente/contract/contract';
import type { InteractionView, NewInteraction, TimelineRow } from '@entente/contract/interaction/interaction.contract';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { mergeFields } from '@entente/core/kernel/field-merge';
import { granted, refused } from '@entente/core/kernel/outcome';
import { isActiveMember } from '../client/client.store.ts';
import { record } from '../platform/activity/activity.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import { cutPage, readCursor } from '../platform/http/cursor.ts';
import type { Answer } from '../platform/http/operation.ts';
import { indexRecords } from '../search/search.actions.ts';
import { grantDeletedInteraction, grantInteraction, grantLinks, oneLink, type Links } from './interaction.access.ts';
import { insertInteraction, listTasks, loadInteractions, lockInteraction, NO_DAY, readPinned, readTimeline, updateInteraction } from './interaction.store.ts';
import { interactionView, timelineRow } from './interaction.view.ts';

type Inputs = InferContractRouterInputs<typeof contract>['interaction'];
type Nothing = Record<string, never>;

/** A page of what happened around one record, newest first; what is pinned comes with the first page. */
export async function showTimeline(tx: Tx, actor: ProviderActor, input: Inputs['timeline']): Promise<Answer<{ rows: TimelineRow[]; nextCursor: string | null; pinned: InteractionView[] }>> {
  const named = oneLink(input);
  if (named === null) return refused('input-is-wrong', { fields: [{ field: 'clientId', message: 'exactly-one-record' }] });
  const { link: about, id, links } = named;
  const limit = Number(input.limit ?? 50);
  const after = readCursor(input.cursor, ['instant', 'id']);
  // Asked together, in one round trip; nothing is told unless the links are granted.
  const [seen, entries, pinned] = await Promise.all([
    grantLinks(tx, actor, links),
    readTimeline(tx, actor, { about, id, show: input.show ?? 'all', limit, after }),
    after === null ? readPinned(tx, actor, { about, id }) : [],
  ]);
  if (seen === null) return refused('not-found');
  const page = cutPage(entries, limit, ({ at, interaction, activity }) => [at, interaction?.id ?? activity?.id ?? '']);
  return granted({ rows: page.rows.map(timelineRow), nextCursor: page.nextCursor, pinned: pinned.map(interactionView) });
}

/** A page of open tasks, the actor's own or all that they may see. */
export async function pageOfTasks(tx: Tx, actor: ProviderActor, input: Inputs['tasks']): Promise<Answer<{ rows: InteractionView[]; nextCursor: string | null }>> {
  const limit = Number(input.limit ?? 50);
  const rows = await listTasks(tx, actor, { mine: (input.whose ?? 'mine') === 'mine', until: input.until, limit, after: readCursor(input.cursor, ['day', 'id']) });
  const page = cutPage(rows, limit, ({ dueOn, id }) => [dueOn ?? NO_DAY, id]);
  return granted({ rows: page.rows.map(interactionView), nextCursor: page.nextCursor });
}

export async function showInteraction(tx: Tx, actor: ProviderActor, id: string): Promise<Answer<InteractionView>> {
  const grant = await grantInteraction(tx, actor, id);
  const [row] = grant === null ? [] : await loadInteractions(tx, actor, [grant.interactionId]);
  return row === undefined ? refused('not-found') : granted(interactionView(row));
}

/** Writes down what passed between us, or sets a task. It belongs to whoever writes it unless another person is named. */
export async function createInteraction(tx: Tx, actor: ProviderActor, { input, now }: { input: NewInteraction; now: Date }): Promise<Answer<{ id: string }>> {
  const { clientId, contactId, dealId, engagementId, ownerId = actor.memberId, happenedAt = now.toISOString(), ...written } = input;
  if (written.subject === '' && written.body === '') return refused('interaction-says-nothing');
  const links = await grantLinks(tx, actor, { clientId, contactId, dealId, engagementId });
  if (links === null || !(await isActiveMember(tx, ownerId))) return refused('not-found');
  const id = newId();
  await insertInteraction(tx, { workspaceId: tx.workspaceId, id, ...links, ...written, ownerId, happenedAt });
  await indexRecords(tx, 'interaction', [id]);
  await record(tx, actor, { topic: `${written.kind}.added`, subjectKind: 'interaction', subjectId: id, ...links, happenedAt, payload: { subject: written.subject } });
  return granted({ id });
}

/** Changes what was written; fields that another person changed meanwhile are answered, not lost. */
export async function changeInteraction(tx: Tx, actor: ProviderActor, { id, set, before }: Inputs['update']): Promise<Answer<{ version: number }>> {
  const grant = await grantInteraction(tx, actor, id);
  if (grant === null) return refused('not-found');
  const current = await lockInteraction(tx, grant.interactionId);
  const merged = mergeFields<Record<string, unknown>>(current, { set, before });
  if (!merged.ok) return merged;
  const after = { ...current, ...merged.value };
  if (after.subject === '' && after.body === '') return refused('interaction-says-nothing');
  if (Object.keys(merged.value).length === 0) return granted({ version: current.version });
  if (typeof merged.value.ownerId === 'string' && !(await isActiveMember(tx, merged.value.ownerId))) return refused('not-found');
  const version = await updateInteraction(tx, grant.interactionId, merged.value);
  await indexRecords(tx, 'interaction', [grant.interactionId]);
  await tell(tx, actor, { topic: 'interaction.changed', grant, payload: { set: Object.keys(merged.value) } });
  return granted({ version });
}

/** Marks a task done, or not done after all. Who did it and when stands in the record. */
export async function setTaskDone(tx: Tx, actor: ProviderActor, { id, doneAt }: { id: string; doneAt: string | null }): Promise<Answer<Nothing>> {
  const grant = await grantInteraction(tx, actor, id);
  if (grant === null) return refused('not-found');
  const current = await lockInteraction(tx, grant.interactionId);
  if (current.kind !== 'task') return refused('only-tasks-are-done');
  if ((current.doneAt === null) === (doneAt === null)) return granted({});
  await updateInteraction(tx, grant.interactionId, { doneAt, doneBy: doneAt === null ? null : actor.memberId });
  await tell(tx, actor, { topic: doneAt === null ? 'task.reopened' : 'task.done', grant, payload: { subject: current.subject } });
  return granted({});
}

/** Keeps an interaction at the top of its timeline, or lets it go. */
export async function setPinned(tx: Tx, actor: ProviderActor, { id, pinnedAt }: { id: string; pinnedAt: string | null }): Promise<Answer<Nothing>> {
  const grant = await grantInteraction(tx, actor, id);
  if (grant === null) return refused('not-found');
  await updateInteraction(tx, grant.interactionId, { pinnedAt, pinnedBy: pinnedAt === null ? null : actor.memberId });
  await tell(tx, actor, { topic: pinnedAt === null ? 'interaction.unpinned' : 'interaction.pinned', grant });
  return granted({});
}

/** Puts an interaction into the bin. */
export async function deleteInteraction(tx: Tx, actor: ProviderActor, { id, now }: { id: string; now: Date }): Promise<Answer<Nothing>> {
  const grant = await grantInteraction(tx, actor, id);
  if (grant === null) return refused('not-found');
  await updateInteraction(tx, grant.interactionId, { deletedAt: now.toISOString(), deletedBy: actor.memberId });
  await indexRecords(tx, 'interaction', [grant.interactionId]);
  await tell(tx, actor, { topic: 'interaction.deleted', grant });
  return granted({});
}

/** Takes an interaction out of the bin. */
export async function restoreInteraction(tx: Tx, actor: ProviderActor, id: string): Promise<Answer<Nothing>> {
  const grant = await grantDeletedInteraction(tx, actor, id);
  if (grant === null) return refused('not-found');
  await updateInteraction(tx, grant.interactionId, { deletedAt: null, deletedBy: null });
  await indexRecords(tx, 'interaction', [grant.interactionId]);
  await tell(tx, actor, { topic: 'interaction.restored', grant });
  return granted({});
}

type Telling = { readonly topic: string; readonly grant: Links & { readonly interactionId: string }; readonly payload?: Readonly<Record<string, unknown>> };

async function tell(tx: Tx, actor: ProviderActor, { topic, grant, payload = {} }: Telling): Promise<void> {
  const { interactionId, ...links } = grant;
  await record(tx, actor, { topic, subjectKind: 'interaction', subjectId: interactionId, ...links, payload });
}
