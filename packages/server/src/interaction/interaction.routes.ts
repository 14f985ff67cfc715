import { command, query } from '../platform/http/operation.ts';
import { signedIn } from '../platform/http/procedures.ts';
import { pageOfAttachments, setAttachmentDeleted } from './attachment.actions.ts';
import { changeInteraction, createInteraction, deleteInteraction, restoreInteraction, setPinned, setTaskDone, showInteraction } from './interaction.actions.ts';
import { taskRoutes } from './task.routes.ts';
import { showTimeline } from './timeline/interaction.actions.ts';

export const interactionRoutes = {
  attachments: signedIn.interaction.attachments.handler(({ context, input }) => query(context, (tx) => pageOfAttachments(tx, context.actor, input))),
  deleteAttachment: signedIn.interaction.deleteAttachment.handler(({ context, input }) => command(context, { operation: 'deleteAttachment', input }, (tx) => setAttachmentDeleted(tx, context.actor, { id: input.id, deletedAt: context.services.clock().toISOString() }))),
  restoreAttachment: signedIn.interaction.restoreAttachment.handler(({ context, input }) => command(context, { operation: 'restoreAttachment', input }, (tx) => setAttachmentDeleted(tx, context.actor, { id: input.id, deletedAt: null }))),
  timeline: signedIn.interaction.timeline.handler(({ context, input }) => query(context, (tx) => showTimeline(tx, context.actor, { input, now: context.services.clock() }))),
  ...taskRoutes,
  get: signedIn.interaction.get.handler(({ context, input }) => query(context, (tx) => showInteraction(tx, context.actor, input.id))),
  create: signedIn.interaction.create.handler(({ context, input }) => command(context, { operation: 'createInteraction', input }, (tx) => createInteraction(tx, context.actor, { input, now: context.services.clock() }))),
  update: signedIn.interaction.update.handler(({ context, input }) => command(context, { operation: 'updateInteraction', input }, (tx) => changeInteraction(tx, context.actor, input))),
  complete: signedIn.interaction.complete.handler(({ context, input }) => command(context, { operation: 'completeTask', input }, (tx) => setTaskDone(tx, context.actor, { id: input.id, doneAt: context.services.clock().toISOString() }))),
  reopen: signedIn.interaction.reopen.handler(({ context, input }) => command(context, { operation: 'reopenTask', input }, (tx) => setTaskDone(tx, context.actor, { id: input.id, doneAt: null }))),
  pin: signedIn.interaction.pin.handler(({ context, input }) => command(context, { operation: 'pinInteraction', input }, (tx) => setPinned(tx, context.actor, { id: input.id, pinnedAt: context.services.clock().toISOString() }))),
  unpin: signedIn.interaction.unpin.handler(({ context, input }) => command(context, { operation: 'unpinInteraction', input }, (tx) => setPinned(tx, context.actor, { id: input.id, pinnedAt: null }))),
  delete: signedIn.interaction.delete.handler(({ context, input }) => command(context, { operation: 'deleteInteraction', input }, (tx) => deleteInteraction(tx, context.actor, { id: input.id, now: context.services.clock() }))),
  restore: signedIn.interaction.restore.handler(({ context, input }) => command(context, { operation: 'restoreInteraction', input }, (tx) => restoreInteraction(tx, context.actor, input.id))),
};
