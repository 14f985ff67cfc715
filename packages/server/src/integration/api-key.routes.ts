import { command, query } from '../platform/http/operation.ts';
import { signedIn } from '../platform/http/procedures.ts';
import { keeping } from '../workspace/access-event.actions.ts';
import { aboutEndedKey, createApiKey, endApiKey, showApiKeys } from './api-key.actions.ts';

export const apiKeyRoutes = {
  list: signedIn.apiKey.list.handler(({ context }) => query(context, (tx) => showApiKeys(tx, context.actor, context.services.clock()))),
  create: signedIn.apiKey.create.handler(({ context, input }) => command(context, { operation: 'createApiKey', input, secret: true }, (tx) => keeping(tx, context, { act: () => ({ kind: 'api_key_made', subject: input.name }), work: () => createApiKey(tx, context.actor, { input, now: context.services.clock() }) }))),
  revoke: signedIn.apiKey.revoke.handler(({ context, input }) => command(context, { operation: 'revokeApiKey', input }, (tx) => keeping(tx, context, { act: () => aboutEndedKey(tx, input.id), work: () => endApiKey(tx, context.actor, { id: input.id, now: context.services.clock() }) }))),
};
