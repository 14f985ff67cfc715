import { z } from 'zod';
import { Line } from '@entente/core/kernel/plain-text';
import { Id, Instant } from '@entente/core/kernel/values';
import { FieldPatch } from '../kernel/field-patch.ts';
import { Page, PageQuery, procedure } from '../kernel/procedure.ts';

/** "*" for everything, "client.*" for all about clients, "deal.won" for one thing. */
const Topic = z.string().max(80).regex(/^(\*|[a-z_]+\.(\*|[a-z_-]+))$/);

const webhookFields = {
  name: Line(120),
  url: z.string().min(8).max(2000),
  topics: z.array(Topic).min(1).max(100),
};

/** What became of a message: waiting, taken, given up, or let go because the webhook was switched off. */
export const DELIVERY_STATES = ['queued', 'delivered', 'failed', 'dropped'] as const;

export const WebhookView = z.object({
  id: Id,
  name: z.string(),
  url: z.string(),
  topics: z.array(z.string()),
  memberName: z.string(),
  /** "untried": nothing was sent yet. "failing": the last message was not taken. */
  health: z.enum(['untried', 'well', 'failing', 'off']),
  offBecause: z.enum(['', 'by_person', 'failing', 'gone']),
  failingSince: Instant.nullable(),
  deliveredAt: Instant.nullable(),
  waiting: z.number().int(),
  /** The secret before the present one signs too, until then. */
  formerSecretUntil: Instant.nullable(),
  version: z.number().int(),
  createdAt: Instant,
});
export type WebhookView = z.infer<typeof WebhookView>;

export const WebhookDeliveryRow = z.object({
  id: Id,
  eventId: Id,
  topic: z.string(),
  state: z.enum(DELIVERY_STATES),
  isTest: z.boolean(),
  replayOf: Id.nullable(),
  attempts: z.number().int(),
  nextAttemptAt: Instant.nullable(),
  status: z.number().int().nullable(),
  /** Why there was no answer; empty where there was one. */
  problem: z.string(),
  milliseconds: z.number().int().nullable(),
  createdAt: Instant,
  settledAt: Instant.nullable(),
});
export type WebhookDeliveryRow = z.infer<typeof WebhookDeliveryRow>;

export const WebhookDeliveryView = WebhookDeliveryRow.extend({
  webhookId: Id,
  url: z.string(),
  /** What is sent, as it is sent. */
  body: z.string(),
  /** The beginning of the answer. */
  response: z.string(),
});
export type WebhookDeliveryView = z.infer<typeof WebhookDeliveryView>;

const byId = z.object({ id: Id });
const tags = ['integration'];

export const webhookContract = {
  list: procedure.route({ method: 'GET', path: '/webhooks', operationId: 'listWebhooks', tags, summary: 'Webhooks, and the topics there are' }).input(z.object({})).output(z.object({ rows: z.array(WebhookView), topics: z.array(z.string()), privateAddresses: z.boolean() })),
  create: procedure.route({ method: 'POST', path: '/webhooks', operationId: 'createWebhook', tags, summary: 'Tell an address what happens; its secret is shown this once', successStatus: 201 }).input(z.strictObject(webhookFields)).output(z.object({ id: Id, secret: z.string() })),
  update: procedure.route({ method: 'PATCH', path: '/webhooks/{id}', operationId: 'updateWebhook', tags, summary: 'Change a webhook' }).input(FieldPatch(webhookFields)).output(z.object({ version: z.number().int() })),
  delete: procedure.route({ method: 'DELETE', path: '/webhooks/{id}', operationId: 'deleteWebhook', tags, summary: 'Remove a webhook with its log' }).input(byId).output(z.object({})),
  switchOn: procedure.route({ method: 'POST', path: '/webhooks/{id}/activation', operationId: 'switchWebhookOn', tags, summary: 'Send again; what happened meanwhile is not sent' }).input(byId).output(z.object({})),
  switchOff: procedure.route({ method: 'DELETE', path: '/webhooks/{id}/activation', operationId: 'switchWebhookOff', tags, summary: 'Send nothing for now' }).input(byId).output(z.object({})),
  rotateSecret: procedure.route({ method: 'POST', path: '/webhooks/{id}/secrets', operationId: 'rotateWebhookSecret', tags, summary: 'Make a new secret; the old one signs beside it for a day', successStatus: 201 }).input(byId).output(z.object({ secret: z.string(), formerSecretUntil: Instant })),
  test: procedure.route({ method: 'POST', path: '/webhooks/{id}/tests', operationId: 'testWebhook', tags, summary: 'Send a test message', successStatus: 201 }).input(byId).output(z.object({ id: Id })),
  deliveries: procedure.route({ method: 'GET', path: '/webhooks/{id}/deliveries', operationId: 'listWebhookDeliveries', tags, summary: 'What was sent, newest first; kept for 30 days' }).input(PageQuery.extend({ id: Id, state: z.enum(DELIVERY_STATES).optional() })).output(Page(WebhookDeliveryRow)),
  delivery: procedure.route({ method: 'GET', path: '/webhook-deliveries/{id}', operationId: 'getWebhookDelivery', tags, summary: 'One message: what was sent and answered' }).input(byId).output(WebhookDeliveryView),
  replay: procedure.route({ method: 'POST', path: '/webhook-deliveries/{id}/replays', operationId: 'replayWebhookDelivery', tags, summary: 'Send a message again, under its own id', successStatus: 201 }).input(byId).output(z.object({ id: Id })),
};
