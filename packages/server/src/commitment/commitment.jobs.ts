import { WAKE_PEOPLE_TASK } from '../engagement/engagement.actions.ts';
import { allWorkspaces } from '../platform/database/all-workspaces.ts';
import { inWorkspace, type Tx } from '../platform/database/in-workspace.ts';
import { earlierWorkEnds } from '../platform/database/open-work.ts';
import type { JobHandlers } from '../platform/jobs/jobs.ts';
import type { Services } from '../platform/services.ts';
import { systemActor } from '../signing/signing.actions.ts';
import { makeAgreed } from './agreed/commitment.actions.ts';
import { RECKON_PERSON_TASK } from './commitment-person.actions.ts';
import { ensureLeader, reckonPerson, tellPerson } from './told/commitment-person.actions.ts';
import { loadConcerned, loadDuePeople } from './told/commitment-person.store.ts';

const TELL_PEOPLE_TASK = 'tell_commitment_people';
export const COMMITMENT_EVERY_MINUTE: readonly string[] = [TELL_PEOPLE_TASK];

/** What this area does later. Each may run twice, or after a crash in its middle, without doing harm. */
export function commitmentJobs(services: Services): JobHandlers {
  const within = (workspaceId: string, work: (tx: Tx) => Promise<unknown>) => inWorkspace(services.database, { workspaceId, partyId: null }, work);
  const reckon = async (workspaceId: string, ids: readonly string[]): Promise<void> => {
    for (const id of ids) await within(workspaceId, (tx) => reckonPerson(tx, { now: services.clock() }, id));
  };
  return {
    make_commitments: async ({ workspaceId, agreementId }) => {
      await within(workspaceId, (tx) => makeAgreed(tx, { actor: systemActor(workspaceId), now: services.clock() }, String(agreementId)));
    },
    [WAKE_PEOPLE_TASK]: async ({ workspaceId, engagementId }) => {
      let concerned: readonly string[] = [];
      await within(workspaceId, async (tx) => {
        await ensureLeader(tx, String(engagementId), services.clock());
        concerned = await loadConcerned(tx, String(engagementId));
      });
      await reckon(workspaceId, concerned);
    },
    [RECKON_PERSON_TASK]: ({ workspaceId, personId }) => reckon(workspaceId, [String(personId)]),
    [TELL_PEOPLE_TASK]: () => tellPeople(services),
  };
}

/** Writes to everybody whose message is due, each in a transaction of their own. */
async function tellPeople(services: Services): Promise<void> {
  for (const workspaceId of await allWorkspaces(services.database)) {
    const now = services.clock();
    let due: readonly string[] = [];
    await inWorkspace(services.database, { workspaceId, partyId: null }, async (tx) => (due = await loadDuePeople(tx, now)));
    // Acts carry the moment at which they began: what began before now has to be there before somebody is said to be told until now.
    if (due.length > 0) await earlierWorkEnds(services.database);
    for (const id of due) await inWorkspace(services.database, { workspaceId, partyId: null }, (tx) => tellPerson(tx, { services, now }, id));
  }
}
