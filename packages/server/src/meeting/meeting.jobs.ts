import { ensureLeader } from '../commitment/told/commitment-person.actions.ts';
import { inWorkspace, type Tx } from '../platform/database/in-workspace.ts';
import { earlierWorkEnds } from '../platform/database/open-work.ts';
import { enqueue, type JobHandlers } from '../platform/jobs/jobs.ts';
import type { Services } from '../platform/services.ts';
import { TELL_MEETINGS_TASK } from './meeting.actions.ts';
import { tellOfMeetings } from './told/meeting.actions.ts';
import { loadTakingPart } from './told/meeting.store.ts';

/** What this area does later. It may run twice, or after a crash in its middle, without doing harm. */
export function meetingJobs(services: Services): JobHandlers {
  return {
    [TELL_MEETINGS_TASK]: async ({ workspaceId, engagementId }) => {
      const within = (work: (tx: Tx) => Promise<unknown>) => inWorkspace(services.database, { workspaceId, partyId: null }, work);
      const now = services.clock();
      let people: readonly string[] = [];
      await within(async (tx) => {
        await ensureLeader(tx, String(engagementId), now);
        people = await loadTakingPart(tx, String(engagementId));
      });
      // An act carries the moment at which it began: what began before now has to be there before somebody is said to be told until now.
      if (people.length > 0) await earlierWorkEnds(services.database);
      const later: Date[] = [];
      for (const id of people) {
        await within(async (tx) => {
          const again = await tellOfMeetings(tx, { services, now }, id);
          if (again !== null) later.push(again);
        });
      }
      const next = later.toSorted((a, b) => a.getTime() - b.getTime())[0];
      if (next !== undefined) await within((tx) => enqueue(tx, { task: TELL_MEETINGS_TASK, payload: { engagementId: String(engagementId) }, runAt: next, key: `meetings:${String(engagementId)}` }));
    },
  };
}
