import { sql } from 'kysely';
import { readVersions } from '../database/record-version.store.ts';
import type { Tx } from '../database/in-workspace.ts';
import { newId } from '../database/new-id.ts';
import { enqueue } from '../jobs/jobs.ts';

/** Sends what waits for one webhook. */
export const DELIVER_WEBHOOK_TASK = 'deliver_webhook';
/** Tells the webhooks of what a client did: a client's own transaction sees nothing of them. */
export const HEAR_TASK = 'hear_activity';

/** What a webhook is told: which records, never what stands in them. */
export type WebhookEvent = {
  readonly topic: string;
  readonly happenedAt: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly clientId: string | null;
  readonly contactId: string | null;
  readonly dealId: string | null;
  readonly engagementId: string | null;
  /** The record's version after it, where its kind counts versions. */
  readonly version: number | null;
};

/** How many webhooks may want to hear of something; part of the statement that writes an activity. */
export function countHearers(workspaceId: string) {
  return sql<number>`(select count(*) from webhooks where workspace_id = ${workspaceId} and disabled_at is null)::int`;
}

/**
 * Puts activities of this transaction into the queue of every webhook that wants them. Whoever writes
 * activities other than by `record` calls it with their ids; it costs one small query where no webhook is.
 */
export async function hearActivities(tx: Tx, activityIds: readonly string[]): Promise<void> {
  const webhooks = await tx.kysely.selectFrom('webhooks').select(['id', 'topics']).where('workspaceId', '=', tx.workspaceId).where('disabledAt', 'is', null).execute();
  if (webhooks.length === 0 || activityIds.length === 0) return;
  const activities = await tx.kysely
    .selectFrom('activities')
    .select(['id', 'topic', 'happenedAt', 'subjectKind', 'subjectId', 'clientId', 'contactId', 'dealId', 'engagementId'])
    .where('workspaceId', '=', tx.workspaceId)
    .where('id', 'in', [...activityIds])
    .orderBy('id')
    .execute();
  const wanted = activities.flatMap((activity) => webhooks.filter(({ topics }) => wants(topics, activity.topic)).map(({ id }) => ({ activity, webhookId: id })));
  if (wanted.length === 0) return;
  const versions = await readVersions(tx, wanted.map(({ activity }) => ({ kind: activity.subjectKind, id: activity.subjectId })));
  await queueDeliveries(tx, wanted.map(({ activity: { id: eventId, ...about }, webhookId }) => ({ webhookId, eventId, event: { ...about, version: versions.get(about.subjectId) ?? null } })));
}

/** A message for one webhook. */
type Queued = { readonly webhookId: string; readonly eventId: string; readonly event: WebhookEvent; readonly isTest?: boolean; readonly replayOf?: string };

/** Rows in one statement; a statement holds 65 535 values. */
const ROWS_AT_ONCE = 1_000;

/** Puts messages into the queues of their webhooks. @returns the deliveries' ids. */
export async function queueDeliveries(tx: Tx, queued: readonly Queued[]): Promise<readonly string[]> {
  const nextAttemptAt = new Date().toISOString();
  const rows = queued.map(({ webhookId, eventId, event, isTest = false, replayOf = null }) => ({ workspaceId: tx.workspaceId, id: newId(), webhookId, eventId, topic: event.topic, event: JSON.stringify(event), isTest, replayOf, nextAttemptAt }));
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) await tx.kysely.insertInto('webhookDeliveries').values(rows.slice(at, at + ROWS_AT_ONCE)).execute();
  for (const webhookId of new Set(queued.map((one) => one.webhookId))) await enqueue(tx, { task: DELIVER_WEBHOOK_TASK, payload: { webhookId }, key: `webhook:${webhookId}` });
  return rows.map(({ id }) => id);
}

/** Whether a list of topics ("*", "client.*", "deal.won client.created") holds one. */
export function wants(topics: string, topic: string): boolean {
  const [subject = ''] = topic.split('.');
  return topics.split(' ').some((wanted) => wanted === '*' || wanted === topic || wanted === `${subject}.*`);
}
