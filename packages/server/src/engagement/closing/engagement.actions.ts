import type { MeetingAhead } from '@entente/contract/engagement/engagement.contract';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { Answer } from '../../platform/http/operation.ts';
import type { GrantedEngagementId } from '../engagement.access.ts';

type Call = { readonly actor: ProviderActor; readonly now: Date };

/** What the area of meetings, which stands below, does where an engagement is closed; handed in by the shell. */
export type ClosingHandlers = {
  /** Locks those that have not begun, before their engagement is locked: whoever moves or answers one of them locks in that order too. */
  lock(tx: Tx, call: Call, engagementId: GrantedEngagementId): Promise<void>;
  /** Meetings that are planned and have not begun, soonest first. */
  ahead(tx: Tx, call: Call, engagementId: GrantedEngagementId): Promise<readonly MeetingAhead[]>;
  /** Calls them off by the rule of moving, and lets whoever takes part hear of it. */
  callOff(tx: Tx, call: Call, engagementId: GrantedEngagementId): Promise<Answer<unknown>>;
  /** Lets what lies ahead stand in everybody's calendar, and on the client's page; what was called off before is still told. */
  keep(tx: Tx, call: Call, engagementId: GrantedEngagementId): Promise<void>;
};

type Closing = { readonly engagementId: GrantedEngagementId; readonly choice: 'call_off' | 'keep' | undefined; readonly handlers: ClosingHandlers };

/** Settles what becomes of the meetings ahead; refused with their names where nobody said it. */
export async function settleMeetings(tx: Tx, call: Call, { engagementId, choice, handlers }: Closing): Promise<Answer<unknown>> {
  if (choice === 'call_off') return handlers.callOff(tx, call, engagementId);
  if (choice === 'keep') return granted(await handlers.keep(tx, call, engagementId));
  const meetings = await handlers.ahead(tx, call, engagementId);
  return meetings.length === 0 ? granted(await handlers.keep(tx, call, engagementId)) : refused('engagement-has-meetings', { count: meetings.length, meetings });
}

/**
 * Calls off what lies ahead before its engagement goes to the bin, where nobody could answer any more: refused with the
 * names of the meetings where nobody said so, and where the client has to agree first or wishes otherwise.
 */
export async function callOffBeforeBin(tx: Tx, call: Call, { engagementId, choice, handlers }: Closing): Promise<Answer<unknown>> {
  const meetings = await handlers.ahead(tx, call, engagementId);
  if (meetings.length === 0) return granted(null);
  if (choice !== 'call_off') return refused('engagement-has-meetings', { count: meetings.length, meetings });
  return meetings.some(({ late, asksToMove }) => late || asksToMove) ? refused('meetings-wait-for-the-client') : handlers.callOff(tx, call, engagementId);
}
