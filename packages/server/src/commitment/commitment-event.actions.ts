import type { CommitmentEvent } from '@entente/contract/commitment/commitment.contract';
import { actorStamp, type PersonActor, type ProviderActor, type SystemActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import { grantEngagement } from '../engagement/engagement.access.ts';
import { WAKE_PEOPLE_TASK } from '../engagement/engagement.actions.ts';
import { record, recordMany } from '../platform/activity/activity.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import { cutPage, readCursor } from '../platform/http/cursor.ts';
import type { Answer } from '../platform/http/operation.ts';
import { enqueue } from '../platform/jobs/jobs.ts';
import { insertEvent, insertEvents, listEvents } from './commitment-event.store.ts';
import { eventView } from './commitment.view.ts';

/** Who acts on commitments, and when. */
export type CommitmentCall<A = ProviderActor | PersonActor | SystemActor> = { readonly actor: A; readonly now: Date };

export type CommitmentAct = {
  /** Minted with the form it came by: the same act sent twice happens once. */
  readonly id?: string;
  readonly commitmentId: string;
  readonly engagementId: string;
  readonly clientId: string;
  readonly title: string;
  readonly type: CommitmentEvent['type'];
  readonly body?: Readonly<Record<string, string | number | null>>;
  /** When it happened, if not now. */
  readonly happenedAt?: string;
};

/** Keeps an act in the ledger and on the timeline, and lets those it concerns hear of it. @returns false where it was kept before. */
export async function keepAct(tx: Tx, call: CommitmentCall, act: CommitmentAct): Promise<boolean> {
  const isNew = await insertEvent(tx, eventRow(tx, call, act));
  if (!isNew) return false;
  await record(tx, call.actor, activityOf(call, act));
  await wake(tx, act.engagementId);
  return true;
}

/** The same for an act that touches many commitments of one engagement. */
export async function keepActs(tx: Tx, call: CommitmentCall, acts: readonly CommitmentAct[]): Promise<void> {
  const [first] = acts;
  if (first === undefined) return;
  await insertEvents(tx, acts.map((act) => eventRow(tx, call, act)));
  await recordMany(tx, call.actor, acts.map((act) => activityOf(call, act)));
  await wake(tx, first.engagementId);
}

async function wake(tx: Tx, engagementId: string): Promise<void> {
  await enqueue(tx, { task: WAKE_PEOPLE_TASK, payload: { engagementId }, key: `wake:${engagementId}` });
}

function eventRow(tx: Tx, { actor, now }: CommitmentCall, { id, commitmentId, engagementId, clientId, type, body = {}, happenedAt }: CommitmentAct) {
  const { side, id: actorId, name } = actorStamp(actor);
  const at = now.toISOString();
  return { workspaceId: tx.workspaceId, id: id ?? newId(), commitmentId, engagementId, clientId, type, actorSide: side, actorId, actorName: name, body: JSON.stringify(body), happenedAt: happenedAt ?? at, recordedAt: at };
}

function activityOf({ now }: CommitmentCall, { commitmentId, engagementId, clientId, title, type, body = {}, happenedAt }: CommitmentAct) {
  return { topic: `commitment.${type}`, subjectKind: 'commitment', subjectId: commitmentId, clientId, engagementId, payload: { title, ...body }, happenedAt: happenedAt ?? now.toISOString() };
}

/** A page of an engagement's ledger. */
export async function pageOfEvents(tx: Tx, actor: ProviderActor, { engagementId, commitmentId, limit, cursor }: { engagementId: string; commitmentId?: string | undefined; limit?: number; cursor?: string | undefined }): Promise<Answer<{ rows: CommitmentEvent[]; nextCursor: string | null }>> {
  const grant = await grantEngagement(tx, actor, engagementId);
  if (grant === null) return refused('not-found');
  const most = Number(limit ?? 50);
  const rows = await listEvents(tx, { engagementId: grant.engagementId, commitmentId, limit: most, after: readCursor(cursor, ['instant', 'id']) });
  return granted(cutPage(rows.map(eventView), most, (row) => [row.recordedAt, row.id]));
}
