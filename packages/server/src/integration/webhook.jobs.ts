import { afterFailure, isTaken } from '@entente/core/integration/webhook-retry';
import type { Locale } from '@entente/core/kernel/locale';
import type { Selectable } from 'kysely';
import { record } from '../platform/activity/activity.store.ts';
import { inWorkspace, type Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import type { WebhookDeliveries, Webhooks } from '../platform/database/tables.ts';
import { enqueue, type JobHandler, type JobHandlers } from '../platform/jobs/jobs.ts';
import { announce } from '../platform/outbox/announce.ts';
import type { Services } from '../platform/services.ts';
import { guardedPost, type GuardedAnswer } from '../platform/webhooks/guarded-post.ts';
import { DELIVER_WEBHOOK_TASK, HEAR_TASK, hearActivities } from '../platform/webhooks/hear-activities.store.ts';
import { webhookHeaders } from '../platform/webhooks/webhook-signature.ts';
import { pruneBudgets } from '../platform/http/call-budget.store.ts';
import { loadMember } from '../workspace/member.store.ts';
import { grantMember } from '../workspace/member.access.ts';
import { pruneProposals } from './agent-proposal.store.ts';
import { allWorkspaces } from '../platform/database/all-workspaces.ts';
import { grantWebhook, type GrantedDeliveryId, type GrantedWebhookId } from './webhook.access.ts';
import { secretPlace } from './webhook.actions.ts';
import { dropQueued, nextDelivery, pruneDeliveries, settleDelivery } from './webhook-delivery.store.ts';
import { eventBody } from './webhook-delivery.view.ts';
import { WEBHOOK_OFF_TOPIC } from './webhook.mail.ts';
import { lockWebhook, stampWebhook } from './webhook.store.ts';

const PRUNE_TASK = 'prune_integrations';
/** What is cleared away every night. */
export const INTEGRATION_NIGHTLY: readonly string[] = [PRUNE_TASK];
const LOG_DAYS = 30;

/** Longer than a request may take; whoever holds the lease longer has died. */
const LEASE_MS = 30_000;
/** So many messages in one go; then others' jobs have their turn. */
const MOST_AT_ONCE = 20;

type Turn = { readonly webhook: Selectable<Webhooks>; readonly delivery: Selectable<WebhookDeliveries>; readonly token: string; readonly secrets: readonly string[] };

/** What this area does later. */
export function integrationJobs(services: Services): JobHandlers {
  return {
    [DELIVER_WEBHOOK_TASK]: deliverWebhookJob(services),
    [HEAR_TASK]: ({ workspaceId, activityId }) => inWorkspace(services.database, { workspaceId, partyId: null }, (tx) => hearActivities(tx, [String(activityId)])),
    [PRUNE_TASK]: () => pruneIntegrations(services),
  };
}

/**
 * Sends what waits for one webhook, the oldest first. One worker at a time holds it by a lease; a message
 * that is not taken waits for its next try, and nothing is sent to the webhook for a while.
 */
function deliverWebhookJob(services: Services): JobHandler {
  return async ({ workspaceId, webhookId }) => {
    const within = <Value>(work: (tx: Tx) => Promise<Value>): Promise<Value> => inWorkspace(services.database, { workspaceId, partyId: null }, work);
    for (let sent = 0; sent < MOST_AT_ONCE; sent += 1) {
      const turn = await within((tx) => takeTurn(tx, services, String(webhookId)));
      if (turn === null) return;
      const answer = await send(services, turn);
      await within((tx) => settle(tx, services, { turn, answer }));
    }
    await within((tx) => comeBack(tx, String(webhookId), services.clock()));
  };
}

async function takeTurn(tx: Tx, services: Services, webhookId: string): Promise<Turn | null> {
  const id = await grantWebhook(tx, webhookId);
  if (id === null) return null;
  const webhook = await lockWebhook(tx, id);
  const now = services.clock();
  if (webhook.disabledAt !== null) return null;
  const waitsFor = [webhook.pauseUntil, webhook.busyUntil].filter((until): until is string => until !== null && Date.parse(until) > now.getTime()).sort().at(-1);
  if (waitsFor !== undefined) return later(tx, webhookId, waitsFor);
  const { due, later: next } = await nextDelivery(tx, id, now);
  if (due === null) return next === null ? null : later(tx, webhookId, next);
  const token = newId();
  await stampWebhook(tx, id, { token: null, set: { busyToken: token, busyUntil: new Date(now.getTime() + LEASE_MS).toISOString() } });
  return { webhook, delivery: due, token, secrets: secretsOf(services, webhook, now) };
}

async function later(tx: Tx, webhookId: string, at: string): Promise<null> {
  await comeBack(tx, webhookId, new Date(at));
  return null;
}

async function comeBack(tx: Tx, webhookId: string, runAt: Date): Promise<void> {
  await enqueue(tx, { task: DELIVER_WEBHOOK_TASK, payload: { webhookId }, key: `webhook:${webhookId}`, runAt });
}

function secretsOf({ secrets }: Services, { id, workspaceId, secret, formerSecret, formerUntil }: Selectable<Webhooks>, now: Date): readonly string[] {
  const former = formerSecret !== null && formerUntil !== null && Date.parse(formerUntil) > now.getTime() ? [formerSecret] : [];
  return [secret, ...former].map((sealed) => secrets.openText(secretPlace({ workspaceId }, id), sealed));
}

async function send({ config, clock }: Services, { webhook, delivery, secrets }: Turn): Promise<GuardedAnswer> {
  const body = eventBody(delivery, config.baseUrl);
  return guardedPost({ url: webhook.url, headers: webhookHeaders({ id: delivery.eventId, at: clock(), body }, secrets), body }, { privateToo: config.webhookPrivate });
}

type Sent = { readonly turn: Turn; readonly answer: GuardedAnswer };

async function settle(tx: Tx, services: Services, { turn, answer }: Sent): Promise<void> {
  const { webhook, delivery, token } = turn;
  const now = services.clock();
  const said = { attempts: delivery.attempts + 1, status: answer.status, response: answer.excerpt, problem: answer.problem, durationMs: answer.milliseconds };
  if (isTaken(answer.status)) {
    await settleDelivery(tx, delivery.id as GrantedDeliveryId, { ...said, state: 'delivered', nextAttemptAt: null, settledAt: now.toISOString() });
    await stampWebhook(tx, webhook.id as GrantedWebhookId, { token, set: { failures: 0, failingSince: null, pauseUntil: null, deliveredAt: now.toISOString(), busyUntil: null, busyToken: null } });
    return;
  }
  const failingSince = webhook.failingSince ?? now.toISOString();
  const failures = webhook.failures + 1;
  const { nextAttemptAt, pauseUntil, switchOff } = afterFailure({ attempts: said.attempts, failures, failingSince: Date.parse(failingSince), now: now.getTime(), status: answer.status });
  const given = nextAttemptAt === null ? { state: 'failed', nextAttemptAt: null, settledAt: now.toISOString() } : { nextAttemptAt: new Date(nextAttemptAt).toISOString() };
  await settleDelivery(tx, delivery.id as GrantedDeliveryId, { ...said, ...given });
  await stampWebhook(tx, webhook.id as GrantedWebhookId, { token, set: { failures, failingSince, pauseUntil: new Date(pauseUntil).toISOString(), busyUntil: null, busyToken: null } });
  if (switchOff !== null) await switchOffFor(tx, webhook, { because: switchOff, at: now.toISOString() });
}

async function switchOffFor(tx: Tx, { id, name, memberId }: Selectable<Webhooks>, { because, at }: { because: 'failing' | 'gone'; at: string }): Promise<void> {
  const webhook = id as GrantedWebhookId;
  await stampWebhook(tx, webhook, { token: null, set: { disabledAt: at, disabledBecause: because } });
  await dropQueued(tx, webhook, at);
  await record(tx, { side: 'system', workspaceId: tx.workspaceId, name: 'Entente' }, { topic: 'webhook.disabled', subjectKind: 'webhook', subjectId: id, payload: { name, because } });
  const granting = await grantMember(tx, memberId);
  if (granting === null) return;
  const member = await loadMember(tx, granting);
  await announce(tx, { topic: WEBHOOK_OFF_TOPIC, recipient: { email: member.email, name: member.name, locale: member.locale as Locale }, subject: { kind: 'webhook', id } });
}

async function pruneIntegrations({ database }: Services): Promise<void> {
  await pruneBudgets(database);
  for (const workspaceId of await allWorkspaces(database)) {
    while ((await inWorkspace(database, { workspaceId, partyId: null }, (tx) => pruneDeliveries(tx, LOG_DAYS))) > 0);
    await inWorkspace(database, { workspaceId, partyId: null }, pruneProposals);
  }
}
