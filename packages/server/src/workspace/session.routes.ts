import { command, query } from '../platform/http/operation.ts';
import { signedIn } from '../platform/http/procedures.ts';
import { keeping } from './access-event.actions.ts';
import { endOneSession, endOtherSessions, showSessions } from './session.actions.ts';

export const sessionRoutes = {
  list: signedIn.session.list.handler(({ context }) => query(context, (tx) => showSessions(tx, context.actor, context.session))),
  end: signedIn.session.end.handler(({ context, input }) => command(context, { operation: 'endSession', input }, (tx) => keeping(tx, context, { act: () => ({ kind: 'session_ended' }), work: () => endOneSession(tx, context.actor, input.id) }))),
  endOthers: signedIn.session.endOthers.handler(({ context }) => command(context, { operation: 'endOtherSessions', input: {} }, (tx) => keeping(tx, context, { act: ({ ended }) => ({ kind: 'sessions_ended', detail: { ended } }), work: () => endOtherSessions(tx, context.actor, context.session) }))),
};
