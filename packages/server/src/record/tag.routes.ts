import { command, query } from '../platform/http/operation.ts';
import { signedIn } from '../platform/http/procedures.ts';
import { createTag, deleteTag, mergeTag, renameTag, showTags } from './tag.actions.ts';

const { tag } = signedIn;

export const tagRoutes = {
  list: tag.list.handler(({ context, input }) => query(context, (tx) => showTags(tx, input.search))),
  create: tag.create.handler(({ context, input }) => command(context, { operation: 'createTag', input }, (tx) => createTag(tx, input))),
  rename: tag.rename.handler(({ context, input }) => command(context, { operation: 'renameTag', input }, (tx) => renameTag(tx, context.actor, input))),
  merge: tag.merge.handler(({ context, input }) => command(context, { operation: 'mergeTag', input }, (tx) => mergeTag(tx, context.actor, input))),
  delete: tag.delete.handler(({ context, input }) => command(context, { operation: 'deleteTag', input }, (tx) => deleteTag(tx, context.actor, input.id))),
};
