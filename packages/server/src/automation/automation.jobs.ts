import { inWorkspace } from '../platform/database/in-workspace.ts';
import { enqueue, type JobHandlers } from '../platform/jobs/jobs.ts';
import { reportToStderr } from '../platform/report.ts';
import type { Services } from '../platform/services.ts';
import { workspaceIds } from '../workspace/workspace.store.ts';
import { HEAR_AUTOMATIONS_TASK, hearKey } from './automation.actions.ts';
import { automationsOn } from './automation.store.ts';
import { hearFor } from './hear/automation-run.actions.ts';

/** Makes sure that every workspace whose automations are on is listened to. */
const HEAR_ALL_TASK = 'hear_all_automations';
export const AUTOMATION_NIGHTLY: readonly string[] = [HEAR_ALL_TASK];

/** Pause between two looks. */
const PAUSE_MS = 15_000;

/** What this area does later. One job a workspace asks for itself again as long as an automation is on; where none is, nothing runs. */
export function automationJobs(services: Services): JobHandlers {
  const within = <Value>(workspaceId: string, work: Parameters<typeof inWorkspace<Value>>[2]): Promise<Value> => inWorkspace(services.database, { workspaceId, partyId: null }, work);
  return {
    [HEAR_AUTOMATIONS_TASK]: async ({ workspaceId }) => {
      const on = await within(workspaceId, automationsOn);
      // What goes wrong with one stops none of the others; it is looked at again next time.
      for (const automation of on) await hearFor(services, workspaceId, automation).catch(reportToStderr);
      if (on.length > 0) await within(workspaceId, (tx) => enqueue(tx, { task: HEAR_AUTOMATIONS_TASK, payload: {}, key: hearKey(tx), runAt: new Date(Date.now() + PAUSE_MS) }));
    },
    [HEAR_ALL_TASK]: async () => {
      for (const workspaceId of await workspaceIds(services.database)) {
        await within(workspaceId, async (tx) => {
          if ((await automationsOn(tx)).length > 0) await enqueue(tx, { task: HEAR_AUTOMATIONS_TASK, payload: {}, key: hearKey(tx) });
        });
      }
    },
  };
}
