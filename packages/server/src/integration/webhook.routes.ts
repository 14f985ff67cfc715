import { command, query } from '../platform/http/operation.ts';
import { signedIn } from '../platform/http/procedures.ts';
import { pageOfDeliveries, replayDelivery, sendTest, showDelivery } from './webhook-delivery.actions.ts';
import { changeWebhook, createWebhook, removeWebhook, rotateSecret, showWebhooks, switchWebhook } from './webhook.actions.ts';

export const webhookRoutes = {
  list: signedIn.webhook.list.handler(({ context }) => query(context, (tx) => showWebhooks(tx, context))),
  create: signedIn.webhook.create.handler(({ context, input }) => command(context, { operation: 'createWebhook', input, secret: true }, (tx) => createWebhook(tx, context, input))),
  update: signedIn.webhook.update.handler(({ context, input }) => command(context, { operation: 'updateWebhook', input }, (tx) => changeWebhook(tx, context, input))),
  delete: signedIn.webhook.delete.handler(({ context, input }) => command(context, { operation: 'deleteWebhook', input }, (tx) => removeWebhook(tx, context.actor, input.id))),
  switchOn: signedIn.webhook.switchOn.handler(({ context, input }) => command(context, { operation: 'switchWebhookOn', input }, (tx) => switchWebhook(tx, context, { id: input.id, on: true }))),
  switchOff: signedIn.webhook.switchOff.handler(({ context, input }) => command(context, { operation: 'switchWebhookOff', input }, (tx) => switchWebhook(tx, context, { id: input.id, on: false }))),
  rotateSecret: signedIn.webhook.rotateSecret.handler(({ context, input }) => command(context, { operation: 'rotateWebhookSecret', input, secret: true }, (tx) => rotateSecret(tx, context, input.id))),
  test: signedIn.webhook.test.handler(({ context, input }) => command(context, { operation: 'testWebhook', input }, (tx) => sendTest(tx, context, input.id))),
  deliveries: signedIn.webhook.deliveries.handler(({ context, input }) => query(context, (tx) => pageOfDeliveries(tx, context.actor, input))),
  delivery: signedIn.webhook.delivery.handler(({ context, input }) => query(context, (tx) => showDelivery(tx, context, input.id))),
  replay: signedIn.webhook.replay.handler(({ context, input }) => command(context, { operation: 'replayWebhookDelivery', input }, (tx) => replayDelivery(tx, context.actor, input.id))),
};
