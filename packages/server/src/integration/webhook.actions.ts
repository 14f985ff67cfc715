import type { InferContractRouterInputs } from '@orpc/contract';
import type { contract } from '@entente/contract/contract';
import type { WebhookView } from '@entente/contract/integration/webhook.contract';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { EVENT_TYPES } from '@entente/core/agreement/event-types';
import { mergeFields } from '@entente/core/kernel/field-merge';
import { granted, refused } from '@entente/core/kernel/outcome';
import { may } from '@entente/core/workspace/rights';
import { en } from '@entente/phrases/en/catalog';
import { record } from '../platform/activity/activity.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import type { Answer } from '../platform/http/operation.ts';
import type { Services } from '../platform/services.ts';
import { judgeAddress } from '../platform/webhooks/guarded-address.ts';
import { newWebhookSecret } from '../platform/webhooks/webhook-signature.ts';
import { dropQueued } from './webhook-delivery.store.ts';
import { grantWebhook, type GrantedWebhookId } from './webhook.access.ts';
import { countWebhooks, deleteWebhook, insertWebhook, listWebhooks, lockWebhook, updateWebhook } from './webhook.store.ts';
import { webhookView } from './webhook.view.ts';

type Inputs = InferContractRouterInputs<typeof contract>['webhook'];
type Nothing = Answer<Record<string, never>>;
/** Who manages a webhook, with what. */
export type WebhookCall = { readonly actor: ProviderActor; readonly services: Services };

const MOST_WEBHOOKS = 20;
/** How long the old secret signs beside the new one. */
const OVERLAP_MS = 24 * 3_600_000;

/** Kinds of evidence that stand in an agreement's own chain only; whatever else the timeline has words for is written down as having happened. */
const EVIDENCE_ONLY: ReadonlySet<string> = new Set(EVENT_TYPES.filter((type) => !/^(agreement|remark)\./.test(type)));
/** What a webhook may ask for. */
const TOPICS: readonly string[] = Object.keys(en.activity).filter((key) => key.includes('.') && !EVIDENCE_ONLY.has(key)).sort();

/** The webhooks, and what they may be told of. */
export async function showWebhooks(tx: Tx, { actor, services }: WebhookCall): Promise<Answer<{ rows: WebhookView[]; topics: string[]; privateAddresses: boolean }>> {
  if (!may(actor, 'manage-integrations')) return refused('not-allowed');
  const now = services.clock();
  return granted({ rows: (await listWebhooks(tx)).map((row) => webhookView(row, now)), topics: [...TOPICS], privateAddresses: services.config.webhookPrivate });
}

/** Adds a webhook. Whoever adds one lets an address hear of the whole workspace, so they must see the whole of it. */
export async function createWebhook(tx: Tx, { actor, services }: WebhookCall, { name, url, topics }: Inputs['create']): Promise<Answer<{ id: string; secret: string }>> {
  const mayNot = mayManage(actor);
  if (mayNot !== null) return mayNot;
  const fault = judgeAddress(url, { privateToo: services.config.webhookPrivate });
  if (fault !== null) return refused(fault);
  if ((await countWebhooks(tx)) >= MOST_WEBHOOKS) return refused('too-many-webhooks', { most: MOST_WEBHOOKS });
  const id = newId();
  const secret = newWebhookSecret();
  await insertWebhook(tx, { workspaceId: tx.workspaceId, id, memberId: actor.memberId, name, url, topics: topics.join(' '), secret: services.secrets.sealText(secretPlace(tx, id), secret) });
  await record(tx, actor, { topic: 'webhook.created', subjectKind: 'webhook', subjectId: id, payload: { name } });
  return granted({ id, secret });
}

/** Changes name, address or topics. */
export async function changeWebhook(tx: Tx, { actor, services }: WebhookCall, { id, set, before }: Inputs['update']): Promise<Answer<{ version: number }>> {
  const found = await reach(tx, actor, id);
  if (!found.ok) return found;
  const row = await lockWebhook(tx, found.value);
  const { name, url, version } = row;
  const merged = mergeFields<Record<string, unknown>>({ name, url, topics: row.topics.split(' ') }, { set, before });
  if (!merged.ok) return merged;
  const { topics, ...rest } = merged.value as { name?: string; url?: string; topics?: string[] };
  const fault = rest.url === undefined ? null : judgeAddress(rest.url, { privateToo: services.config.webhookPrivate });
  if (fault !== null) return refused(fault);
  if (Object.keys(merged.value).length === 0) return granted({ version });
  const next = await updateWebhook(tx, found.value, { ...rest, ...(topics === undefined ? {} : { topics: topics.join(' ') }) });
  await record(tx, actor, { topic: 'webhook.changed', subjectKind: 'webhook', subjectId: id, payload: { name, fields: Object.keys(merged.value) } });
  return granted({ version: next });
}

/** Removes a webhook with its log. */
export async function removeWebhook(tx: Tx, actor: ProviderActor, id: string): Promise<Nothing> {
  const found = await reach(tx, actor, id);
  if (!found.ok) return found;
  const { name } = await lockWebhook(tx, found.value);
  await deleteWebhook(tx, found.value);
  await record(tx, actor, { topic: 'webhook.deleted', subjectKind: 'webhook', subjectId: id, payload: { name } });
  return granted({});
}

/** Sends nothing for now, or sends again. What waited is let go, so that an old pile does not fall on the receiver. */
export async function switchWebhook(tx: Tx, { actor, services }: WebhookCall, { id, on }: { id: string; on: boolean }): Promise<Nothing> {
  const found = await reach(tx, actor, id);
  if (!found.ok) return found;
  const { name, disabledAt } = await lockWebhook(tx, found.value);
  if ((disabledAt === null) === on) return granted({});
  const now = services.clock().toISOString();
  await updateWebhook(tx, found.value, { disabledAt: on ? null : now, disabledBecause: on ? '' : 'by_person', failures: 0, failingSince: null, pauseUntil: null });
  if (!on) await dropQueued(tx, found.value, now);
  await record(tx, actor, { topic: on ? 'webhook.switched_on' : 'webhook.switched_off', subjectKind: 'webhook', subjectId: id, payload: { name } });
  return granted({});
}

/** Makes a new secret. For a day messages carry both signatures, so that the receiver can change over when it likes. */
export async function rotateSecret(tx: Tx, { actor, services }: WebhookCall, id: string): Promise<Answer<{ secret: string; formerSecretUntil: string }>> {
  const found = await reach(tx, actor, id);
  if (!found.ok) return found;
  const row = await lockWebhook(tx, found.value);
  const secret = newWebhookSecret();
  const formerUntil = new Date(services.clock().getTime() + OVERLAP_MS).toISOString();
  await updateWebhook(tx, found.value, { secret: services.secrets.sealText(secretPlace(tx, id), secret), formerSecret: row.secret, formerUntil });
  await record(tx, actor, { topic: 'webhook.secret_changed', subjectKind: 'webhook', subjectId: id, payload: { name: row.name } });
  return granted({ secret, formerSecretUntil: formerUntil });
}

/** Where a webhook's secrets stand; they open nowhere else. */
export function secretPlace({ workspaceId }: Pick<Tx, 'workspaceId'>, id: string): string {
  return `webhooks/${workspaceId}/${id}/secret`;
}

/** Proof that the actor may manage this webhook. */
export async function reach(tx: Tx, actor: ProviderActor, id: string): Promise<Answer<GrantedWebhookId>> {
  const mayNot = mayManage(actor);
  if (mayNot !== null) return mayNot;
  const webhook = await grantWebhook(tx, id);
  return webhook === null ? refused('not-found') : granted(webhook);
}

/** Why the actor may not manage webhooks; null when they may. */
export function mayManage(actor: ProviderActor): ReturnType<typeof refused<'not-allowed' | 'not-more-than-you-see'>> | null {
  if (!may(actor, 'manage-integrations')) return refused('not-allowed');
  return actor.scope === 'all' ? null : refused('not-more-than-you-see');
}
