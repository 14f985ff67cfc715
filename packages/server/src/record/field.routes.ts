import { command, query } from '../platform/http/operation.ts';
import { signedIn } from '../platform/http/procedures.ts';
import { arrangeFields, changeField, createField, setFieldRetired, showFields } from './custom/field.actions.ts';

const { field } = signedIn;

export const fieldRoutes = {
  list: field.list.handler(({ context, input }) => query(context, (tx) => showFields(tx, input.kind))),
  create: field.create.handler(({ context, input }) => command(context, { operation: 'createField', input }, (tx) => createField(tx, context.actor, input))),
  update: field.update.handler(({ context, input }) => command(context, { operation: 'updateField', input }, (tx) => changeField(tx, context.actor, input))),
  retire: field.retire.handler(({ context, input }) => command(context, { operation: 'retireField', input }, (tx) => setFieldRetired(tx, context.actor, { id: input.id, retired: true }))),
  restore: field.restore.handler(({ context, input }) => command(context, { operation: 'restoreField', input }, (tx) => setFieldRetired(tx, context.actor, { id: input.id, retired: false }))),
  arrange: field.arrange.handler(({ context, input }) => command(context, { operation: 'arrangeFields', input }, (tx) => arrangeFields(tx, context.actor, input))),
};
