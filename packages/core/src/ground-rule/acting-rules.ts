import { agreedHours, type QuietHours } from '../kernel/quiet-hours.ts';
import type { Day, Side } from '../kernel/values.ts';
import { addDays, dayIn, weekday } from '../kernel/zoned-time.ts';
import type { Settled } from './settle-rules.ts';

/** What was agreed about one card. */
export type AgreedRule = { readonly card: string; readonly settled: Settled };

const SATURDAY = 6;
/** Working days after the day of the question on which an answer is due at the latest. */
const ANSWER_DAYS: Readonly<Record<string, number>> = { same_day: 0, one_day: 1, two_days: 2, three_days: 3 };
/** Hours ahead of a meeting by which it is moved without being asked about. */
const NOTICE_HOURS: Readonly<Record<string, number>> = { two_days: 48, one_day: 24, same_day: 4 };
/** Channels of the plan of who tells whom. */
const CHANNELS: Readonly<Record<string, 'phone' | 'mail' | 'chat'>> = { call: 'phone', mail: 'mail', message: 'chat' };
/** Rules are looked at again after six weeks, and a quarter after each time they still worked. */
const FIRST_REVIEW_DAYS = 42;
const NEXT_REVIEW_DAYS = 91;

/** When the people of one side are left alone, by the clocks of `timeZone`; null where nothing was agreed that clocks can tell. */
export function quietHoursOf(rules: readonly AgreedRule[], side: Side, timeZone: string): QuietHours | null {
  return agreedHours(choiceFor(rules, 'quiet_hours', side), timeZone);
}

/**
 * The last day for an answer to something that was asked at `askedAt`; null where no time was agreed. The day of the
 * question does not count; days on which nobody works do not either, and what is asked on one of them counts from the next.
 */
export function answerDueOn(rules: readonly AgreedRule[], { askedAt, timeZone, isFree }: { readonly askedAt: Date; readonly timeZone: string; readonly isFree: (day: Day) => boolean }): Day | null {
  const days = ANSWER_DAYS[choiceFor(rules, 'answer_times', 'provider')];
  if (days === undefined) return null;
  let day = nextWorkday(dayIn(timeZone, askedAt), isFree);
  for (let left = days; left > 0; left--) day = nextWorkday(addDays(day, 1), isFree);
  return day;
}

/** Where an answer stands by its last day. */
export const ANSWER_STATES = ['ahead', 'due', 'missed'] as const;
export type AnswerState = (typeof ANSWER_STATES)[number];

/** Missed only once its day has passed; the same for both sides. */
export function answerState(dueOn: Day, today: Day): AnswerState {
  return today > dueOn ? 'missed' : today === dueOn ? 'due' : 'ahead';
}

/** Whether bad news is told by telephone before it is written: whoever is about to send a notice of delay is reminded to call first. */
export function phonesBadNewsFirst(rules: readonly AgreedRule[]): boolean {
  return choiceFor(rules, 'bad_news', 'provider') === 'phone_first';
}

/** How many hours ahead a meeting is moved; null where nothing was agreed that a calendar can keep. */
export function movingNoticeHours(rules: readonly AgreedRule[]): number | null {
  return NOTICE_HOURS[choiceFor(rules, 'meeting_moves', 'provider')] ?? null;
}

/** By what people write or call where nothing presses; short messages to the phone are a chat. Null where nothing was agreed. */
export function everydayChannel(rules: readonly AgreedRule[]): 'phone' | 'mail' | 'chat' | null {
  return CHANNELS[choiceFor(rules, 'everyday_channel', 'provider')] ?? null;
}

/** Saturdays and Sundays, where no calendar says more. */
export function isWeekend(day: Day): boolean {
  return weekday(day) >= SATURDAY;
}

/** The day on which the rules are looked at again. */
export function reviewDay(today: Day, is: 'first' | 'next'): Day {
  return addDays(today, is === 'first' ? FIRST_REVIEW_DAYS : NEXT_REVIEW_DAYS);
}

function choiceFor(rules: readonly AgreedRule[], card: string, side: Side): string {
  const settled = rules.find((rule) => rule.card === card)?.settled;
  if (settled === undefined || settled.as === 'talk') return '';
  return (settled.as === 'one' ? settled.rule : settled[side])?.choice ?? '';
}

function nextWorkday(from: Day, isFree: (day: Day) => boolean): Day {
  let day = from;
  // No calendar has a month without a working day; the bound only keeps a wrong one from turning forever.
  for (let tries = 0; tries < 31 && isFree(day); tries++) day = addDays(day, 1);
  return day;
}
