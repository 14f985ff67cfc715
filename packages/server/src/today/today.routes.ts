import { query } from '../platform/http/operation.ts';
import { signedIn } from '../platform/http/procedures.ts';
import { showToday } from './today.actions.ts';

export const todayRoutes = {
  get: signedIn.today.get.handler(({ context }) => query(context, (tx) => showToday(tx, context.actor, context.services.clock()))),
};
