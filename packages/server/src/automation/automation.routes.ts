import { command, query } from '../platform/http/operation.ts';
import { signedIn } from '../platform/http/procedures.ts';
import { changeAutomation, createAutomation, setAutomationDeleted, showAutomations, switchAutomation } from './automation.actions.ts';
import { pageOfRuns, undoRun } from './automation-run.actions.ts';
import { tryAutomation } from './hear/automation-run.actions.ts';

const { automation } = signedIn;

export const automationRoutes = {
  list: automation.list.handler(({ context }) => query(context, (tx) => showAutomations(tx, context.actor))),
  create: automation.create.handler(({ context, input }) => command(context, { operation: 'createAutomation', input }, (tx) => createAutomation(tx, context.actor, input))),
  update: automation.update.handler(({ context, input }) => command(context, { operation: 'updateAutomation', input }, (tx) => changeAutomation(tx, context.actor, input))),
  switch: automation.switch.handler(({ context, input }) => command(context, { operation: 'switchAutomation', input }, (tx) => switchAutomation(tx, context.actor, { ...input, now: context.services.clock() }))),
  delete: automation.delete.handler(({ context, input }) => command(context, { operation: 'deleteAutomation', input }, (tx) => setAutomationDeleted(tx, context.actor, { id: input.id, deleted: true }))),
  restore: automation.restore.handler(({ context, input }) => command(context, { operation: 'restoreAutomation', input }, (tx) => setAutomationDeleted(tx, context.actor, { id: input.id, deleted: false }))),
  try: automation.try.handler(({ context, input }) => query(context, (tx) => tryAutomation(tx, context.actor, { ...input, now: context.services.clock() }))),
  runs: automation.runs.handler(({ context, input }) => query(context, (tx) => pageOfRuns(tx, context.actor, input))),
  undoRun: automation.undoRun.handler(({ context, input }) => command(context, { operation: 'undoAutomationRun', input }, (tx) => undoRun(tx, context.actor, { id: input.id, now: context.services.clock() }))),
};
