import { inWorkspace } from '../platform/database/in-workspace.ts';
import type { JobHandlers } from '../platform/jobs/jobs.ts';
import type { Services } from '../platform/services.ts';
import { TELL_NEWS_TASK, tellNews } from './news/remark.actions.ts';

/** What this area does later. */
export function agreementJobs(services: Services): JobHandlers {
  return {
    [TELL_NEWS_TASK]: ({ workspaceId, agreementId, signatoryId }) =>
      inWorkspace(services.database, { workspaceId, partyId: null }, (tx) => tellNews(tx, { agreementId: String(agreementId), signatoryId: String(signatoryId) }, services.clock().toISOString())),
  };
}
