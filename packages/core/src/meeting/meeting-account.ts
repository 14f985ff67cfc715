import type { Day, Instant } from '../kernel/values.ts';
import { dayIn, daysBetween } from '../kernel/zoned-time.ts';
import { shutFor, type MeetingHours } from './meeting-hours.ts';
import type { MeetingTerms } from './meeting-terms.ts';

export const MEETING_STATES = ['planned', 'held', 'cancelled', 'missed'] as const;
export type MeetingState = (typeof MEETING_STATES)[number];

/** A meeting as far as it is counted. */
export type CountedMeeting = { readonly id: string; readonly startsAt: Instant; readonly minutes: number; readonly state: MeetingState; readonly counts: boolean; /** It has to be made up for, whether or not that is planned. */ readonly owed: boolean; /** The one that it makes up for. */ readonly makesUpId: string | null };

/** Something in which the calendar departs from what was agreed. */
export type Departure =
  | { readonly what: 'gap'; readonly from: Day; readonly to: Day; readonly days: number; readonly agreed: number; /** It lies ahead and can still be mended. */ readonly ahead: boolean }
  | { readonly what: 'silence'; readonly from: Day; readonly days: number; readonly agreed: number }
  | { readonly what: 'length'; readonly meetingId: string; readonly on: Day; readonly minutes: number; readonly agreed: number }
  | { readonly what: 'number'; readonly count: number; readonly agreed: number }
  /** Meetings after the agreed last day. */
  | { readonly what: 'end'; readonly count: number; readonly agreed: Day }
  /** It lies ahead and falls into hours or days on which somebody would rather not meet. */
  | { readonly what: 'quiet'; readonly meetingId: string; readonly on: Day; readonly names: readonly string[] };

/** Held or counted as held, still planned, agreed, to be made up for, and where that departs from the agreement. */
export type MeetingAccount = { readonly counted: number; readonly planned: number; readonly agreed: number | null; readonly owed: number; readonly departures: readonly Departure[] };

type Counting = {
  readonly terms: MeetingTerms;
  readonly timeZone: string;
  readonly now: Date;
  /** When those who take part can meet, by the meeting; of a meeting that is not named here nothing is known. */
  readonly hours?: ReadonlyMap<string, readonly MeetingHours[]>;
};

/** Lays the calendar beside the agreement. A meeting that was called off in time is neither held nor a gap of its own: the time between the others shows. */
export function meetingAccount(meetings: readonly CountedMeeting[], { terms, timeZone, now, hours = new Map() }: Counting): MeetingAccount {
  const standing = meetings.filter(({ state, counts }) => state === 'planned' || counts).toSorted((a, b) => a.startsAt.localeCompare(b.startsAt));
  const counted = meetings.filter(({ counts }) => counts).length;
  const planned = meetings.filter(({ state }) => state === 'planned').length;
  const owed = openDebts(meetings).length;
  const day = ({ startsAt }: CountedMeeting): Day => dayIn(timeZone, new Date(startsAt));
  return {
    counted, planned, owed,
    agreed: terms.count,
    departures: [...gaps(standing.map(day), { terms, today: dayIn(timeZone, now) }), ...lengths(standing, terms, day), ...numbers(counted + planned, terms), ...afterEnd(standing.map(day), terms), ...disturbed(meetings.filter(({ state, startsAt }) => state === 'planned' && startsAt > now.toISOString()), { hours, day })],
  };
}

/**
 * Which meetings have still to be made up for, in the order they come in. A debt is covered while a meeting that makes
 * up for it is planned, and ended once that one is held or counts as held; called off or missed, it is open again. A
 * meeting that made up for another one and is owed itself is no second debt beside it.
 */
export function openDebts<Meeting extends CountedMeeting>(meetings: readonly Meeting[]): readonly Meeting[] {
  const owed = new Set(meetings.filter((meeting) => meeting.owed).map(({ id }) => id));
  const covered = new Set(meetings.filter(({ state, counts }) => state === 'planned' || counts).map(({ makesUpId }) => makesUpId));
  return meetings.filter(({ id, makesUpId }) => owed.has(id) && !covered.has(id) && (makesUpId === null || !owed.has(makesUpId)));
}

function gaps(days: readonly Day[], { terms: { intervalDays: agreed, until }, today }: { terms: MeetingTerms; today: Day }): readonly Departure[] {
  if (agreed === null) return [];
  const between = days.slice(1).flatMap((to, index): Departure[] => {
    const from = days[index] ?? to;
    const apart = daysBetween(from, to);
    return apart > agreed ? [{ what: 'gap', from, to, days: apart, agreed, ahead: to > today }] : [];
  });
  const last = days.at(-1);
  const silent = last === undefined ? 0 : daysBetween(last, today);
  const isOver = until !== null && today > until;
  return last !== undefined && silent > agreed && !isOver ? [...between, { what: 'silence', from: last, days: silent, agreed }] : between;
}

function lengths(standing: readonly CountedMeeting[], { minutes: agreed }: MeetingTerms, day: (meeting: CountedMeeting) => Day): readonly Departure[] {
  if (agreed === null) return [];
  return standing.flatMap((meeting): Departure[] => (meeting.minutes > agreed ? [{ what: 'length', meetingId: meeting.id, on: day(meeting), minutes: meeting.minutes, agreed }] : []));
}

function numbers(count: number, { count: agreed }: MeetingTerms): readonly Departure[] {
  return agreed !== null && count > agreed ? [{ what: 'number', count, agreed }] : [];
}

function afterEnd(days: readonly Day[], { until }: MeetingTerms): readonly Departure[] {
  const count = until === null ? 0 : days.filter((day) => day > until).length;
  return until === null || count === 0 ? [] : [{ what: 'end', count, agreed: until }];
}

function disturbed(ahead: readonly CountedMeeting[], { hours, day }: { readonly hours: ReadonlyMap<string, readonly MeetingHours[]>; readonly day: (meeting: CountedMeeting) => Day }): readonly Departure[] {
  return ahead.flatMap((meeting): Departure[] => {
    const names = shutFor(hours.get(meeting.id) ?? [], meeting);
    return names.length === 0 ? [] : [{ what: 'quiet', meetingId: meeting.id, on: day(meeting), names }];
  });
}

/** In what one more meeting on a day would depart from the agreement: too long after the one before it, or after its end. @param days of the meetings that stand. */
export function departuresOf(on: Day, { days, terms: { intervalDays, until } }: { readonly days: readonly Day[]; readonly terms: Pick<MeetingTerms, 'intervalDays' | 'until'> }): readonly ('interval' | 'end')[] {
  const before = days.filter((day) => day <= on).toSorted().at(-1);
  const isFar = intervalDays !== null && before !== undefined && daysBetween(before, on) > intervalDays;
  return [...(isFar ? ['interval' as const] : []), ...(until !== null && on > until ? ['end' as const] : [])];
}
