import { inWorkspace } from '../platform/database/in-workspace.ts';
import type { JobHandlers } from '../platform/jobs/jobs.ts';
import type { Services } from '../platform/services.ts';
import { TELL_SAID_TASK, tellSaid } from './pressing/happening.actions.ts';
import { promptNotices } from './pressing/notice.actions.ts';
import { PROMPT_TASK } from './touchpoint.actions.ts';

/** What this area does later. It may run twice, or after a crash in its middle, without doing harm. */
export function touchpointJobs(services: Services): JobHandlers {
  return {
    [TELL_SAID_TASK]: async ({ workspaceId, happeningId }) => {
      await inWorkspace(services.database, { workspaceId, partyId: null }, (tx) => tellSaid(tx, services.clock(), String(happeningId)));
    },
    [PROMPT_TASK]: async ({ workspaceId, engagementId }) => {
      await inWorkspace(services.database, { workspaceId, partyId: null }, (tx) => promptNotices(tx, services.clock(), String(engagementId)));
    },
  };
}
