import { inWorkspace } from '../platform/database/in-workspace.ts';
import type { JobHandlers } from '../platform/jobs/jobs.ts';
import type { Services } from '../platform/services.ts';
import { makeArchive } from './archive/export.actions.ts';
import { allWorkspaces } from '../platform/database/all-workspaces.ts';
import { EXPORT_TASK } from './export.actions.ts';
import { deleteExpired, isNamed } from './export.store.ts';

const PRUNE_TASK = 'prune_exports';

/** Makes archives, and takes away those whose days are over. */
export function exportJobs(services: Services): JobHandlers {
  return {
    [EXPORT_TASK]: ({ workspaceId, exportId }) => makeArchive(services, { workspaceId, exportId: String(exportId) }),
    [PRUNE_TASK]: () => pruneExports(services),
  };
}

/** What is done every night. */
export const EXPORT_NIGHTLY: readonly string[] = [PRUNE_TASK];

async function pruneExports({ database, files, clock }: Services): Promise<void> {
  for (const workspaceId of await allWorkspaces(database)) {
    const gone = await inWorkspace(database, { workspaceId, partyId: null }, (tx) => deleteExpired(tx, clock()));
    for (const sha256 of gone) {
      const named = await inWorkspace(database, { workspaceId, partyId: null }, (tx) => isNamed(tx, sha256));
      if (!named) await files.remove(workspaceId, sha256);
    }
  }
}
