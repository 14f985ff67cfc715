import { SEARCH_KINDS, type SearchKind } from '@entente/core/search/search-kind';
import { inWorkspace } from '../platform/database/in-workspace.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { enqueue, type JobHandlers } from '../platform/jobs/jobs.ts';
import type { Services } from '../platform/services.ts';
import { indexNext } from './search.actions.ts';

export const INDEX_TASK = 'search.index';
const AT_ONCE = 500;

/** Lets the queue index the records of one kind anew. */
export async function indexKindAnew(tx: Tx, kind: SearchKind): Promise<void> {
  await enqueue(tx, { task: INDEX_TASK, payload: { kind, only: 1 }, key: `${INDEX_TASK}:${tx.workspaceId}:${kind}` });
}

/** Indexes a workspace anew, or one kind of its records, piece by piece: each piece is a transaction that asks for the next. */
export function searchJobs(services: Services): JobHandlers {
  return {
    [INDEX_TASK]: ({ workspaceId, kind = SEARCH_KINDS[0], after = '', only = 0 }) =>
      inWorkspace(services.database, { workspaceId, partyId: null }, async (tx) => {
        await tx.client.query("set local statement_timeout = '60s'");
        const at = kind as SearchKind;
        const next = await indexNext(tx, at, { after: after === '' ? null : String(after), limit: AT_ONCE });
        const following = next !== null ? at : only === 0 ? SEARCH_KINDS[SEARCH_KINDS.indexOf(at) + 1] : undefined;
        const key = only === 0 ? `${INDEX_TASK}:${workspaceId}` : `${INDEX_TASK}:${workspaceId}:${at}`;
        if (following !== undefined) await enqueue(tx, { task: INDEX_TASK, payload: { kind: following, after: next ?? '', only }, key });
      }),
  };
}
