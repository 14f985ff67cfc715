import { command, query } from '../platform/http/operation.ts';
import { signedIn } from '../platform/http/procedures.ts';
import { mergeRecords, pageOfMerges, previewMerge, whereMerged } from './merge.actions.ts';
import { undoMerge } from './undo/merge.actions.ts';

export const mergeRoutes = {
  preview: signedIn.merge.preview.handler(({ context, input }) => query(context, (tx) => previewMerge(tx, context.actor, input))),
  create: signedIn.merge.create.handler(({ context, input }) => command(context, { operation: 'mergeRecords', input }, (tx) => mergeRecords(tx, context.actor, input))),
  undo: signedIn.merge.undo.handler(({ context, input }) => command(context, { operation: 'undoMerge', input }, (tx) => undoMerge(tx, context.actor, input.id))),
  list: signedIn.merge.list.handler(({ context, input }) => query(context, (tx) => pageOfMerges(tx, context.actor, input))),
  into: signedIn.merge.into.handler(({ context, input }) => query(context, (tx) => whereMerged(tx, context.actor, input))),
};
