import { command, query } from '../platform/http/operation.ts';
import { signedIn } from '../platform/http/procedures.ts';
import type { ClosingHandlers } from './closing/engagement.actions.ts';
import { changeEngagement, createEngagement, deleteEngagement, pageOfEngagements, restoreEngagement, showEngagement } from './engagement.actions.ts';

/** The operations on engagements. @param closing what becomes of meetings where one is closed. */
export const makeEngagementRoutes = (closing: ClosingHandlers) => ({
  list: signedIn.engagement.list.handler(({ context, input }) => query(context, (tx) => pageOfEngagements(tx, context.actor, input))),
  get: signedIn.engagement.get.handler(({ context, input }) => query(context, (tx) => showEngagement(tx, context.actor, input.id))),
  create: signedIn.engagement.create.handler(({ context, input }) => command(context, { operation: 'createEngagement', input }, (tx) => createEngagement(tx, context.actor, input))),
  update: signedIn.engagement.update.handler(({ context, input }) => command(context, { operation: 'updateEngagement', input }, (tx) => changeEngagement(tx, { actor: context.actor, now: context.services.clock(), closing }, input))),
  delete: signedIn.engagement.delete.handler(({ context, input }) => command(context, { operation: 'deleteEngagement', input }, (tx) => deleteEngagement(tx, { actor: context.actor, now: context.services.clock(), closing }, input))),
  restore: signedIn.engagement.restore.handler(({ context, input }) => command(context, { operation: 'restoreEngagement', input }, (tx) => restoreEngagement(tx, context.actor, input.id))),
});
