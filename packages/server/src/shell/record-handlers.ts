import { keptClients } from '../client/client.actions.ts';
import { moveDeal, takeBackMove } from '../deal/stage-visit.actions.ts';
import { keptEngagements } from '../engagement/engagement.actions.ts';
import { keptFromClosing, keptFromEnding } from '../meeting/ending/meeting.actions.ts';
import type { RecordHandlers } from '../record/record.access.ts';

/** What the areas of the record kinds know and the area of records, which stands above them, asks. */
export const recordHandlers: RecordHandlers = {
  moveStage: (tx, actor, { dealId, stageId }) => moveDeal(tx, { actor, at: new Date() }, { id: dealId, stageId }),
  takeBackMove,
  keptFromValues: keptFromClosing,
  keptFromBin: async (tx, kind, ids) => {
    if (kind === 'client') return keptClients(tx, ids);
    return kind === 'engagement' ? new Map([...(await keptFromEnding(tx, ids)), ...(await keptEngagements(tx, ids))]) : new Map();
  },
};
