import type { SystemActor } from '@entente/core/kernel/actor';
import { inWorkspace } from '../platform/database/in-workspace.ts';
import { enqueue, type JobHandlers } from '../platform/jobs/jobs.ts';
import type { Services } from '../platform/services.ts';
import { FURNISH_TASK } from '../workspace/workspace.jobs.ts';
import { workspaceIds } from '../workspace/workspace.store.ts';
import { grantStage } from './pipeline.access.ts';
import { ensurePipeline } from './pipeline.actions.ts';
import { emptyStage, EMPTY_STAGE_TASK } from './stage.actions.ts';

/** Looks for workspaces from before there were pipelines, at start and every night. */
export const FURNISH_ALL_TASK = 'furnish_all_workspaces';
export const DEAL_NIGHTLY: readonly string[] = [FURNISH_ALL_TASK];

const system = (workspaceId: string): SystemActor => ({ side: 'system', workspaceId, name: 'Entente' });

/** What this area does later. */
export function dealJobs(services: Services): JobHandlers {
  const furnish = async (workspaceId: string): Promise<void> => {
    await inWorkspace(services.database, { workspaceId, partyId: null }, (tx) => ensurePipeline(tx, system(workspaceId)));
  };
  return {
    [FURNISH_TASK]: ({ workspaceId }) => furnish(workspaceId),
    [FURNISH_ALL_TASK]: async () => {
      for (const workspaceId of await workspaceIds(services.database)) await furnish(workspaceId);
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
