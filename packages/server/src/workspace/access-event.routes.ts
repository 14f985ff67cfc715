import { query } from '../platform/http/operation.ts';
import { signedIn } from '../platform/http/procedures.ts';
import { accessEventFile, pageOfAccessEvents } from './access-event.actions.ts';

export const accessEventRoutes = {
  list: signedIn.accessEvent.list.handler(({ context, input }) => query(context, (tx) => pageOfAccessEvents(tx, context.actor, input))),
  file: signedIn.accessEvent.file.handler(({ context, input }) => query(context, (tx) => accessEventFile(tx, context.actor, input))),
};
