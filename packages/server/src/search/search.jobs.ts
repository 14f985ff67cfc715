import { SEARCH_KINDS, type SearchKind } from '@entente/core/search/search-kind';
import { inWorkspace } from '../platform/database/in-workspace.ts';
import { enqueue, type JobHandlers } from '../platform/jobs/jobs.ts';
import type { Services } from '../platform/services.ts';
import { indexNext } from './search.actions.ts';

export const INDEX_TASK = 'search.index';
const AT_ONCE = 500;

/** Indexes a workspace anew, piece by piece: each piece is a transaction that asks for the next. */
export function searchJobs(services: Services): JobHandlers {
  return {
    [INDEX_TASK]: ({ workspaceId, kind = SEARCH_KINDS[0], after = '' }) =>
      inWorkspace(services.database, { workspaceId, partyId: null }, async (tx) => {
        const at = kind as SearchKind;
        const next = await indexNext(tx, at, { after: after === '' ? null : String(after), limit: AT_ONCE });
        const following = next === null ? SEARCH_KINDS[SEARCH_KINDS.indexOf(at) + 1] : at;
        if (following !== undefined) await enqueue(tx, { task: INDEX_TASK, payload: { kind: following, after: next ?? '' }, key: `${INDEX_TASK}:${workspaceId}` });
      }),
  };
}
