import type { WebhookDeliveryRow } from '@entente/contract/integration/webhook.contract';
import { contract } from '@entente/contract/contract';
import type { Selectable } from 'kysely';
import type { WebhookDeliveries } from '../platform/database/tables.ts';
import type { WebhookEvent } from '../platform/webhooks/hear-activities.store.ts';

type LogRow = Pick<Selectable<WebhookDeliveries>, 'id' | 'eventId' | 'topic' | 'state' | 'isTest' | 'replayOf' | 'attempts' | 'nextAttemptAt' | 'status' | 'problem' | 'durationMs' | 'createdAt' | 'settledAt'>;

/** A message as the log lists it. */
export function deliveryRow({ durationMs, state, id, eventId, topic, isTest, replayOf, attempts, nextAttemptAt, status, problem, createdAt, settledAt }: LogRow): WebhookDeliveryRow {
  return { id, eventId, topic, isTest, replayOf, attempts, nextAttemptAt, status, problem, createdAt, settledAt, state: state as WebhookDeliveryRow['state'], milliseconds: durationMs };
}

type Sent = { readonly eventId: string; readonly event: unknown };

/**
 * The body of a message: which records, when and where to read them. Nothing of what stands in them is told,
 * so whoever receives it sees no more than their key lets them read.
 */
export function eventBody({ eventId, event }: Sent, baseUrl: string): string {
  const { topic, happenedAt, subjectKind, subjectId, clientId, contactId, dealId, engagementId, version } = event as WebhookEvent;
  const path = pathOf(subjectKind, subjectId);
  return JSON.stringify({
    type: topic,
    timestamp: happenedAt,
    data: { eventId, subject: { kind: subjectKind, id: subjectId, version }, clientId, contactId, dealId, engagementId, link: path === null ? null : `${baseUrl}/api/v1${path}` },
  });
}

/** Reading addresses of single records, by kind: "/clients/{id}" for "client". */
const PATHS: ReadonlyMap<string, string> = new Map(routesOf(contract).flatMap(({ method, path }) => {
  const [, plural = '', rest] = /^\/([a-z-]+)\/(\{id\})$/.exec(path ?? '') ?? [];
  return method === 'GET' && rest !== undefined ? [[kindOf(plural), path ?? ''] as const] : [];
}));

function pathOf(kind: string, id: string): string | null {
  return PATHS.get(kind)?.replace('{id}', id) ?? null;
}

function kindOf(plural: string): string {
  return plural.replace(/ies$/, 'y').replace(/s$/, '').replaceAll('-', '_');
}

type Routed = { readonly '~orpc': { readonly route: { readonly method?: string; readonly path?: string } } };

function routesOf(router: object): readonly { readonly method?: string; readonly path?: string }[] {
  return Object.values(router).flatMap((part: Routed | object) => ('~orpc' in part ? [(part as Routed)['~orpc'].route] : routesOf(part)));
}
