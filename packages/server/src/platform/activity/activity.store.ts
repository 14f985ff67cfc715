import { actorStamp, throughStamp, type Actor } from '@entente/core/kernel/actor';
import type { Expression, SqlBool } from 'kysely';
import { newId } from '../database/new-id.ts';
import type { Tx } from '../database/in-workspace.ts';

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

/** Writes down what happened, in the transaction in which it happens. */
export async function record(tx: Tx, actor: Actor, activity: Activity): Promise<void> {
  await recordMany(tx, actor, [activity]);
}

/** The same for an act that touches many rows. */
export async function recordMany(tx: Tx, actor: Actor, activities: readonly Activity[]): Promise<void> {
  if (activities.length === 0) return;
  const stamp = actorStamp(actor);
  const through = throughStamp(actor);
  await tx.kysely
    .insertInto('activities')
    .values(activities.map((activity) => ({
      workspaceId: tx.workspaceId,
      id: newId(),
      topic: activity.topic,
      happenedAt: activity.happenedAt ?? new Date().toISOString(),
      actorSide: stamp.side,
      actorId: stamp.id,
      actorName: stamp.name,
      throughKind: through.kind,
      throughName: through.name,
      subjectKind: activity.subjectKind,
      subjectId: activity.subjectId,
      clientId: activity.clientId ?? null,
      contactId: activity.contactId ?? (activity.subjectKind === 'contact' ? activity.subjectId : null),
      dealId: activity.dealId ?? (activity.subjectKind === 'deal' ? activity.subjectId : null),
      engagementId: activity.engagementId ?? null,
      payload: JSON.stringify(activity.payload ?? {}),
    })))
    .execute();
}

/** `seen` narrows a client's timeline to the engagements that the reader may see. */
export type ActivitySubject = { readonly clientId: string; readonly seen: Expression<SqlBool> } | { readonly engagementId: string } | { readonly subjectKind: string; readonly subjectId: string };

/** The newest activities of a subject, newest first. */
export async function recentActivities(tx: Tx, where: ActivitySubject, limit = 50) {
  let query = tx.kysely.selectFrom('activities').selectAll().where('workspaceId', '=', tx.workspaceId);
  if ('clientId' in where) query = query.where('clientId', '=', where.clientId).where(where.seen);
  else if ('engagementId' in where) query = query.where('engagementId', '=', where.engagementId);
  else query = query.where('subjectKind', '=', where.subjectKind).where('subjectId', '=', where.subjectId);
  return query.orderBy('happenedAt', 'desc').orderBy('id', 'desc').limit(limit).execute();
}
