import type { InferContractRouterInputs } from '@orpc/contract';
import type { contract } from '@entente/contract/contract';
import type { InteractionView, NewInteraction } from '@entente/contract/interaction/interaction.contract';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import { CUSTOM_PREFIX } from '@entente/core/record/record-fields';
import { isActiveMember } from '../client/client.store.ts';
import { record } from '../platform/activity/activity.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import type { Answer } from '../platform/http/operation.ts';
import { mergeOwnPatch, newOwnValues, type MergedPatch } from '../record/own/field-value.actions.ts';
import { fieldTakenSince } from '../record/unique/field-value.actions.ts';
import { ownValuesWritten } from '../record/record.actions.ts';
import { indexRecords } from '../search/search.actions.ts';
import { grantDeletedInteraction, grantInteraction, grantLinks, type Links } from './interaction.access.ts';
import { insertInteraction, loadInteractions, lockInteraction, updateInteraction } from './interaction.store.ts';
import { interactionViews } from './interaction.view.ts';

type Inputs = InferContractRouterInputs<typeof contract>['interaction'];
type Nothing = Record<string, never>;

export async function showInteraction(tx: Tx, actor: ProviderActor, id: string): Promise<Answer<InteractionView>> {
  const grant = await grantInteraction(tx, actor, id);
  const [row] = grant === null ? [] : await loadInteractions(tx, actor, [grant.interactionId]);
  return row === undefined ? refused('not-found') : granted((await interactionViews(tx, actor, [row]))(row));
}

/** Writes down what passed between us, or sets a task. It belongs to whoever writes it unless another person is named. */
export async function createInteraction(tx: Tx, actor: ProviderActor, { input, now }: { input: NewInteraction; now: Date }): Promise<Answer<{ id: string }>> {
  const { clientId, contactId, dealId, engagementId, ownerId = actor.memberId, happenedAt = now.toISOString(), values, ...written } = input;
  if (written.subject === '' && written.body === '') return refused('interaction-says-nothing');
  const links = await grantLinks(tx, actor, { clientId, contactId, dealId, engagementId });
  if (links === null || !(await isActiveMember(tx, ownerId))) return refused('not-found');
  const id = newId();
  const custom = await newOwnValues(tx, actor, { kind: 'interaction', id, values });
  if (!custom.ok) return custom;
  await insertInteraction(tx, { workspaceId: tx.workspaceId, id, ...links, ...written, ownerId, happenedAt, custom: custom.value });
  await ownValuesWritten(tx, 'interaction', [id]);
  await indexRecords(tx, 'interaction', [id]);
  await record(tx, actor, { topic: `${written.kind}.added`, subjectKind: 'interaction', subjectId: id, ...links, happenedAt, payload: { subject: written.subject } });
  return granted({ id });
}

/** Changes what was written; fields that another person changed meanwhile are answered, not lost. */
export async function changeInteraction(tx: Tx, actor: ProviderActor, { id, set, before }: Inputs['update']): Promise<Answer<{ version: number }>> {
  const grant = await grantInteraction(tx, actor, id);
  if (grant === null) return refused('not-found');
  const current = await lockInteraction(tx, grant.interactionId);
  const merged = await mergeOwnPatch(tx, actor, { kind: 'interaction', current, set, before });
  if (!merged.ok) return merged;
  const { columns, isOwn } = merged.value;
  const after = { ...current, ...columns };
  if (after.subject === '' && after.body === '') return refused('interaction-says-nothing');
  if (Object.keys(columns).length === 0) return granted({ version: current.version });
  if (typeof columns['ownerId'] === 'string' && !(await isActiveMember(tx, columns['ownerId']))) return refused('not-found');
  const version = await updateInteraction(tx, grant.interactionId, columns);
  if (isOwn) await ownValuesWritten(tx, 'interaction', [id]);
  await indexRecords(tx, 'interaction', [grant.interactionId]);
  await tell(tx, actor, { topic: 'interaction.changed', grant, payload: changeTold(merged.value) });
  return granted({ version });
}

/** What was said is not told twice: of its words only that they changed, of fields of the workspace's own what stood there and stands. */
function changeTold({ set, before }: MergedPatch): Readonly<Record<string, unknown>> {
  const words = Object.keys(set).filter((key) => !key.startsWith(CUSTOM_PREFIX));
  const own = Object.keys(set).filter((key) => key.startsWith(CUSTOM_PREFIX));
  const of = (values: MergedPatch['set']) => Object.fromEntries(own.map((key) => [key, values[key]]));
  return { set: words, ...(own.length === 0 ? {} : { own: { set: of(set), before: of(before) } }) };
}

type Doing = { readonly id: string; readonly doneAt: string | null; /** Who did it; the actor, where it says nobody. */ readonly doneBy?: string | null };

/** Marks a task done, or not done after all. Who did it and when stands in the record; what an opening took away in what was recorded of it. */
export async function setTaskDone(tx: Tx, actor: ProviderActor, { id, doneAt, doneBy = actor.memberId }: Doing): Promise<Answer<Nothing>> {
  const grant = await grantInteraction(tx, actor, id);
  if (grant === null) return refused('not-found');
  const current = await lockInteraction(tx, grant.interactionId);
  if (current.kind !== 'task') return refused('only-tasks-are-done');
  if ((current.doneAt === null) === (doneAt === null)) return granted({});
  await updateInteraction(tx, grant.interactionId, { doneAt, doneBy: doneAt === null ? null : doneBy });
  const was = doneAt === null ? { doneAt: current.doneAt, doneBy: current.doneBy } : {};
  await tell(tx, actor, { topic: doneAt === null ? 'task.reopened' : 'task.done', grant, payload: { subject: current.subject, ...was } });
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

/** Takes an interaction out of the bin; refused where another has taken a value meanwhile that may exist only once. */
export async function restoreInteraction(tx: Tx, actor: ProviderActor, id: string): Promise<Answer<Nothing>> {
  const grant = await grantDeletedInteraction(tx, actor, id);
  if (grant === null) return refused('not-found');
  const taken = await fieldTakenSince(tx, { kind: 'interaction', id });
  if (taken !== null) return refused('value-is-taken', { fields: [taken] });
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
