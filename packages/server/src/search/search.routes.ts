import { query } from '../platform/http/operation.ts';
import { signedIn } from '../platform/http/procedures.ts';
import { searchRecords } from './search.actions.ts';

export const searchRoutes = {
  find: signedIn.search.find.handler(({ context, input }) => query(context, (tx) => searchRecords(tx, context.actor, { q: input.q, kinds: input.kinds, limit: Number(input.limit ?? 20) }))),
};
