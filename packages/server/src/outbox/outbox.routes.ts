import { query } from '../platform/http/operation.ts';
import { signedIn } from '../platform/http/procedures.ts';
import type { SignedInCall } from '../platform/http/call.ts';
import { pageOfAnnouncements, showAnnouncement } from './outbox.actions.ts';

const reading = (context: SignedInCall) => ({ actor: context.actor, services: context.services, templates: context.mailTemplates });

export const outboxRoutes = {
  list: signedIn.outbox.list.handler(({ context, input }) => query(context, (tx) => pageOfAnnouncements(tx, reading(context), { limit: input.limit, cursor: input.cursor }))),
  get: signedIn.outbox.get.handler(({ context, input }) => query(context, (tx) => showAnnouncement(tx, reading(context), input.id))),
};
