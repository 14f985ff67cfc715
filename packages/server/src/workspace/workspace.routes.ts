import { command, query } from '../platform/http/operation.ts';
import { api, signedIn } from '../platform/http/procedures.ts';
import { answer } from '../platform/http/refusal.ts';
import { changeWorkspace, confirmDeletion, createFirstWorkspace, eraseWorkspace, sendTestMail, showFirstRun, showMailSetup, showWorkspace } from './workspace.actions.ts';

export const workspaceRoutes = {
  get: signedIn.workspace.get.handler(({ context }) => query(context, showWorkspace)),
  update: signedIn.workspace.update.handler(({ context, input }) => command(context, { operation: 'updateWorkspace', input }, (tx) => changeWorkspace(tx, context.actor, input))),
  delete: signedIn.workspace.delete.handler(async ({ context, input }) => {
    answer(await confirmDeletion(context.services, context.actor, input));
    return command(context, { operation: 'deleteWorkspace', input: { name: input.name } }, eraseWorkspace);
  }),
  firstRun: api.workspace.firstRun.handler(async ({ context }) => answer(await showFirstRun(context.services))),
  createFirst: api.workspace.createFirst.handler(async ({ context, input }) => answer(await createFirstWorkspace(context.services, input))),
  mail: signedIn.workspace.mail.handler(async ({ context }) => answer(await showMailSetup(context.services, context.actor))),
  testMail: signedIn.workspace.testMail.handler(({ context }) => command(context, { operation: 'testMail', input: {} }, (tx) => sendTestMail(tx, context.actor, context.services))),
};
