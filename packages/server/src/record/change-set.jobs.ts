import { inWorkspace } from '../platform/database/in-workspace.ts';
import type { JobHandlers } from '../platform/jobs/jobs.ts';
import type { Services } from '../platform/services.ts';
import { BULK_TASK, continueBulk } from './bulk/record.actions.ts';
import { ownChangeSet, workingActor } from './change-set.access.ts';
import { UNDO_TASK } from './change-set.actions.ts';
import { lockChangeSet } from './change-set.store.ts';
import type { RecordHandlers } from './record.access.ts';
import { undoSteps } from './undo/change-set.actions.ts';

/** Rows that one transaction of a long act touches. */
const ROWS_A_CHUNK = 200;

/** What this area does later: long acts, chunk by chunk, each chunk with its progress in one transaction, so that a restart goes on where it stopped. */
export function recordJobs({ database }: Services, handlers: RecordHandlers): JobHandlers {
  return {
    [BULK_TASK]: async ({ workspaceId, changeSetId }) => {
      const set = ownChangeSet(String(changeSetId));
      while (await inWorkspace(database, { workspaceId, partyId: null }, (tx) => continueBulk(tx, handlers, { set, limit: ROWS_A_CHUNK })));
    },
    [UNDO_TASK]: async ({ workspaceId, changeSetId }) => {
      const set = ownChangeSet(String(changeSetId));
      for (let below: number | null = Number.MAX_SAFE_INTEGER; below !== null; ) {
        const from: number = below;
        below = await inWorkspace(database, { workspaceId, partyId: null }, async (tx) => {
          const { state, undoneBy } = await lockChangeSet(tx, set);
          const actor = state === 'undoing' && undoneBy !== null ? await workingActor(tx, undoneBy) : null;
          return actor === null ? null : (await undoSteps(tx, { actor, handlers }, { set, below: from, limit: ROWS_A_CHUNK })).next;
        });
      }
    },
  };
}
