import { DUPLICATE_KINDS, type DuplicateKind } from '@entente/core/duplicate/duplicate-keys';
import { inWorkspace } from '../platform/database/in-workspace.ts';
import { enqueue, type JobHandlers } from '../platform/jobs/jobs.ts';
import type { Services } from '../platform/services.ts';
import { INDEX_TASK, indexKindAnew } from '../search/search.jobs.ts';
import { kindsWithOwnTexts, takeUnindexed, takeWithoutOwnFields } from '../search/search.store.ts';
import { FOLLOW_CLIENT_TASK, keepAroundClient, keepNext } from './duplicate.actions.ts';

export const KEEP_KEYS_TASK = 'duplicate.keep';
const AT_ONCE = 500;

/** Works out the keys of a workspace anew, piece by piece: each piece is a transaction that asks for the next. */
export function duplicateJobs(services: Services): JobHandlers {
  return {
    [FOLLOW_CLIENT_TASK]: ({ workspaceId, clientId }) => inWorkspace(services.database, { workspaceId, partyId: null }, (tx) => keepAroundClient(tx, String(clientId))),
    [KEEP_KEYS_TASK]: ({ workspaceId, kind = DUPLICATE_KINDS[0], after = '' }) =>
      inWorkspace(services.database, { workspaceId, partyId: null }, async (tx) => {
        await tx.client.query("set local statement_timeout = '60s'");
        const at = kind as DuplicateKind;
        const next = await keepNext(tx, at, { after: after === '' ? null : String(after), limit: AT_ONCE });
        const following = next === null ? DUPLICATE_KINDS[DUPLICATE_KINDS.indexOf(at) + 1] : at;
        if (following !== undefined) await enqueue(tx, { task: KEEP_KEYS_TASK, payload: { kind: following, after: next ?? '' }, key: `${KEEP_KEYS_TASK}:${workspaceId}` });
      }),
  };
}

/** Lets the queue index and compare what was written before there was an index, or before it held fields of the workspace's own. */
export async function ensureIndexed({ database }: Services): Promise<void> {
  for (const workspaceId of await takeUnindexed(database)) {
    await inWorkspace(database, { workspaceId, partyId: null }, async (tx) => {
      for (const task of [INDEX_TASK, KEEP_KEYS_TASK]) await enqueue(tx, { task, payload: {}, key: `${task}:${workspaceId}` });
    });
  }
  for (const workspaceId of await takeWithoutOwnFields(database)) {
    await inWorkspace(database, { workspaceId, partyId: null }, async (tx) => {
      for (const kind of await kindsWithOwnTexts(tx)) await indexKindAnew(tx, kind);
    });
  }
}
