import { command, query } from '../platform/http/operation.ts';
import { signedIn } from '../platform/http/procedures.ts';
import { retryBulk } from './bulk/record.actions.ts';
import { pageOfChangeSets, showChangeSet, undoChangeSet } from './change-set.actions.ts';
import type { RecordHandlers } from './record.access.ts';

export function makeChangeSetRoutes(handlers: RecordHandlers) {
  const { changeSet } = signedIn;
  return {
    list: changeSet.list.handler(({ context, input }) => query(context, (tx) => pageOfChangeSets(tx, context.actor, input))),
    get: changeSet.get.handler(({ context, input }) => query(context, (tx) => showChangeSet(tx, context.actor, input.id))),
    undo: changeSet.undo.handler(({ context, input }) => command(context, { operation: 'undoChangeSet', input }, (tx) => undoChangeSet(tx, { actor: context.actor, handlers }, input.id))),
    retry: changeSet.retry.handler(({ context, input }) => command(context, { operation: 'retryChangeSet', input }, (tx) => retryBulk(tx, { actor: context.actor, handlers }, input.id))),
  };
}
