import type { Day } from '../kernel/values.ts';
import { addDays } from '../kernel/zoned-time.ts';
import { periodDays } from '../record/filter-period.ts';

/** Periods that move with the calendar, in the workspace's time zone; the last 30 days end today. */
export const TIMELINE_PERIODS = ['today', 'this_week', 'last_week', 'last_30_days', 'this_month', 'last_month', 'this_quarter', 'last_quarter', 'this_year', 'last_year'] as const;
export type TimelinePeriod = (typeof TIMELINE_PERIODS)[number];

/** What somebody asks: a period that moves, days of their own (both included), or both. */
export type PeriodAsked = { readonly period?: TimelinePeriod | undefined; readonly from?: Day | undefined; readonly to?: Day | undefined };

/** Days from `from` up to and without `before`; null where it has no end on that side. */
export type DaysAsked = { readonly from: Day | null; readonly before: Day | null };

const FIRST: Day = '0001-01-01';
const LAST: Day = '9999-12-31';
const MONTH = 30;

/** The days that are asked for. Before the first year and after the last that a calendar writes there is no end. */
export function daysAsked({ period, from, to }: PeriodAsked, today: Day): DaysAsked {
  const moving = period === undefined ? null : movingDays(period, today);
  const starts = [moving?.from, from].filter((day) => day !== undefined && day > FIRST);
  const ends = [moving?.before, to === undefined || to >= LAST ? undefined : addDays(to < FIRST ? FIRST : to, 1)].filter((day) => day !== undefined);
  return { from: starts.toSorted().at(-1) ?? null, before: ends.toSorted()[0] ?? null };
}

function movingDays(period: TimelinePeriod, today: Day): { readonly from: Day; readonly before: Day } {
  return period === 'last_30_days' ? { from: addDays(today, 1 - MONTH), before: addDays(today, 1) } : periodDays(period, today);
}

/** The words of a text that is looked for, each of which has to be found: at most six. */
export function wordsSought(text: string | undefined): readonly string[] {
  return [...new Set((text ?? '').trim().split(/\s+/u).filter((word) => word !== ''))].slice(0, MOST_WORDS);
}

const MOST_WORDS = 6;
