import { keptClients } from '../client/client.actions.ts';
import { moveDeal, takeBackMove } from '../deal/stage-visit.actions.ts';
import { keptEngagements } from '../engagement/engagement.actions.ts';
import { engagementsMeeting } from '../meeting/meeting.store.ts';
import type { RecordHandlers } from '../record/record.access.ts';

/** What the areas of the record kinds know and the area of records, which stands above them, asks. */
export const recordHandlers: RecordHandlers = {
  moveStage: (tx, actor, { dealId, stageId }) => moveDeal(tx, { actor, at: new Date() }, { id: dealId, stageId }),
  takeBackMove,
  keptFromValues: async (tx, kind, { ids, values }) => (kind === 'engagement' && values['state'] === 'closed' ? new Map((await engagementsMeeting(tx, ids, new Date())).map((id) => [id, 'engagement-has-meetings'])) : new Map()),
  keptFromBin: async (tx, kind, ids) => (kind === 'client' ? keptClients(tx, ids) : kind === 'engagement' ? keptEngagements(tx, ids) : new Map()),
};
