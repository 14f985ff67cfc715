import { command, query } from '../platform/http/operation.ts';
import { signedIn } from '../platform/http/procedures.ts';
import { showTemplateDifference } from './difference/template.actions.ts';
import { changeTemplate, createTemplate, setTemplateRetired, showBuiltin, showLibrary, showTemplate } from './template.actions.ts';

export const templateRoutes = {
  list: signedIn.template.list.handler(({ context, input }) => query(context, (tx) => showLibrary(tx, context.actor, input))),
  get: signedIn.template.get.handler(({ context, input }) => query(context, (tx) => showTemplate(tx, context.actor, input.id))),
  getBuiltin: signedIn.template.getBuiltin.handler(({ context, input }) => query(context, () => showBuiltin(input.key))),
  difference: signedIn.template.difference.handler(({ context, input }) => query(context, (tx) => showTemplateDifference(tx, context.actor, { id: input.id, documentId: input.documentId ?? null }))),
  create: signedIn.template.create.handler(({ context, input }) => command(context, { operation: 'createTemplate', input }, (tx) => createTemplate(tx, context.actor, input))),
  update: signedIn.template.update.handler(({ context, input }) => command(context, { operation: 'updateTemplate', input }, (tx) => changeTemplate(tx, context.actor, input))),
  retire: signedIn.template.retire.handler(({ context, input }) => command(context, { operation: 'retireTemplate', input }, (tx) => setTemplateRetired(tx, context.actor, { id: input.id, retired: true }))),
  restore: signedIn.template.restore.handler(({ context, input }) => command(context, { operation: 'restoreTemplate', input }, (tx) => setTemplateRetired(tx, context.actor, { id: input.id, retired: false }))),
};
