import { command, query } from '../platform/http/operation.ts';
import { signedIn } from '../platform/http/procedures.ts';
import { arrangeViews, changeView, createView, deleteView, showViews } from './saved-view.actions.ts';

const { record } = signedIn;

export const savedViewRoutes = {
  savedViews: record.savedViews.handler(({ context, input }) => query(context, (tx) => showViews(tx, context.actor, input.kind))),
  createSavedView: record.createSavedView.handler(({ context, input }) => command(context, { operation: 'createSavedView', input }, (tx) => createView(tx, context.actor, input))),
  updateSavedView: record.updateSavedView.handler(({ context, input }) => command(context, { operation: 'updateSavedView', input }, (tx) => changeView(tx, context.actor, input))),
  deleteSavedView: record.deleteSavedView.handler(({ context, input }) => command(context, { operation: 'deleteSavedView', input }, (tx) => deleteView(tx, context.actor, input.id))),
  arrangeSavedViews: record.arrangeSavedViews.handler(({ context, input }) => command(context, { operation: 'arrangeSavedViews', input }, (tx) => arrangeViews(tx, context.actor, input))),
};
