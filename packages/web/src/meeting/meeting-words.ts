import type { MeetingActView, MeetingRow, MovingRuleView, TakenTime } from '@entente/contract/meeting/meeting.contract';
import { clockIn, dayIn } from '@entente/core/kernel/zoned-time';
import type { Translator } from '@entente/phrases/translator';
import { intlTag } from '../ui/time-words.ts';

type Timed = Pick<MeetingRow, 'startsAt' | 'minutes' | 'timeZone'>;

/** "Tue 17 Mar, 14:00–15:00", by the clocks the meeting was agreed by. */
export function whenWords(t: Translator, { startsAt, minutes, timeZone }: Timed): string {
  const end = new Date(new Date(startsAt).getTime() + minutes * 60_000);
  return t('meeting.at', { day: dayOf(t, startsAt, timeZone), from: clock(startsAt, timeZone), until: clock(end.toISOString(), timeZone) });
}

/** "Tue 17 Mar, 14:00" */
export function momentWords(t: Translator, at: string, timeZone: string): string {
  return `${dayOf(t, at, timeZone)}, ${clock(at, timeZone)}`;
}

/** "08:00 for Anna Wrona (Eastern Time)"; with its day where that is another one there. */
export function otherClockWords(t: Translator, { startsAt, timeZone }: Pick<MeetingRow, 'startsAt' | 'timeZone'>, clocks: MeetingRow['clocks'][number]): string {
  const at = new Date(startsAt);
  const when = dayIn(clocks.timeZone, at) === dayIn(timeZone, at) ? clock(startsAt, clocks.timeZone) : momentWords(t, startsAt, clocks.timeZone);
  return t('meeting.otherClock', { when: `${when} (${zoneWords(t, clocks.timeZone)})`, names: clocks.names.join(', ') });
}

/** "Ola Lipska: “First talk”, Wrona sp. z o.o., Tue 17 Mar, 14:00–15:00"; or that she is busy then. */
export function takenWords(t: Translator, { names, title, clientName, startsAt, minutes }: TakenTime, timeZone: string): string {
  const when = whenWords(t, { startsAt, minutes, timeZone });
  return title === '' ? t('meeting.takenBusy', { names: names.join(', '), when }) : t('meeting.takenBy', { names: names.join(', '), what: title, client: clientName, when });
}

function dayOf(t: Translator, at: string, timeZone: string): string {
  return new Intl.DateTimeFormat(intlTag(t.locale), { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone }).format(new Date(at));
}

const clock = (at: string, timeZone: string): string => clockIn(timeZone, new Date(at)).slice(11, 16);

/** A moment as the two fields of a form show it. */
export function fieldsOf(at: string, timeZone: string): { day: string; time: string } {
  return { day: dayIn(timeZone, new Date(at)), time: clock(at, timeZone) };
}

/** "Central European Time" */
export function zoneWords(t: Translator, timeZone: string): string {
  return new Intl.DateTimeFormat(intlTag(t.locale), { timeZone, timeZoneName: 'longGeneric' }).formatToParts(new Date()).find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}

/** What is said before a press: in time, or late under the rule, and what follows. */
export function ruleWords(t: Translator, { meeting, rule, kind }: { meeting: MeetingRow; rule: MovingRuleView; kind: 'move' | 'cancel' }): string {
  if (!meeting.late) return t(kind === 'move' ? 'meeting.inTime' : 'meeting.inTimeCancel', { moment: momentWords(t, meeting.inTimeUntil, meeting.timeZone) });
  return t(rule.source === 'default' ? 'meeting.isLateDefault' : 'meeting.isLate', { hours: rule.hours });
}

/** "Anna Wrona moved it from … to …", and whether that was late. */
export function actWords(t: Translator, { act, side, by, from, to, late, noticeHours, words }: MeetingActView, timeZone: string): string {
  const at = (moment: string | null): string => (moment === null ? '' : momentWords(t, moment, timeZone));
  const what = t('meeting.act', { act, side, name: by, from: at(from), to: at(to) });
  const lateness = !late ? '' : noticeHours === null ? t('meeting.actLateDefault') : t('meeting.actLate', { hours: noticeHours });
  return [what, lateness, words].filter((part) => part !== '').join(' · ');
}
