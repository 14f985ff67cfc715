import { command, query } from '../platform/http/operation.ts';
import { signedIn } from '../platform/http/procedures.ts';
import { showTemplateDifference } from './difference/template.actions.ts';
import { showLibraryClauses } from './library/template.actions.ts';
import { shareTemplate } from './template-share.actions.ts';
import { keepVersion, showVersions } from './template-version.actions.ts';
import { changeTemplate, createTemplate, setTemplateRetired, showBuiltin, showLibrary, showTemplate } from './template.actions.ts';

export const templateRoutes = {
  list: signedIn.template.list.handler(({ context, input }) => query(context, (tx) => showLibrary(tx, context.actor, input))),
  get: signedIn.template.get.handler(({ context, input }) => query(context, (tx) => showTemplate(tx, context.actor, input.id))),
  getBuiltin: signedIn.template.getBuiltin.handler(({ context, input }) => query(context, () => showBuiltin(input.key))),
  difference: signedIn.template.difference.handler(({ context, input }) => query(context, (tx) => showTemplateDifference(tx, context.actor, { id: input.id, documentId: input.documentId ?? null, version: input.version ?? null }))),
  listVersions: signedIn.template.listVersions.handler(({ context, input }) => query(context, (tx) => showVersions(tx, context.actor, input.id))),
  listClauses: signedIn.template.listClauses.handler(({ context, input }) => query(context, (tx) => showLibraryClauses(tx, context.actor, input))),
  keepVersion: signedIn.template.keepVersion.handler(({ context, input }) => command(context, { operation: 'keepTemplateVersion', input }, (tx) => keepVersion(tx, context.actor, { id: input.id, note: input.note ?? '' }))),
  share: signedIn.template.share.handler(({ context, input }) => command(context, { operation: 'shareTemplate', input }, (tx) => shareTemplate(tx, context.actor, input))),
  create: signedIn.template.create.handler(({ context, input }) => command(context, { operation: 'createTemplate', input }, (tx) => createTemplate(tx, context.actor, input))),
  update: signedIn.template.update.handler(({ context, input }) => command(context, { operation: 'updateTemplate', input }, (tx) => changeTemplate(tx, context.actor, input))),
  retire: signedIn.template.retire.handler(({ context, input }) => command(context, { operation: 'retireTemplate', input }, (tx) => setTemplateRetired(tx, context.actor, { id: input.id, retired: true }))),
  restore: signedIn.template.restore.handler(({ context, input }) => command(context, { operation: 'restoreTemplate', input }, (tx) => setTemplateRetired(tx, context.actor, { id: input.id, retired: false }))),
};
