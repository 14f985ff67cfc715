import { clausesUsing } from './clauses-using.ts';
import type { DocumentContent, Variable } from '../document/content.ts';
import type { FrameWords } from '../document/frame-words.ts';
import { parseVariableValue } from '../document/variable-value.ts';
import type { Day } from '../kernel/values.ts';
import { daysBetween } from '../kernel/zoned-time.ts';

/** How long ahead a meeting is moved where nothing was agreed: short of it the other side is asked. */
export const DEFAULT_NOTICE_HOURS = 24;
export const DEFAULT_MINUTES = 60;
const DEFAULT_INTERVAL_DAYS = 14;
const WEEK = 7;
/** The most meetings that are proposed at once. */
export const MOST_PROPOSED = 40;

/** What holds for moving meetings: what an agreement says, in its own words; what both sides said on the cards of how they work together; or nothing was agreed. */
export type MovingRule = { readonly source: 'agreement' | 'cards' | 'default'; readonly hours: number; /** The clause that says it, as it was signed. */ readonly words: string; readonly number: string };

/** What was agreed about the meetings of an engagement; null where the agreement says nothing. */
export type MeetingTerms = {
  readonly rule: MovingRule;
  /** The longest time between two meetings. */
  readonly intervalDays: number | null;
  readonly minutes: number | null;
  readonly place: string;
  /** How many there are in all. */
  readonly count: number | null;
  readonly from: Day | null;
  /** The last day of the whole. */
  readonly until: Day | null;
};

export const NO_TERMS: MeetingTerms = { rule: { source: 'default', hours: DEFAULT_NOTICE_HOURS, words: '', number: '' }, intervalDays: null, minutes: null, place: '', count: null, from: null, until: null };

/** The names by which templates keep what was agreed about meetings. */
const KEYS = { notice: ['cancel_hours'], interval: ['meeting_interval', 'session_interval'], minutes: ['meeting_minutes', 'session_minutes'], place: ['meeting_place', 'session_place'], count: ['sessions', 'meetings'], months: ['duration_months'], from: ['start_day'] } as const;
const IN_DAYS: Readonly<Record<string, number>> = { days: 1, weeks: WEEK };

/** Reads what a signed text says about meetings: its variables, and the clause that uses the notice. */
export function meetingTerms(content: DocumentContent, words: FrameWords): MeetingTerms {
  const of = (keys: readonly string[]): Variable | undefined => content.variables.find(({ key, value }) => keys.includes(key) && value !== null && value !== '');
  const [from, months] = [dayOf(of(KEYS.from)), countOf(of(KEYS.months))];
  return {
    rule: ruleOf(content, countOf(of(KEYS.notice)), words),
    intervalDays: daysOf(of(KEYS.interval)),
    minutes: countOf(of(KEYS.minutes)),
    place: of(KEYS.place)?.value ?? '',
    count: countOf(of(KEYS.count)),
    from,
    until: from === null || months === null ? null : addMonths(from, months),
  };
}

function ruleOf(content: DocumentContent, hours: number | null, words: FrameWords): MovingRule {
  if (hours === null) return NO_TERMS.rule;
  const [clause] = clausesUsing(content, KEYS.notice[0], words);
  return { source: 'agreement', hours, words: clause?.text ?? '', number: clause?.number ?? '' };
}

/** A time between meetings in days; null where it is no number of days or weeks. */
function daysOf(interval: Variable | undefined): number | null {
  const count = countOf(interval);
  const days = interval === undefined ? undefined : IN_DAYS[interval.type];
  return count === null || days === undefined ? null : count * days;
}

function countOf(variable: Variable | undefined): number | null {
  const parsed = variable === undefined || variable.value === null ? null : parseVariableValue(variable.type, variable.value);
  if (parsed === null || parsed.type === 'text' || parsed.type === 'day' || parsed.type === 'money') return null;
  const count = 'number' in parsed ? parsed.number : parsed.count;
  return Number.isInteger(count) && count > 0 ? count : null;
}

function dayOf(variable: Variable | undefined): Day | null {
  const parsed = variable === undefined || variable.value === null ? null : parseVariableValue(variable.type, variable.value);
  return parsed?.type === 'day' ? parsed.day : null;
}

/** The same day of a later month, or its last day where that month is shorter. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** The rhythm in which meetings are proposed: the agreed one; or the agreed number over the agreed time, in whole weeks; or every two weeks. */
export function rhythmDays({ intervalDays, count, from, until }: MeetingTerms): number {
  if (intervalDays !== null) return intervalDays;
  if (count === null || from === null || until === null) return DEFAULT_INTERVAL_DAYS;
  const apart = daysBetween(from, until) / count;
  return apart < WEEK ? Math.max(1, Math.floor(apart)) : Math.floor(apart / WEEK) * WEEK;
}

/** How many meetings are still to be planned: what the agreement leaves of its number, or what fits until its last day. @param standing meetings that count or are planned. */
export function meetingsLeft(terms: MeetingTerms, { first, standing }: { readonly first: Day; readonly standing: number }): number {
  if (terms.count !== null) return bounded(terms.count - standing);
  if (terms.until === null) return 1;
  return first > terms.until ? 0 : bounded(Math.floor(daysBetween(first, terms.until) / rhythmDays(terms)) + 1);
}

const bounded = (count: number): number => Math.min(MOST_PROPOSED, Math.max(0, count));
