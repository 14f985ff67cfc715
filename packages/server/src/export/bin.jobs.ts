import { SCOPED_KINDS } from '@entente/core/workspace/scope';
import { inWorkspace } from '../platform/database/in-workspace.ts';
import type { JobHandlers } from '../platform/jobs/jobs.ts';
import type { Services } from '../platform/services.ts';
import { emptyForGood } from './bin.actions.ts';
import { dropBinnedAttachments } from './erasure.store.ts';
import { allWorkspaces } from '../platform/database/all-workspaces.ts';
import { dueForEmptying } from './bin.store.ts';

/** Empties what has been in the bin for ninety days. */
const EMPTY_BIN_TASK = 'empty_bin';
const AT_ONCE = 100;

export function binJobs(services: Services): JobHandlers {
  return { [EMPTY_BIN_TASK]: () => emptyBins(services) };
}

/** What is done every night. */
export const BIN_NIGHTLY: readonly string[] = [EMPTY_BIN_TASK];

async function emptyBins(services: Services): Promise<void> {
  for (const workspaceId of await allWorkspaces(services.database)) {
    await inWorkspace(services.database, { workspaceId, partyId: null }, (tx) => dropBinnedAttachments(tx, services.clock()));
    for (const kind of SCOPED_KINDS) while ((await emptySome(services, { workspaceId, kind })) === AT_ONCE);
  }
}

/** One piece, in a transaction of its own. @returns how many it was. */
async function emptySome({ database, clock }: Services, { workspaceId, kind }: { workspaceId: string; kind: (typeof SCOPED_KINDS)[number] }): Promise<number> {
  return inWorkspace(database, { workspaceId, partyId: null }, async (tx) => {
    const ids = await dueForEmptying(tx, kind, { now: clock(), limit: AT_ONCE });
    for (const id of ids) await emptyForGood(tx, { side: 'system', workspaceId, name: 'Entente' }, { kind, id });
    return ids.length;
  });
}
