import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import { isLate } from '@entente/core/meeting/moving-rule';
import type { ListKind } from '@entente/core/record/record-kind';
import type { RefusalCode } from '@entente/phrases/shape';
import type { ClosingHandlers } from '../../engagement/closing/engagement.actions.ts';
import type { GrantedEngagementId } from '../../engagement/engagement.access.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { Answer } from '../../platform/http/operation.ts';
import { agreedTerms } from '../agreed/meeting.actions.ts';
import { grantMeeting } from '../meeting.access.ts';
import type { MeetingCall } from '../meeting.actions.ts';
import { engagementsMeeting, letOutlast, loadMeetings, lockAhead, type StoredMeeting } from '../meeting.store.ts';
import { answerWish, wishMeeting } from '../moving/meeting.actions.ts';

type Call = MeetingCall<ProviderActor>;

async function loadAhead(tx: Tx, now: Date, engagementId: GrantedEngagementId): Promise<readonly StoredMeeting[]> {
  return (await loadMeetings(tx, { engagementId })).filter(({ state, startsAt }) => state === 'planned' && new Date(startsAt) > now);
}

/** What becomes of the meetings that lie ahead where an engagement is closed. */
export const meetingsAtClosing: ClosingHandlers = {
  lock: (tx, { now }, engagementId) => lockAhead(tx, { engagementId }, now),
  ahead: async (tx, { now }, engagementId) => {
    const rows = await loadAhead(tx, now, engagementId);
    if (rows.length === 0) return [];
    const { rule } = await agreedTerms(tx, engagementId);
    return rows.map(({ id, title, startsAt, timeZone, askSide, askKind }) => ({ id, title, startsAt: new Date(startsAt).toISOString(), timeZone, late: askSide !== 'client' && isLate({ startsAt, rule }, now), asksToMove: askSide === 'client' && askKind === 'move', askedOff: askSide === 'client' && askKind === 'cancel' }));
  },
  callOff: async (tx, call, engagementId) => {
    for (const row of await loadAhead(tx, call.now, engagementId)) {
      const ended = await callOff(tx, call, row);
      if (!ended.ok) return ended;
    }
    await letOutlast(tx, { engagementId }, call.now);
    return granted(null);
  },
  keep: (tx, { now }, engagementId) => letOutlast(tx, { engagementId }, now),
};

/** By the rule of every calling off: in time it ends at once, late the client is asked; what they asked to call off themselves is agreed to. */
async function callOff(tx: Tx, call: Call, { id, askSide, askKind }: StoredMeeting): Promise<Answer<unknown>> {
  const grant = await grantMeeting(tx, call.actor, id);
  if (grant === null) return refused('not-found');
  if (askSide === 'client' && askKind === 'cancel') return answerWish(tx, call, { grant, by: 'provider', agree: true, time: null, words: '', answers: null });
  return wishMeeting(tx, call, { grant, kind: 'cancel', side: 'provider', times: [], words: '', knowsLate: true, fits: false });
}

/** Which of these records may not take such values because of meetings: no engagement closes over what is planned unless somebody says what becomes of it. */
export async function keptFromClosing(tx: Tx, kind: ListKind, { ids, values }: { readonly ids: readonly string[]; readonly values: Readonly<Record<string, unknown>> }): Promise<ReadonlyMap<string, RefusalCode>> {
  return kind === 'engagement' && values['state'] === 'closed' ? keptFromEnding(tx, ids) : new Map();
}

/** The engagements that are neither closed nor put into the bin in passing, because something is planned in them. */
export async function keptFromEnding(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, RefusalCode>> {
  return new Map((await engagementsMeeting(tx, ids, new Date())).map((id) => [id, 'engagement-has-meetings']));
}
