import type { InferContractRouterInputs } from '@orpc/contract';
import type { contract } from '@entente/contract/contract';
import type { EngagementRow, EngagementView } from '@entente/contract/engagement/engagement.contract';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import { grantClient, type GrantedClientId } from '../client/client.access.ts';
import { isActiveMember } from '../client/client.store.ts';
import { activityView } from '../client/client.view.ts';
import { record, recentActivities } from '../platform/activity/activity.store.ts';
import { fieldTakenSince } from '../record/unique/field-value.actions.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import { cutPage, readCursor } from '../platform/http/cursor.ts';
import type { Answer } from '../platform/http/operation.ts';
import { mergeOwnPatch, newOwnValues } from '../record/own/field-value.actions.ts';
import { ownValuesOf, type OwnValues } from '../record/own/field-value.view.ts';
import { ownCondition } from '../record/own/record.access.ts';
import { ownValuesWritten } from '../record/record.actions.ts';
import { indexEngagement } from '../search/search.actions.ts';
import { linksAreSeen } from '../workspace/member.access.ts';
import { callOffBeforeBin, settleMeetings, type ClosingHandlers } from './closing/engagement.actions.ts';
import { grantDeletedEngagement, grantEngagement } from './engagement.access.ts';
import { engagementsWithSentAgreement, insertEngagement, listEngagements, loadEngagement, lockEngagement, updateEngagement } from './engagement.store.ts';

type Inputs = InferContractRouterInputs<typeof contract>['engagement'];

/** Looks whom an act in an engagement concerns, and when they can be told. */
export const WAKE_PEOPLE_TASK = 'wake_commitment_people';

/** A page of the engagements the actor may see. */
export async function pageOfEngagements(tx: Tx, actor: ProviderActor, input: Inputs['list']): Promise<Answer<{ rows: EngagementRow[]; nextCursor: string | null }>> {
  const limit = Number(input.limit ?? 50);
  const condition = await ownCondition(tx, actor, { kind: 'engagement', filter: input.filter });
  if (!condition.ok) return condition;
  const rows = await listEngagements(tx, actor, { search: input.search, state: input.state, clientId: input.clientId, condition: condition.value, limit, after: readCursor(input.cursor, ['instant', 'id']) });
  const page = cutPage(rows, limit, (row) => [row.updatedAt, row.id]);
  const own = await ownValuesOf(tx, actor, { kind: 'engagement', rows: page.rows });
  return granted({ rows: page.rows.map((row) => engagementRow(row, own(row))), nextCursor: page.nextCursor });
}

type StoredRow = Awaited<ReturnType<typeof listEngagements>>[number];

function engagementRow<Row extends StoredRow>({ custom: _custom, ...row }: Row, own: OwnValues) {
  return { ...row, kind: row.kind as EngagementRow['kind'], state: row.state as EngagementRow['state'], ...own };
}

/** One engagement with the newest of its story. */
export async function showEngagement(tx: Tx, actor: ProviderActor, id: string): Promise<Answer<EngagementView>> {
  const grant = await grantEngagement(tx, actor, id);
  if (grant === null) return refused('not-found');
  const row = await loadEngagement(tx, grant.engagementId);
  const activities = await recentActivities(tx, { engagementId: grant.engagementId, seen: linksAreSeen(actor, 'activities') });
  const own = await ownValuesOf(tx, actor, { kind: 'engagement', rows: [row] });
  return granted({ ...engagementRow(row, own(row)), activities: activities.map(activityView) });
}

/** Starts an engagement with a client the actor may see. */
export async function createEngagement(tx: Tx, actor: ProviderActor, input: Inputs['create']): Promise<Answer<{ id: string }>> {
  const client = await grantClient(tx, actor, input.clientId);
  return client === null ? refused('not-found') : createEngagementOf(tx, actor, { ...input, client });
}

/** The same for a client whose grant the caller holds. */
export async function createEngagementOf(tx: Tx, actor: ProviderActor, { client, ...input }: Omit<Inputs['create'], 'clientId'> & { readonly client: GrantedClientId }): Promise<Answer<{ id: string }>> {
  const id = newId();
  const custom = await newOwnValues(tx, actor, { kind: 'engagement', id, values: input.values ?? {} });
  if (!custom.ok) return custom;
  await insertEngagement(tx, { workspaceId: tx.workspaceId, id, clientId: client, name: input.name, kind: input.kind, ownerId: actor.memberId, custom: custom.value });
  await ownValuesWritten(tx, 'engagement', [id]);
  await indexEngagement(tx, id);
  await record(tx, actor, { topic: 'engagement.created', subjectKind: 'engagement', subjectId: id, clientId: client, engagementId: id, payload: { name: input.name } });
  return granted({ id });
}

type Changing = { readonly actor: ProviderActor; readonly now: Date; readonly closing: ClosingHandlers };

/** Changes fields of an engagement; fields that another person changed meanwhile are answered, not lost. Closing it settles what becomes of its meetings. */
export async function changeEngagement(tx: Tx, { actor, now, closing }: Changing, { id, set, before, meetings }: Inputs['update']): Promise<Answer<{ version: number }>> {
  const grant = await grantEngagement(tx, actor, id);
  if (grant === null) return refused('not-found');
  if (set.state === 'closed') await closing.lock(tx, { actor, now }, grant.engagementId);
  const current = await lockEngagement(tx, grant.engagementId);
  const merged = await mergeOwnPatch(tx, actor, { kind: 'engagement', current, set, before });
  if (!merged.ok) return merged;
  const { columns, isOwn, ...changed } = merged.value;
  if (Object.keys(columns).length === 0) return granted({ version: current.version });
  if (typeof columns['ownerId'] === 'string' && !(await isActiveMember(tx, columns['ownerId']))) return refused('not-found');
  if (columns['state'] === 'closed') {
    const settled = await settleMeetings(tx, { actor, now }, { engagementId: grant.engagementId, choice: meetings, handlers: closing });
    if (!settled.ok) return settled;
  }
  const version = await updateEngagement(tx, grant.engagementId, columns);
  if (isOwn) await ownValuesWritten(tx, 'engagement', [id]);
  await indexEngagement(tx, id);
  await record(tx, actor, { topic: 'engagement.changed', subjectKind: 'engagement', subjectId: id, clientId: grant.clientId, engagementId: id, payload: changed });
  return granted({ version });
}

/** Puts an engagement into the bin; refused while its agreement is out or signed, and while a meeting lies ahead that is not called off with it. */
export async function deleteEngagement(tx: Tx, { actor, now, closing }: Changing, { id, meetings }: Inputs['delete']): Promise<Answer<Record<string, never>>> {
  const grant = await grantEngagement(tx, actor, id);
  if (grant === null) return refused('not-found');
  if ((await keptEngagements(tx, [id])).has(id)) return refused('client-has-agreements');
  await closing.lock(tx, { actor, now }, grant.engagementId);
  const calledOff = await callOffBeforeBin(tx, { actor, now }, { engagementId: grant.engagementId, choice: meetings, handlers: closing });
  if (!calledOff.ok) return calledOff;
  await updateEngagement(tx, grant.engagementId, { deletedAt: new Date().toISOString(), deletedBy: actor.memberId });
  await indexEngagement(tx, id);
  await record(tx, actor, { topic: 'engagement.deleted', subjectKind: 'engagement', subjectId: id, clientId: grant.clientId, engagementId: id });
  return granted({});
}

/** Those that may not go into the bin, because an agreement of them is out or signed, and why. */
export async function keptEngagements(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, 'client-has-agreements'>> {
  return new Map((await engagementsWithSentAgreement(tx, ids)).map((id) => [id, 'client-has-agreements']));
}

/** Takes an engagement out of the bin. */
export async function restoreEngagement(tx: Tx, actor: ProviderActor, id: string): Promise<Answer<Record<string, never>>> {
  const grant = await grantDeletedEngagement(tx, actor, id);
  if (grant === null) return refused('not-found');
  const taken = await fieldTakenSince(tx, { kind: 'engagement', id });
  if (taken !== null) return refused('value-is-taken', { fields: [taken] });
  await updateEngagement(tx, grant.engagementId, { deletedAt: null, deletedBy: null });
  await indexEngagement(tx, id);
  await record(tx, actor, { topic: 'engagement.restored', subjectKind: 'engagement', subjectId: id, clientId: grant.clientId, engagementId: id });
  return granted({});
}
