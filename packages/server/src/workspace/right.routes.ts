import { command, query } from '../platform/http/operation.ts';
import { signedIn } from '../platform/http/procedures.ts';
import { keeping } from './access-event.actions.ts';
import { putRight, showRecordSight, showRights, showSight } from './right.actions.ts';

export const rightRoutes = {
  list: signedIn.right.list.handler(({ context }) => query(context, (tx) => showRights(tx, context.actor))),
  put: signedIn.right.put.handler(({ context, input }) => command(context, { operation: 'putRights', input }, (tx) => keeping(tx, context, { act: () => ({ kind: 'right_changed', subject: `${input.role} · ${input.kind}` }), work: () => putRight(tx, context.actor, input) }))),
  sight: signedIn.right.sight.handler(({ context, input }) => query(context, (tx) => showSight(tx, context.actor, input.id))),
  recordSight: signedIn.right.recordSight.handler(({ context, input }) => query(context, (tx) => showRecordSight(tx, context.actor, input))),
};
