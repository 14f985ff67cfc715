import { command, query } from '../platform/http/operation.ts';
import { signedIn } from '../platform/http/procedures.ts';
import { erasePerson, showErasures, showPersonReport } from './erasure.actions.ts';

export const erasureRoutes = {
  report: signedIn.erasure.report.handler(({ context, input }) => query(context, (tx) => showPersonReport(tx, context.actor, { ...input, now: context.services.clock() }))),
  list: signedIn.erasure.list.handler(({ context }) => query(context, (tx) => showErasures(tx, context.actor))),
  erase: signedIn.erasure.erase.handler(({ context, input }) => command(context, { operation: 'erasePerson', input: { kind: input.kind, id: input.id } }, (tx) => erasePerson(tx, context.actor, input))),
};
