import type { InferContractRouterInputs } from '@orpc/contract';
import type { contract } from '@entente/contract/contract';
import type { EngagementRow, EngagementView } from '@entente/contract/engagement/engagement.contract';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { mergeFields } from '@entente/core/kernel/field-merge';
import { granted, refused } from '@entente/core/kernel/outcome';
import { grantClient } from '../client/client.access.ts';
import { isActiveMember } from '../client/client.store.ts';
import { activityView } from '../client/client.view.ts';
import { record, recentActivities } from '../platform/activity/activity.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import { cutPage, readCursor } from '../platform/http/cursor.ts';
import type { Answer } from '../platform/http/operation.ts';
import { indexEngagement } from '../search/search.actions.ts';
import { linksAreSeen } from '../workspace/member.access.ts';
import { grantDeletedEngagement, grantEngagement } from './engagement.access.ts';
import { engagementHasSentAgreement, insertEngagement, listEngagements, loadEngagement, lockEngagement, updateEngagement } from './engagement.store.ts';

type Inputs = InferContractRouterInputs<typeof contract>['engagement'];

/** A page of the engagements the actor may see. */
export async function pageOfEngagements(tx: Tx, actor: ProviderActor, input: Inputs['list']): Promise<Answer<{ rows: EngagementRow[]; nextCursor: string | null }>> {
  const limit = Number(input.limit ?? 50);
  const rows = await listEngagements(tx, actor, { search: input.search, state: input.state, clientId: input.clientId, limit, after: readCursor(input.cursor, ['instant', 'id']) });
  return granted(cutPage(rows as EngagementRow[], limit, (row) => [row.updatedAt, row.id]));
}

/** One engagement with the newest of its story. */
export async function showEngagement(tx: Tx, actor: ProviderActor, id: string): Promise<Answer<EngagementView>> {
  const grant = await grantEngagement(tx, actor, id);
  if (grant === null) return refused('not-found');
  const row = await loadEngagement(tx, grant.engagementId);
  const activities = await recentActivities(tx, { engagementId: grant.engagementId, seen: linksAreSeen(actor, 'activities') });
  return granted({ ...(row as EngagementRow & { version: number }), activities: activities.map(activityView) });
}

/** Starts an engagement with a client the actor may see. */
export async function createEngagement(tx: Tx, actor: ProviderActor, input: Inputs['create']): Promise<Answer<{ id: string }>> {
  const client = await grantClient(tx, actor, input.clientId);
  if (client === null) return refused('not-found');
  const id = newId();
  await insertEngagement(tx, { workspaceId: tx.workspaceId, id, clientId: client, name: input.name, kind: input.kind, ownerId: actor.memberId });
  await indexEngagement(tx, id);
  await record(tx, actor, { topic: 'engagement.created', subjectKind: 'engagement', subjectId: id, clientId: client, engagementId: id, payload: { name: input.name } });
  return granted({ id });
}

/** Changes fields of an engagement; fields that another person changed meanwhile are answered, not lost. */
export async function changeEngagement(tx: Tx, actor: ProviderActor, { id, set, before }: Inputs['update']): Promise<Answer<{ version: number }>> {
  const grant = await grantEngagement(tx, actor, id);
  if (grant === null) return refused('not-found');
  const current = await lockEngagement(tx, grant.engagementId);
  const merged = mergeFields<Record<string, unknown>>(current, { set, before });
  if (!merged.ok) return merged;
  if (Object.keys(merged.value).length === 0) return granted({ version: current.version });
  if (typeof merged.value.ownerId === 'string' && !(await isActiveMember(tx, merged.value.ownerId))) return refused('not-found');
  const version = await updateEngagement(tx, grant.engagementId, merged.value);
  await indexEngagement(tx, id);
  await record(tx, actor, { topic: 'engagement.changed', subjectKind: 'engagement', subjectId: id, clientId: grant.clientId, engagementId: id, payload: { set: merged.value } });
  return granted({ version });
}

/** Puts an engagement into the bin; refused while its agreement is out or signed. */
export async function deleteEngagement(tx: Tx, actor: ProviderActor, id: string): Promise<Answer<Record<string, never>>> {
  const grant = await grantEngagement(tx, actor, id);
  if (grant === null) return refused('not-found');
  if (await engagementHasSentAgreement(tx, grant.engagementId)) return refused('client-has-agreements');
  await updateEngagement(tx, grant.engagementId, { deletedAt: new Date().toISOString(), deletedBy: actor.memberId });
  await indexEngagement(tx, id);
  await record(tx, actor, { topic: 'engagement.deleted', subjectKind: 'engagement', subjectId: id, clientId: grant.clientId, engagementId: id });
  return granted({});
}

/** Takes an engagement out of the bin. */
export async function restoreEngagement(tx: Tx, actor: ProviderActor, id: string): Promise<Answer<Record<string, never>>> {
  const grant = await grantDeletedEngagement(tx, actor, id);
  if (grant === null) return refused('not-found');
  await updateEngagement(tx, grant.engagementId, { deletedAt: null, deletedBy: null });
  await indexEngagement(tx, id);
  await record(tx, actor, { topic: 'engagement.restored', subjectKind: 'engagement', subjectId: id, clientId: grant.clientId, engagementId: id });
  return granted({});
}
