import type { InferContractRouterInputs } from '@orpc/contract';
import type { contract } from '@entente/contract/contract';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import { may } from '@entente/core/workspace/rights';
import { record } from '../platform/activity/activity.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import type { Answer } from '../platform/http/operation.ts';
import { grantLostReason } from './pipeline.access.ts';
import { insertLostReasons, listLostReasons, loadLostReason, placeInOrder, updateLostReason } from './pipeline.store.ts';

type Inputs = InferContractRouterInputs<typeof contract>['pipeline'];

export async function createLostReason(tx: Tx, actor: ProviderActor, { name, labels = {} }: Inputs['createLostReason']): Promise<Answer<{ id: string }>> {
  if (!may(actor, 'change-workspace')) return refused('not-allowed');
  const id = newId();
  const position = Math.max(0, ...(await listLostReasons(tx)).map((reason) => reason.position + 1));
  await insertLostReasons(tx, [{ workspaceId: tx.workspaceId, id, name, labels: JSON.stringify(labels), position }]);
  await record(tx, actor, { topic: 'lost_reason.created', subjectKind: 'lost_reason', subjectId: id, payload: { name } });
  return granted({ id });
}

/** Gives a reason other words; the deals that were lost for it show them too. */
export async function changeLostReason(tx: Tx, actor: ProviderActor, { id, name, labels = {} }: Inputs['updateLostReason']): Promise<Answer<Record<string, never>>> {
  if (!may(actor, 'change-workspace')) return refused('not-allowed');
  const reason = await grantLostReason(tx, id);
  if (reason === null) return refused('not-found');
  await updateLostReason(tx, reason, { name, labels: JSON.stringify(labels) });
  await record(tx, actor, { topic: 'lost_reason.changed', subjectKind: 'lost_reason', subjectId: id, payload: { name } });
  return granted({});
}

export async function orderLostReasons(tx: Tx, actor: ProviderActor, { ids }: Inputs['orderLostReasons']): Promise<Answer<Record<string, never>>> {
  if (!may(actor, 'change-workspace')) return refused('not-allowed');
  const known = new Set((await listLostReasons(tx)).map(({ id }) => id));
  if (ids.some((id) => !known.has(id))) return refused('not-found');
  await placeInOrder(tx, 'lost_reasons', ids);
  return granted({});
}

/** Offers a reason no longer, or again; the deals that were lost for it keep it. */
export async function setLostReasonRetired(tx: Tx, actor: ProviderActor, { id, retired }: { id: string; retired: boolean }): Promise<Answer<Record<string, never>>> {
  if (!may(actor, 'change-workspace')) return refused('not-allowed');
  const reason = await grantLostReason(tx, id);
  if (reason === null) return refused('not-found');
  const { name, retiredAt } = await loadLostReason(tx, reason);
  if ((retiredAt !== null) === retired) return granted({});
  await updateLostReason(tx, reason, { retiredAt: retired ? new Date().toISOString() : null });
  await record(tx, actor, { topic: retired ? 'lost_reason.retired' : 'lost_reason.restored', subjectKind: 'lost_reason', subjectId: id, payload: { name } });
  return granted({});
}
