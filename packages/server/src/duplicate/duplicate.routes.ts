import { command, query } from '../platform/http/operation.ts';
import { signedIn } from '../platform/http/procedures.ts';
import { checkDuplicates, decideDuplicate, pageOfDuplicates } from './duplicate.actions.ts';

export const duplicateRoutes = {
  list: signedIn.duplicate.list.handler(({ context, input }) => query(context, (tx) => pageOfDuplicates(tx, context.actor, input))),
  check: signedIn.duplicate.check.handler(({ context, input }) => query(context, (tx) => checkDuplicates(tx, context.actor, input))),
  dismiss: signedIn.duplicate.dismiss.handler(({ context, input }) => command(context, { operation: 'dismissDuplicate', input }, (tx) => decideDuplicate(tx, context.actor, { ...input, state: 'dismissed' }))),
  reopen: signedIn.duplicate.reopen.handler(({ context, input }) => command(context, { operation: 'reopenDuplicate', input }, (tx) => decideDuplicate(tx, context.actor, { ...input, state: 'open' }))),
};
