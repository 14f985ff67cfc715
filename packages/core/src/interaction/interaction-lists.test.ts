import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../kernel/zoned-time.ts';
import { timelineKindsIn, timelineShown, TIMELINE_KINDS } from './interaction-kind.ts';
import { dueDays, taskSortFits, usualTaskSort } from './task-list.ts';
import { daysAsked, TIMELINE_PERIODS, wordsSought } from './timeline-period.ts';

const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }).map((at) => at.toISOString().slice(0, 10));

describe('what a timeline shows', () => {
  it('is narrowed to kinds; nothing chosen narrows nothing', () => {
    expect(timelineShown('all', ['call', 'change'])).toEqual({ kinds: ['call'], changes: true });
    expect(timelineShown('talk', ['task', 'mail'])).toEqual({ kinds: ['mail'], changes: false });
    expect(timelineShown('all')).toEqual({ kinds: ['note', 'call', 'meeting', 'mail', 'task'], changes: true });
  });

  it('is read from an address, each kind once; what is none makes it no choice at all', () => {
    expect(timelineKindsIn('task,note,task')).toEqual(['note', 'task']);
    expect(timelineKindsIn('')).toEqual([]);
    expect(timelineKindsIn('note,secret')).toBeNull();
    fc.assert(fc.property(fc.subarray([...TIMELINE_KINDS]), (kinds) => {
      expect(timelineKindsIn(kinds.join(','))).toEqual(kinds);
    }));
  });
});

describe('a period', () => {
  it('moves with the calendar, or is of days of one’s own, both included', () => {
    expect(daysAsked({ period: 'last_30_days' }, '2026-03-15')).toEqual({ from: '2026-02-14', before: '2026-03-16' });
    expect(daysAsked({ period: 'this_quarter' }, '2026-11-28')).toEqual({ from: '2026-10-01', before: '2027-01-01' });
    expect(daysAsked({ from: '2026-01-05', to: '2026-01-05' }, '2026-11-28')).toEqual({ from: '2026-01-05', before: '2026-01-06' });
    expect(daysAsked({ from: '0000-01-01', to: '9999-12-31' }, '2026-11-28')).toEqual({ from: null, before: null });
    expect(daysAsked({}, '2026-11-28')).toEqual({ from: null, before: null });
  });

  it('is what is in both, where both are asked for', () => {
    fc.assert(fc.property(fc.constantFrom(...TIMELINE_PERIODS), day, day, day, (period, from, to, today) => {
      const [moving, own, both] = [daysAsked({ period }, today), daysAsked({ from, to }, today), daysAsked({ period, from, to }, today)];
      const holds = (asked: typeof own, one: string): boolean => one >= (asked.from ?? '') && one < (asked.before ?? '~');
      for (const one of [from, to, today, addDays(to, 1), addDays(from, -1)]) expect(holds(both, one)).toBe(holds(moving, one) && holds(own, one));
    }));
  });
});

describe('tasks', () => {
  it('are late, due today, or due by the end of the week', () => {
    expect(dueDays('late', '2026-11-28')).toEqual({ from: null, to: '2026-11-27' });
    expect(dueDays('today', '2026-11-28')).toEqual({ from: '2026-11-28', to: '2026-11-28' });
    expect(dueDays('week', '2026-11-26')).toEqual({ from: '2026-11-26', to: '2026-11-29' });
  });

  it('that are open stand in no order of when they were done', () => {
    expect(taskSortFits('open', '-doneAt')).toBe(false);
    for (const state of ['open', 'done'] as const) expect(taskSortFits(state, usualTaskSort(state))).toBe(true);
  });
});

it('looks for each word once, and for six at most', () => {
  expect(wordsSought('  faktura  za faktura ')).toEqual(['faktura', 'za']);
  expect(wordsSought(undefined)).toEqual([]);
  expect(wordsSought('a b c d e f g')).toHaveLength(6);
});
