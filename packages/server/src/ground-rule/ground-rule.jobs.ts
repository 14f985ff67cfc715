import { inWorkspace } from '../platform/database/in-workspace.ts';
import type { JobHandlers } from '../platform/jobs/jobs.ts';
import type { Services } from '../platform/services.ts';
import { REVIEW_TASK } from './rule-round.actions.ts';
import { askForReview } from './told/ground-rule.actions.ts';

/** What this area does later. */
export function groundRuleJobs(services: Services): JobHandlers {
  return {
    [REVIEW_TASK]: ({ workspaceId, roundId }) => inWorkspace(services.database, { workspaceId, partyId: null }, (tx) => askForReview(tx, { services, now: services.clock() }, String(roundId))),
  };
}
