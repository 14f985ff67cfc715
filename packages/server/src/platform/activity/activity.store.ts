import { actorStamp, throughStamp, type Actor, type PersonActor } from '@entente/core/kernel/actor';
import type { Expression, Selectable, SqlBool } from 'kysely';
import { newId } from '../database/new-id.ts';
import { planned, type Tx } from '../database/in-workspace.ts';
import type { Activities } from '../database/tables.ts';
import { enqueue } from '../jobs/jobs.ts';
import { countHearers, HEAR_TASK, hearActivities } from '../webhooks/hear-activities.store.ts';

export type Activity = {
  /** "client.created", "agreement.sent": the subject's word and what happened to it. */
  readonly topic: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly clientId?: string | null;
  readonly contactId?: string | null;
  readonly dealId?: string | null;
  readonly engagementId?: string | null;
  readonly payload?: Readonly<Record<string, unknown>>;
  /** When it happened, if not now. */
  readonly happenedAt?: string;
};

/**
 * Writes down what happened, in the transaction in which it happens, and puts it into the queue of the
 * webhooks that want to hear of it. Where there is none, that costs no further statement.
 */
export async function record(tx: Tx, actor: Actor | PersonActor, activity: Activity): Promise<void> {
  await recordMany(tx, actor, [activity]);
}

/** The same for an act that touches many rows. */
export async function recordMany(tx: Tx, actor: Actor | PersonActor, activities: readonly Activity[]): Promise<void> {
  if (activities.length === 0) return;
  for (const { engagementId } of activities) if (typeof engagementId === 'string') tx.touched?.add(engagementId);
  tx.rehearsed?.push(...activities.map(({ topic, subjectKind, subjectId }) => ({ topic, subjectKind, subjectId })));
  const rows = activities.map((activity) => ({ workspaceId: tx.workspaceId, id: newId(), ...stampOf(actor), ...aboutOf(activity), payload: JSON.stringify(activity.payload ?? {}) }));
  const written = tx.kysely.insertInto('activities').values(rows);
  // A client's transaction sees neither activities nor webhooks.
  if (tx.partyId !== null) {
    await written.execute();
    for (const { id } of rows) await enqueue(tx, { task: HEAR_TASK, payload: { activityId: id } });
    return;
  }
  const [{ hearers } = { hearers: 0 }] = await written.returning(countHearers(tx.workspaceId).as('hearers')).execute();
  if (hearers > 0) await hearActivities(tx, rows.map(({ id }) => id));
}

function stampOf(actor: Actor | PersonActor) {
  const { side, id, name } = actorStamp(actor);
  const through = throughStamp(actor);
  return { actorSide: side, actorId: id, actorName: name, throughKind: through.kind, throughName: through.name };
}

/** A subject that is a person or a deal stands on its own timeline. */
function aboutOf({ topic, subjectKind, subjectId, happenedAt, clientId = null, contactId, dealId, engagementId = null }: Activity) {
  return {
    topic, subjectKind, subjectId, clientId, engagementId,
    happenedAt: happenedAt ?? new Date().toISOString(),
    contactId: contactId ?? (subjectKind === 'contact' ? subjectId : null),
    dealId: dealId ?? (subjectKind === 'deal' ? subjectId : null),
  };
}

/** `seen` narrows a timeline to what the reader may see. */
export type ActivitySubject = { readonly clientId: string; readonly seen: Expression<SqlBool> } | { readonly engagementId: string; readonly seen: Expression<SqlBool> } | { readonly subjectKind: string; readonly subjectId: string };

/** What a timeline tells of an activity. */
export const TOLD_OF_ACTIVITY = ['id', 'topic', 'happenedAt', 'recordedAt', 'actorSide', 'actorName', 'subjectKind', 'subjectId', 'throughKind', 'throughName', 'payload'] as const satisfies readonly (keyof Activities)[];
export type ToldActivity = Pick<Selectable<Activities>, (typeof TOLD_OF_ACTIVITY)[number]>;

/** The newest activities of a subject, newest first. */
export async function recentActivities(tx: Tx, where: ActivitySubject, limit = 50): Promise<readonly ToldActivity[]> {
  let query = planned(tx).selectFrom('activities').select(TOLD_OF_ACTIVITY).where('workspaceId', '=', tx.workspaceId);
  if ('clientId' in where) query = query.where('clientId', '=', where.clientId).where(where.seen);
  else if ('engagementId' in where) query = query.where('engagementId', '=', where.engagementId).where(where.seen);
  else query = query.where('subjectKind', '=', where.subjectKind).where('subjectId', '=', where.subjectId);
  return query.orderBy('happenedAt', 'desc').orderBy('id', 'desc').limit(limit).execute();
}
