import { command, query } from '../platform/http/operation.ts';
import { signedIn } from '../platform/http/procedures.ts';
import { emptyFromBin, pageOfBin, restoreFromBin } from './bin.actions.ts';

export const binRoutes = {
  list: signedIn.bin.list.handler(({ context, input }) => query(context, (tx) => pageOfBin(tx, context.actor, input))),
  restore: signedIn.bin.restore.handler(({ context, input }) => command(context, { operation: 'restoreFromBin', input }, (tx) => restoreFromBin(tx, context.actor, input))),
  empty: signedIn.bin.empty.handler(({ context, input }) => command(context, { operation: 'emptyFromBin', input }, (tx) => emptyFromBin(tx, context.actor, input))),
};
