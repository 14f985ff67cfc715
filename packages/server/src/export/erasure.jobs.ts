import { inWorkspace } from '../platform/database/in-workspace.ts';
import type { JobHandlers } from '../platform/jobs/jobs.ts';
import type { Services } from '../platform/services.ts';
import { carryOutErasure, ERASE_TASK } from './erasure.actions.ts';
import { REMOVE_FILE_TASK } from '../platform/files/file-removal.ts';
import { isNamed } from './export.store.ts';

/** Takes an erased person's words out of everything. */
export function erasureJobs(services: Services): JobHandlers {
  return {
    [ERASE_TASK]: ({ workspaceId, erasureId }) => inWorkspace(services.database, { workspaceId, partyId: null }, (tx) => carryOutErasure(tx, services, { erasureId: String(erasureId), actor: { side: 'system', workspaceId, name: 'Entente' } })),
    [REMOVE_FILE_TASK]: async ({ workspaceId, sha256 }) => {
      const named = await inWorkspace(services.database, { workspaceId, partyId: null }, (tx) => isNamed(tx, String(sha256)));
      if (!named) await services.files.remove(workspaceId, String(sha256));
    },
  };
}
