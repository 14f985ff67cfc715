import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWorkingDays, WEEKDAYS_ONLY } from '../commitment/working-day.ts';
import { addDays } from '../kernel/zoned-time.ts';
import { delaysOf, dueNotices, isLongOver, isToldLate, knownHappenings, noticeKey, type Happening, type PlanLine } from './due-notices.ts';
import { speedOf, SUGGESTED_PLAN, TOUCHPOINT_EVENTS } from './touchpoint.ts';

const line = (more: Partial<PlanLine> = {}): PlanLine => ({ id: 'line', event: 'delay', side: 'provider', phaseId: null, withinDays: 0, since: '2026-01-01', ...more });
const delay = (more: Partial<Happening> = {}): Happening => ({ key: 'delay:a', event: 'delay', side: 'provider', phaseId: null, on: '2026-03-05', about: 'Module', ...more });
const noonOf = (day: string) => ({ now: new Date(`${day}T11:00:00Z`), timeZone: 'Europe/Warsaw' });
const asked = (today: string, { lines = [line()], happenings = [delay()], told = new Set<string>() }: { lines?: PlanLine[]; happenings?: Happening[]; told?: Set<string> } = {}) =>
  dueNotices({ lines, happenings, told, ...noonOf(today), calendar: WEEKDAYS_ONLY }).map(({ lineId, dueOn, state }) => [lineId, dueOn, state]);

describe('a notice', () => {
  it('is due on its working day, missed after it, and prompted two working days ahead', () => {
    // Thursday 5 March 2026.
    expect(asked('2026-03-02')).toEqual([]);
    expect(asked('2026-03-03')).toEqual([['line', '2026-03-05', 'ahead']]);
    expect(asked('2026-03-05')).toEqual([['line', '2026-03-05', 'due']]);
    expect(asked('2026-03-06')).toEqual([['line', '2026-03-05', 'missed']]);
    expect(asked('2026-03-05', { lines: [line({ withinDays: 2 })] })).toEqual([['line', '2026-03-09', 'ahead']]);
    expect(asked('2026-02-26', { lines: [line({ withinDays: -5 })] })).toEqual([['line', '2026-02-26', 'due']]);
  });

  it('is not asked for once it was given, nor for what happened before the plan', () => {
    expect(asked('2026-03-05', { told: new Set([noticeKey('line', 'delay:a')]) })).toEqual([]);
    expect(asked('2026-03-06', { lines: [line({ since: '2026-03-06' })] })).toEqual([]);
  });

  it('follows the line of its phase, else the general one, and only its own side and event', () => {
    const lines = [line(), line({ id: 'of phase', phaseId: 'p1', withinDays: 1 }), line({ id: 'theirs', side: 'client' }), line({ id: 'start', event: 'start' })];
    expect(asked('2026-03-05', { lines, happenings: [delay({ phaseId: 'p1' })] })).toEqual([['of phase', '2026-03-06', 'ahead']]);
    expect(asked('2026-03-05', { lines, happenings: [delay({ phaseId: 'p2' })] })).toEqual([['line', '2026-03-05', 'due']]);
    expect(asked('2026-03-05', { lines, happenings: [delay({ side: 'client' })] })).toEqual([['theirs', '2026-03-05', 'due']]);
  });

  it('of a promise that is late is due on the first day of it, also where the plan says earlier, and needed no more once that is over', () => {
    const late = (until?: string) => delay({ promiseId: 'p', on: '2026-03-06', ...(until === undefined ? {} : { until }) });
    const on = (today: string, until?: string, withinDays = 0) => asked(today, { lines: [line({ withinDays })], happenings: [late(until)] });
    expect(on('2026-03-06')).toEqual([['line', '2026-03-06', 'due']]);
    expect(on('2026-03-06', undefined, -3)).toEqual([['line', '2026-03-06', 'due']]);
    expect(on('2026-03-20', '2026-03-06')).toEqual([]);
    expect(on('2026-03-20', '2026-03-09')).toEqual([['line', '2026-03-06', 'missed']]);
    expect(on('2026-03-20', '2026-03-09', 1)).toEqual([]);
    const [missed] = dueNotices({ lines: [line()], happenings: [late('2026-03-09')], told: new Set(), ...noonOf('2026-06-07'), calendar: WEEKDAYS_ONLY });
    if (missed === undefined) throw new Error('what was missed stays');
    expect([isLongOver(missed, '2026-06-07'), isLongOver(missed, '2026-06-08')]).toEqual([false, true]);
  });

  it('is counted for both sides alike', () => {
    const day = fc.integer({ min: 0, max: 60 }).map((count) => addDays('2026-03-01', count));
    fc.assert(fc.property(day, day, fc.integer({ min: -10, max: 10 }), (on, today, withinDays) => {
      const of = (side: 'provider' | 'client') => asked(today, { lines: [line({ side, withinDays })], happenings: [delay({ side, on })] });
      expect(of('client')).toEqual(of('provider'));
      const [found] = of('client');
      if (found !== undefined) expect(found[2]).toBe(today > addWorkingDays(on, withinDays, WEEKDAYS_ONLY) ? 'missed' : today === found[1] ? 'due' : 'ahead');
    }));
  });
});

describe('a notice in hours', () => {
  const crisis = (knownAt: string) => ({ key: 'raised:a', event: 'crisis' as const, side: 'provider' as const, phaseId: null, on: knownAt.slice(0, 10), about: 'The server burns', knownAt });
  const at = (knownAt: string, withinHours: number, now: Date) => dueNotices({ lines: [line({ event: 'crisis', withinHours })], happenings: [crisis(knownAt)], told: new Set(), now, timeZone: 'Europe/Warsaw', calendar: WEEKDAYS_ONLY })[0];

  // By day, over midnight, at a weekend, in the night that loses an hour and in the day that has one more.
  it.each([
    ['2026-03-05T13:00:00.000Z', 2, '2026-03-05T15:00:00.000Z', '2026-03-05'],
    ['2026-03-05T22:30:00.000Z', 2, '2026-03-06T00:30:00.000Z', '2026-03-06'],
    ['2026-03-07T10:00:00.000Z', 4, '2026-03-07T14:00:00.000Z', '2026-03-07'],
    ['2026-03-29T00:30:00.000Z', 2, '2026-03-29T02:30:00.000Z', '2026-03-29'],
    ['2026-03-28T22:30:00.000Z', 24, '2026-03-29T22:30:00.000Z', '2026-03-30'],
    ['2026-10-24T22:30:00.000Z', 24, '2026-10-25T22:30:00.000Z', '2026-10-25'],
    ['2026-12-24T20:00:00.000Z', 72, '2026-12-27T20:00:00.000Z', '2026-12-27'],
  ])('that somebody knew of at %s, within %i, is due at %s on %s, prompted at once and missed the moment after', (knownAt, hours, dueAt, dueOn) => {
    expect(at(knownAt, hours, new Date(knownAt))).toMatchObject({ dueAt, dueOn, state: 'due' });
    expect(at(knownAt, hours, new Date(dueAt))?.state).toBe('due');
    expect(at(knownAt, hours, new Date(Date.parse(dueAt) + 1))?.state).toBe('missed');
  });

  it('is told late after its moment, on the same day too; by days, after the day', () => {
    const late = (toldAt: string, dueAt: string | null) => isToldLate({ dueOn: '2026-03-05', dueAt }, toldAt, 'Europe/Warsaw');
    expect([late('2026-03-05T15:00:00.000Z', '2026-03-05T15:00:00.000Z'), late('2026-03-05T15:00:01.000Z', '2026-03-05T15:00:00.000Z')]).toEqual([false, true]);
    expect([late('2026-03-05T22:59:00.000Z', null), late('2026-03-05T23:00:00.000Z', null)]).toEqual([false, true]);
  });

  it('comes before what has the whole day; hours fit what comes up of a sudden, and stand in place of days', () => {
    const lines = [line({ event: 'mistake' }), line({ id: 'by the hour', event: 'crisis', withinHours: 1 })];
    const happenings = [{ ...crisis('2026-03-05T10:30:00.000Z'), key: 'raised:b', event: 'mistake' as const }, crisis('2026-03-05T10:30:00.000Z')];
    expect(dueNotices({ lines, happenings, told: new Set(), ...noonOf('2026-03-05'), calendar: WEEKDAYS_ONLY }).map(({ lineId }) => lineId)).toEqual(['by the hour', 'line']);
    expect(TOUCHPOINT_EVENTS.filter((event) => speedOf(event, { withinDays: 3, withinHours: 2 }) !== null)).toEqual(['mistake', 'complaint', 'crisis']);
    expect([speedOf('crisis', { withinDays: 3, withinHours: 2 }), speedOf('start', { withinDays: -2 })]).toEqual([{ withinDays: 0, withinHours: 2 }, { withinDays: -2, withinHours: null }]);
  });
});

it('a promise was late from the first working day after its day until it was kept, let go or moved, and not before it was made', () => {
  const facts = { dueOn: '2026-03-06', isLate: false, madeOn: '2026-02-01', overOn: null, moved: [], calendar: WEEKDAYS_ONLY };
  expect(delaysOf(facts)).toEqual([]);
  expect(delaysOf({ ...facts, isLate: true })).toEqual([{ dueOn: '2026-03-06', on: '2026-03-09', until: null }]);
  expect(delaysOf({ ...facts, overOn: '2026-03-06' })).toEqual([]);
  expect(delaysOf({ ...facts, overOn: '2026-03-11' })).toEqual([{ dueOn: '2026-03-06', on: '2026-03-09', until: '2026-03-11' }]);
  expect(delaysOf({ ...facts, madeOn: '2026-03-20', overOn: '2026-03-20' })).toEqual([{ dueOn: '2026-03-06', on: '2026-03-20', until: '2026-03-20' }]);
  expect(delaysOf({ ...facts, dueOn: null, isLate: true })).toEqual([]);
  const moved = [{ from: '2026-02-20', on: '2026-02-18' }, { from: '2026-02-27', on: '2026-03-04' }, { from: '2026-03-06', on: '2026-03-12' }];
  expect(delaysOf({ ...facts, moved })).toEqual([{ dueOn: '2026-02-27', on: '2026-03-02', until: '2026-03-04' }]);
});

it('what the program knows by itself are days off, starts, deliveries, prices that were signed and delays of either side', () => {
  const promise = { title: 'Module', side: 'provider' as const, sourceKind: 'deliverable', phaseId: 'p1', doneOn: null, delays: [] };
  const late = [{ dueOn: '2026-03-05', on: '2026-03-06', until: null }];
  const happenings = knownHappenings({
    away: [{ from: '2026-03-16', to: '2026-03-20', about: 'Spring' }],
    prices: [{ id: 'm1', on: '2026-03-06', about: 'Amendment 1' }],
    phases: [{ id: 'p1', name: 'Making', startsOn: '2026-03-01' }, { id: 'p2', name: 'Undated', startsOn: null }],
    promises: [{ ...promise, id: 'a', doneOn: '2026-03-04' }, { ...promise, id: 'b', delays: late }, { ...promise, id: 'c', side: 'client', sourceKind: 'client_input', delays: late }, { ...promise, id: 'd', sourceKind: 'client_input', doneOn: '2026-03-04' }],
  });
  expect(happenings.map(({ key, side }) => [key, side])).toEqual([['absence:2026-03-16:2026-03-20', 'provider'], ['start:p1:2026-03-01', 'provider'], ['delivery:a', 'provider'], ['price:m1', 'provider'], ['delay:b:2026-03-05', 'provider'], ['delay:c:2026-03-05', 'client']]);
});

it('the plan to begin with names every event once for us, and the client’s own delays and absences', () => {
  expect(SUGGESTED_PLAN.filter(({ side }) => side === 'provider').map(({ event }) => event)).toEqual([...TOUCHPOINT_EVENTS]);
  expect(SUGGESTED_PLAN.filter(({ side }) => side === 'client').map(({ event }) => event)).toEqual(['delay', 'absence']);
});
