import { command, query } from '../platform/http/operation.ts';
import { signedIn } from '../platform/http/procedures.ts';
import { answer } from '../platform/http/refusal.ts';
import { exportTasks } from './export/task.actions.ts';
import { changeTasks, pageOfTasks } from './task.actions.ts';

export const taskRoutes = {
  tasks: signedIn.interaction.tasks.handler(({ context, input }) => query(context, (tx) => pageOfTasks(tx, context.actor, { input, now: context.services.clock() }))),
  changeTasks: signedIn.interaction.changeTasks.handler(({ context, input }) => command(context, { operation: 'changeTasks', input }, (tx) => changeTasks(tx, context.actor, { changes: input.changes, now: context.services.clock() }))),
  exportTasks: signedIn.interaction.exportTasks.handler(async ({ context, input }) => answer(await exportTasks(context.services, context.actor, { input, now: context.services.clock() }))),
};
