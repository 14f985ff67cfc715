import type { Side } from '../kernel/values.ts';

/** What somebody has to be told of. */
export const TOUCHPOINT_EVENTS = ['start', 'delivery', 'delay', 'mistake', 'price_change', 'absence', 'complaint', 'crisis', 'contact_change'] as const;
export type TouchpointEvent = (typeof TOUCHPOINT_EVENTS)[number];

/** Events that the program knows of by itself; the others are raised by a person. */
export const KNOWN_EVENTS: readonly TouchpointEvent[] = ['start', 'delivery', 'delay', 'price_change', 'absence'];

/** Bad news: where both sides agreed so, it is told by telephone before it is written. */
export const BAD_NEWS: readonly TouchpointEvent[] = ['delay', 'mistake', 'crisis'];

/** What a person of the client can say on their own page. */
export const CLIENT_EVENTS = ['delay', 'absence', 'mistake', 'complaint', 'crisis', 'contact_change'] as const satisfies readonly TouchpointEvent[];
export type ClientEvent = (typeof CLIENT_EVENTS)[number];

/** A complaint is ours to answer; everything else that they say happened on their side. */
export function sideOfClientEvent(event: ClientEvent): Side {
  return event === 'complaint' ? 'provider' : 'client';
}

export const CHANNELS = ['mail', 'phone', 'chat', 'meeting'] as const;
export type Channel = (typeof CHANNELS)[number];
/** How it was told: what a client says on their own page is told there. */
export const WAYS_TOLD = [...CHANNELS, 'page'] as const;
export type WayTold = (typeof WAYS_TOLD)[number];

/** Working days after the event; negative: that many before it. */
export const SOONEST = -10;
export const LATEST = 10;

/** What comes up of a sudden and is raised by a person at a moment: how fast it is told can be said in hours. What is planned, or found by its day, goes by working days. */
export const SUDDEN_EVENTS: readonly TouchpointEvent[] = ['mistake', 'complaint', 'crisis'];
/** Clock hours after it was raised. */
export const LEAST_HOURS = 1;
export const MOST_HOURS = 72;

/** How fast somebody is told: within hours by the clock, or, where there are none, within working days. */
export type Speed = { readonly withinDays: number; readonly withinHours: number | null };

/** The speed that is kept of a wish: hours stand in place of days. Null where hours do not fit what is told. */
export function speedOf(event: TouchpointEvent, { withinDays, withinHours = null }: { readonly withinDays: number; readonly withinHours?: number | null | undefined }): Speed | null {
  if (withinHours === null) return { withinDays, withinHours };
  return SUDDEN_EVENTS.includes(event) ? { withinDays: 0, withinHours } : null;
}

/** One line of a suggested plan: who tells whom is asked beside it. */
export type SuggestedTouchpoint = { readonly event: TouchpointEvent; readonly side: Side; readonly channel: Channel; readonly withinDays: number; readonly withinHours?: number };

/**
 * A plan to begin with: good news in writing, bad news by voice and the same day; what is known ahead is told
 * ahead. Of a crisis the client hears by phone within two hours. The client's side tells of its own delays and absences
 * by the same days.
 */
export const SUGGESTED_PLAN: readonly SuggestedTouchpoint[] = [
  { event: 'start', side: 'provider', channel: 'mail', withinDays: -2 },
  { event: 'delivery', side: 'provider', channel: 'mail', withinDays: 0 },
  { event: 'delay', side: 'provider', channel: 'phone', withinDays: 0 },
  { event: 'mistake', side: 'provider', channel: 'phone', withinDays: 0 },
  { event: 'price_change', side: 'provider', channel: 'meeting', withinDays: 1 },
  { event: 'absence', side: 'provider', channel: 'mail', withinDays: -5 },
  { event: 'complaint', side: 'provider', channel: 'phone', withinDays: 1 },
  { event: 'crisis', side: 'provider', channel: 'phone', withinDays: 0, withinHours: 2 },
  { event: 'contact_change', side: 'provider', channel: 'mail', withinDays: -2 },
  { event: 'delay', side: 'client', channel: 'mail', withinDays: 0 },
  { event: 'absence', side: 'client', channel: 'mail', withinDays: -5 },
];

/** The same by the channel that both sides agreed on for every day; what is told by phone or in a meeting, because it is no good news, stays there. */
export function suggestedPlan(everyday: 'phone' | 'mail' | 'chat' | null): readonly SuggestedTouchpoint[] {
  return SUGGESTED_PLAN.map((line) => (everyday !== null && line.channel === 'mail' ? { ...line, channel: everyday } : line));
}
