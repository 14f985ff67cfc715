import { allWorkspaces } from '../platform/database/all-workspaces.ts';
import { inWorkspace } from '../platform/database/in-workspace.ts';
import type { JobHandlers } from '../platform/jobs/jobs.ts';
import type { Services } from '../platform/services.ts';
import { checkImportJob } from './check/import.actions.ts';
import { importOfJob } from './import.access.ts';
import { CHECK_TASK, forgetOldFiles, RUN_TASK, UNDO_TASK } from './import.actions.ts';
import { loadImport } from './import.store.ts';
import { RESUME_TASK, runImportJob } from './run/import.actions.ts';
import { undoImportJob } from './undo/import.actions.ts';
import { undoer } from './undo/import.store.ts';

const FORGET_TASK = 'forget_import_files';

/** What is done every night. */
export const IMPORT_NIGHTLY: readonly string[] = [FORGET_TASK];

/** What this area does later. Each goes on from where the import stands, so it may run twice, or after a crash in its middle. */
export function importJobs(services: Services): JobHandlers {
  const check = (workspaceId: string, importId: string): Promise<void> => checkImportJob(services, { workspaceId, importId });
  const run = (workspaceId: string, importId: string): Promise<void> => runImportJob(services, { workspaceId, importId });
  const undo = (workspaceId: string, importId: string, memberId: string): Promise<void> => undoImportJob(services, { workspaceId, importId, memberId });
  return {
    [CHECK_TASK]: ({ workspaceId, importId }) => check(workspaceId, String(importId)),
    [RUN_TASK]: ({ workspaceId, importId }) => run(workspaceId, String(importId)),
    [UNDO_TASK]: ({ workspaceId, importId, memberId }) => undo(workspaceId, String(importId), String(memberId)),
    [FORGET_TASK]: async () => {
      for (const workspaceId of await allWorkspaces(services.database)) await inWorkspace(services.database, { workspaceId, partyId: null }, (tx) => forgetOldFiles(tx, services.clock()));
    },
    [RESUME_TASK]: async ({ workspaceId, importId }) => {
      const left = await inWorkspace(services.database, { workspaceId, partyId: null }, async (tx) => {
        const found = await importOfJob(tx, String(importId));
        if (found === null) return null;
        const { state, changeSetId } = await loadImport(tx, found.id);
        return { state, memberId: (changeSetId === null ? null : await undoer(tx, changeSetId)) ?? found.memberId };
      });
      if (left?.state === 'checking') await check(workspaceId, String(importId));
      if (left?.state === 'running') await run(workspaceId, String(importId));
      if (left?.state === 'undoing') await undo(workspaceId, String(importId), left.memberId);
    },
  };
}
