import { command, query } from '../platform/http/operation.ts';
import { signedIn } from '../platform/http/procedures.ts';
import { endOneSession, endOtherSessions, showSessions } from './session.actions.ts';

export const sessionRoutes = {
  list: signedIn.session.list.handler(({ context }) => query(context, (tx) => showSessions(tx, context.actor, context.session))),
  end: signedIn.session.end.handler(({ context, input }) => command(context, { operation: 'endSession', input }, (tx) => endOneSession(tx, context.actor, input.id))),
  endOthers: signedIn.session.endOthers.handler(({ context }) => command(context, { operation: 'endOtherSessions', input: {} }, (tx) => endOtherSessions(tx, context.actor, context.session))),
};
