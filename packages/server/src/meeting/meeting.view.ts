import type { MeetingActView, MeetingRow, MeetingsView } from '@entente/contract/meeting/meeting.contract';
import { meetingAccount, openDebts } from '@entente/core/meeting/meeting-account';
import type { MeetingTerms } from '@entente/core/meeting/meeting-terms';
import type { AgreedTerms } from '@entente/core/meeting/terms-in-force';
import { calendarText, type CalendarMeeting, type CalendarMethod } from '@entente/core/meeting/calendar-text';
import { otherClocks, type MeetingHours } from '@entente/core/meeting/meeting-hours';
import { isLate, lastMoment, whenRefused } from '@entente/core/meeting/moving-rule';
import type { Side } from '@entente/core/kernel/values';
import type { StoredAct } from './meeting-act.store.ts';
import type { StoredMeeting } from './meeting.store.ts';

type Judging = { readonly rule: MeetingTerms['rule']; readonly now: Date; /** When those who take part can meet, and by which clocks. */ readonly hours: readonly MeetingHours[] };
type Named = Pick<StoredMeeting, 'people' | 'providerNames' | 'clientNames'>;

/** Who takes part, ours first. */
export function peopleIn({ people, providerNames, clientNames }: Named): { readonly id: string; readonly name: string; readonly side: Side }[] {
  const [ours, theirs] = [providerNames.split('\n'), clientNames.split('\n')];
  return people.map((id, at) => (at < ours.length ? { id, name: ours[at] ?? '', side: 'provider' as const } : { id, name: theirs[at - ours.length] ?? '', side: 'client' as const }));
}

/** A meeting as the team reads it. */
export function meetingRow(row: StoredMeeting, { rule, now, hours }: Judging): MeetingRow {
  const { id, title, startsAt, minutes, timeZone, place, state, counts, endedBy, owed, engagementId, engagementName, clientId, clientName, isSample } = row;
  return {
    id, title, startsAt, minutes, timeZone, place, state, counts, endedBy, owed,
    clocks: otherClocks(hours, { startsAt, timeZone }).map((clock) => ({ timeZone: clock.timeZone, names: [...clock.names] })),
    people: peopleIn(row),
    inTimeUntil: lastMoment({ startsAt, rule }).toISOString(),
    late: isLate({ startsAt, rule }, now),
    begun: now >= new Date(startsAt),
    ask: askOf(row, rule.source),
    engagementId, engagementName, clientId, clientName, isSample,
  };
}

function askOf({ askKind: kind, askSide: side, askLate: late, askTimes, askWords: words, askedAt }: StoredMeeting, source: MeetingTerms['rule']['source']): MeetingRow['ask'] {
  if (kind === null || side === null || askedAt === null) return null;
  return { kind, side, late, times: askTimes.map((at) => new Date(at).toISOString()), words, at: askedAt, whenRefused: whenRefused({ side, late, source }) };
}

export function actView({ id, act, side, actorName: by, fromAt: from, toAt: to, late, noticeHours, words, recordedAt: at }: StoredAct): MeetingActView {
  return { id, act, side, by, from, to, late, noticeHours, words, at };
}

type Laid = { readonly engagementId: string; readonly terms: AgreedTerms; readonly timeZone: string; readonly today: string; readonly now: Date; readonly meetings: readonly StoredMeeting[]; readonly hours: ReadonlyMap<string, readonly MeetingHours[]>; readonly acts: readonly StoredAct[] };

/** The meetings of an engagement beside what was agreed about them. */
export function meetingsView({ engagementId, terms, timeZone, today, now, meetings, hours, acts }: Laid): MeetingsView {
  const { rule, title, ruleTitle, otherRules, intervalDays, minutes, count, place, until } = terms;
  const of = Map.groupBy(acts, ({ meetingId }) => meetingId);
  const account = meetingAccount(meetings, { terms, timeZone, now, hours });
  const owed = new Set(openDebts(meetings).map(({ id }) => id));
  const at = new Map(meetings.map(({ id, startsAt }) => [id, startsAt]));
  return {
    engagementId, today, timeZone,
    rule: { ...rule, title: ruleTitle, others: [...otherRules] },
    agreed: { title, intervalDays, minutes, count, place, until },
    account: { ...account, departures: account.departures.map((one) => (one.what === 'quiet' ? { ...one, names: [...one.names] } : one)) },
    rows: meetings.map((row) => ({ ...meetingRow(row, { rule, now, hours: hours.get(row.id) ?? [] }), owed: owed.has(row.id), makesUp: row.makesUpId === null ? null : (at.get(row.makesUpId) ?? null), history: (of.get(row.id) ?? []).map(actView) })),
  };
}

export type Calendared = Pick<StoredMeeting, 'id' | 'title' | 'startsAt' | 'minutes' | 'place' | 'sequence' | 'state'>;

/** Meetings as a calendar file. @param making.organizer the person of ours who is written to about them. */
export function calendarOfMeetings(rows: readonly Calendared[], { method, now, organizer }: { readonly method: CalendarMethod; readonly now: Date; readonly organizer: CalendarMeeting['organizer'] }): string {
  const meetings = rows.map(({ id, title, startsAt, minutes, place, sequence, state }): CalendarMeeting => ({ id, title, startsAt, minutes, place, sequence, description: '', status: state === 'cancelled' ? 'cancelled' : 'confirmed', organizer }));
  return calendarText(meetings, { method, madeAt: now });
}
