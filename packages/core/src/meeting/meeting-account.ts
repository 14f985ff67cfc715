import type { Day, Instant } from '../kernel/values.ts';
import { dayIn, daysBetween } from '../kernel/zoned-time.ts';
import type { MeetingTerms } from './meeting-terms.ts';

export const MEETING_STATES = ['planned', 'held', 'cancelled', 'missed'] as const;
export type MeetingState = (typeof MEETING_STATES)[number];

/** A meeting as far as it is counted. */
export type CountedMeeting = { readonly id: string; readonly startsAt: Instant; readonly minutes: number; readonly state: MeetingState; readonly counts: boolean; readonly owed: boolean };

/** Something in which the calendar departs from what was agreed. */
export type Departure =
  | { readonly what: 'gap'; readonly from: Day; readonly to: Day; readonly days: number; readonly agreed: number; /** It lies ahead and can still be mended. */ readonly ahead: boolean }
  | { readonly what: 'silence'; readonly from: Day; readonly days: number; readonly agreed: number }
  | { readonly what: 'length'; readonly meetingId: string; readonly on: Day; readonly minutes: number; readonly agreed: number }
  | { readonly what: 'number'; readonly count: number; readonly agreed: number };

/** Held or counted as held, still planned, agreed, to be made up for, and where that departs from the agreement. */
export type MeetingAccount = { readonly counted: number; readonly planned: number; readonly agreed: number | null; readonly owed: number; readonly departures: readonly Departure[] };

type Counting = { readonly terms: MeetingTerms; readonly timeZone: string; readonly now: Date };

/** Lays the calendar beside the agreement. A meeting that was called off in time is neither held nor a gap of its own: the time between the others shows. */
export function meetingAccount(meetings: readonly CountedMeeting[], { terms, timeZone, now }: Counting): MeetingAccount {
  const standing = meetings.filter(({ state, counts }) => state === 'planned' || counts).toSorted((a, b) => a.startsAt.localeCompare(b.startsAt));
  const counted = meetings.filter(({ counts }) => counts).length;
  const planned = meetings.filter(({ state }) => state === 'planned').length;
  const owed = Math.max(0, meetings.filter((meeting) => meeting.owed).length);
  const day = ({ startsAt }: CountedMeeting): Day => dayIn(timeZone, new Date(startsAt));
  return {
    counted, planned, owed,
    agreed: terms.count,
    departures: [...gaps(standing.map(day), { terms, today: dayIn(timeZone, now) }), ...lengths(standing, terms, day), ...numbers(counted + planned, terms)],
  };
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
