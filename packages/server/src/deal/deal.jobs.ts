import type { SystemActor } from '@entente/core/kernel/actor';
import { inWorkspace } from '../platform/database/in-workspace.ts';
import { enqueue, type JobHandlers } from '../platform/jobs/jobs.ts';
import type { Services } from '../platform/services.ts';
import { FURNISH_TASK } from '../workspace/workspace.jobs.ts';
import { grantStage } from './pipeline.access.ts';
import { ensurePipeline } from './pipeline.actions.ts';
import { emptyStage, EMPTY_STAGE_TASK } from './stage.actions.ts';

const system = (workspaceId: string): SystemActor => ({ side: 'system', workspaceId, name: 'Entente' });

/** What this area does later. */
export function dealJobs(services: Services): JobHandlers {
  return {
    [FURNISH_TASK]: async ({ workspaceId }) => {
      await inWorkspace(services.database, { workspaceId, partyId: null }, (tx) => ensurePipeline(tx, system(workspaceId)));
    },
    [EMPTY_STAGE_TASK]: ({ workspaceId, from, to }) =>
      inWorkspace(services.database, { workspaceId, partyId: null }, async (tx) => {
        const [source, goal] = [await grantStage(tx, String(from)), await grantStage(tx, String(to))];
        if (source === null || goal === null) return;
        const moved = await emptyStage(tx, system(workspaceId), { from: source, to: goal });
        if (moved > 0) await enqueue(tx, { task: EMPTY_STAGE_TASK, payload: { from: source, to: goal } });
      }),
  };
}
