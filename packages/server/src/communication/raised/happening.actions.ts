import type { CommunicationView } from '@entente/contract/communication/touchpoint.contract';
import type { TouchpointEvent } from '@entente/core/communication/touchpoint';
import { granted, refused } from '@entente/core/kernel/outcome';
import type { Side } from '@entente/core/kernel/values';
import { record } from '../../platform/activity/activity.store.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { newId } from '../../platform/database/new-id.ts';
import type { Answer } from '../../platform/http/operation.ts';
import { grantHappening, grantPlan } from '../touchpoint.access.ts';
import { placeOf, planView, type PlanCall } from '../touchpoint.actions.ts';
import { insertHappening, loadLines, updateHappening } from '../touchpoint.store.ts';

type Raising = { readonly engagementId: string; readonly event: TouchpointEvent; readonly side: Side; readonly phaseId: string | null; readonly on: string; readonly about: string };

/** Somebody says that something happened, or will: the plan then says who tells whom. */
export async function raiseHappening(tx: Tx, call: PlanCall, { engagementId, event, side, phaseId, on, about }: Raising): Promise<Answer<CommunicationView>> {
  const { actor, now } = call;
  const grant = await grantPlan(tx, actor, engagementId);
  if (grant === null) return refused('not-found');
  const lines = await loadLines(tx, [grant]);
  if (!lines.some((line) => line.event === event && line.side === side)) return refused('touchpoint-has-no-line');
  await insertHappening(tx, { ...placeOf(tx, grant), id: newId(), event, side, phaseId, happensOn: on, about, raisedBy: actor.memberId, raisedByName: actor.name, raisedAt: now.toISOString() });
  await record(tx, actor, { topic: 'touchpoint.raised', subjectKind: 'engagement', subjectId: grant.engagementId, clientId: grant.clientId, engagementId: grant.engagementId, payload: { title: about, event }, happenedAt: now.toISOString() });
  return granted(await planView(tx, call, grant));
}

/**
 * Takes back what was raised by mistake, with a reason, or (`because` null) puts it back: what was due because of
 * it is due no more, and nothing of it was missed. What was told of it stands, and so does the timeline.
 */
export async function takeBackHappening(tx: Tx, call: PlanCall, { id, because }: { readonly id: string; readonly because: string | null }): Promise<Answer<CommunicationView>> {
  const { actor, now } = call;
  const grant = await grantHappening(tx, actor, id);
  if (grant === null) return refused('not-found');
  const about = await updateHappening(tx, grant.happeningId, because === null ? null : { at: now.toISOString(), byName: actor.name, because });
  if (about !== null) await record(tx, actor, { topic: because === null ? 'touchpoint.put_back' : 'touchpoint.taken_back', subjectKind: 'engagement', subjectId: grant.engagementId, clientId: grant.clientId, engagementId: grant.engagementId, payload: { title: about, words: because ?? '' }, happenedAt: now.toISOString() });
  return granted(await planView(tx, call, grant));
}
