import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WEEKDAYS_ONLY } from '../commitment/working-day.ts';
import { addDays } from '../kernel/zoned-time.ts';
import { dueNotices, linesFor, type PlanLine } from './due-notices.ts';
import { answerDue, cannotWait, foretold, unreadDays, UNREAD_AFTER_DAYS } from './heard.ts';
import { CLIENT_EVENTS, sideOfClientEvent } from './touchpoint.ts';

const said = { event: 'delay' as const, personId: 'anna', on: '2026-03-02', until: null, promiseId: 'p', promisedOn: '2026-03-02' };
const line = (more: Partial<PlanLine> = {}): PlanLine => ({ id: 'line', event: 'mistake', side: 'provider', phaseId: null, withinDays: 0, since: '2026-01-01', personId: 'anna', ...more });

describe('what a client said', () => {
  it('tells what the program would ask for later, by the same key', () => {
    expect(foretold(said)).toBe('delay:p:2026-03-02');
    expect(foretold({ ...said, promisedOn: null })).toBeNull();
    expect(foretold({ ...said, event: 'absence', until: '2026-03-04' })).toBe('absence:2026-03-02:2026-03-04:anna');
    expect(foretold({ ...said, event: 'crisis' })).toBeNull();
  });

  it('is answered within a working day, or as the plan says; a complaint is ours, the rest is theirs', () => {
    const due = (today: string, within: number | null) => answerDue({ saidOn: '2026-03-06', within, agreedOn: null, today, calendar: WEEKDAYS_ONLY });
    expect(due('2026-03-08', null)).toEqual({ dueOn: '2026-03-09', state: 'ahead' });
    expect(due('2026-03-09', -3)).toEqual({ dueOn: '2026-03-06', state: 'missed' });
    expect(CLIENT_EVENTS.filter((event) => sideOfClientEvent(event) === 'provider')).toEqual(['complaint']);
  });
});

it('is answered by the time that both sides agreed; where the plan names days besides, by the sooner of both', () => {
  const due = (within: number | null, agreedOn: string | null) => answerDue({ saidOn: '2026-03-04', within, agreedOn, today: '2026-03-06', calendar: WEEKDAYS_ONLY });
  expect(due(null, '2026-03-09')).toEqual({ dueOn: '2026-03-09', state: 'ahead' });
  expect(due(null, '2026-03-04')).toEqual({ dueOn: '2026-03-04', state: 'missed' });
  expect(due(1, '2026-03-09')).toEqual({ dueOn: '2026-03-05', state: 'missed' });
  expect(due(3, '2026-03-06')).toEqual({ dueOn: '2026-03-06', state: 'due' });
});

it('is answered within the hours that the plan gives, unless a sooner day was agreed', () => {
  const due = (now: string, agreedOn: string | null) => answerDue({ saidOn: '2026-03-06', within: 0, byHours: { dueAt: new Date('2026-03-07T01:00:00Z'), now: new Date(now), timeZone: 'Europe/Warsaw' }, agreedOn, today: now.slice(0, 10), calendar: WEEKDAYS_ONLY });
  expect(due('2026-03-06T20:00:00Z', null)).toEqual({ dueOn: '2026-03-07', state: 'ahead' });
  expect(due('2026-03-07T01:00:00Z', '2026-03-09')).toEqual({ dueOn: '2026-03-07', state: 'due' });
  expect(due('2026-03-07T01:00:01Z', '2026-03-09')).toEqual({ dueOn: '2026-03-07', state: 'missed' });
  expect(due('2026-03-06T20:00:00Z', '2026-03-06')).toEqual({ dueOn: '2026-03-06', state: 'due' });
});

it('cannot wait where something has gone badly wrong, somebody is not happy, or is away within two working days', () => {
  // Friday 6 March 2026.
  const waits = (event: (typeof CLIENT_EVENTS)[number], on: string) => !cannotWait({ event, on, today: '2026-03-06', calendar: WEEKDAYS_ONLY });
  expect(CLIENT_EVENTS.filter((event) => !waits(event, '2026-06-01'))).toEqual(['complaint', 'crisis']);
  expect(['2026-03-06', '2026-03-10', '2026-03-11'].map((on) => waits('absence', on))).toEqual([false, false, true]);
});

it('says that something is unread only after three working days, and never once it was read', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 30 }), fc.boolean(), (days, isRead) => {
      const unread = unreadDays({ toldOn: '2026-03-02', isRead, today: addDays('2026-03-02', days), calendar: WEEKDAYS_ONLY });
      expect(unread === null).toBe(isRead || days < UNREAD_AFTER_DAYS);
      expect(unread ?? UNREAD_AFTER_DAYS).toBeGreaterThanOrEqual(UNREAD_AFTER_DAYS);
    }),
  );
});

it('is told only by lines that name whom it is about', () => {
  const lines = [line(), line({ id: 'other', personId: 'marek' })];
  const happening = { key: 'raised:1', event: 'mistake' as const, side: 'provider' as const, phaseId: null, on: '2026-03-02', about: '' };
  expect(linesFor(lines, { ...happening, personId: 'marek' }).map(({ id }) => id)).toEqual(['other']);
  expect(dueNotices({ lines, happenings: [{ ...happening, personId: 'marek' }], told: new Set(), now: new Date('2026-03-02T11:00:00Z'), timeZone: 'Europe/Warsaw', calendar: WEEKDAYS_ONLY }).map(({ lineId }) => lineId)).toEqual(['other']);
  expect(linesFor(lines, happening)).toHaveLength(2);
});
