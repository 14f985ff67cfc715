import { describe, expect, it } from 'vitest';
import { deferralTime, mayWriteToday, nextFreeMorning, reminderTimes, type Deferring } from './reminder-times.ts';

const timeZone = 'Europe/Warsaw';
const iso = (times: readonly Date[]): string[] => times.map((time) => time.toISOString());

describe('reminders by themselves', () => {
  it('come after three days and two days before the end, in the morning', () => {
    const times = reminderTimes({ sentAt: new Date('2026-03-10T15:00:00Z'), expiresAt: new Date('2026-03-27T22:59:59Z'), timeZone });
    expect(iso(times)).toEqual(['2026-03-13T08:00:00.000Z', '2026-03-25T08:00:00.000Z']);
  });

  it('avoid weekends: the first waits for Monday, the last comes on Friday', () => {
    const times = reminderTimes({ sentAt: new Date('2026-03-11T15:00:00Z'), expiresAt: new Date('2026-03-31T12:00:00Z'), timeZone });
    expect(iso(times)).toEqual(['2026-03-16T08:00:00.000Z', '2026-03-27T08:00:00.000Z']);
  });

  it('fall away when there is no time for them, and never fall on one day twice', () => {
    expect(reminderTimes({ sentAt: new Date('2026-03-10T15:00:00Z'), expiresAt: new Date('2026-03-11T15:00:00Z'), timeZone })).toEqual([]);
    expect(iso(reminderTimes({ sentAt: new Date('2026-03-10T15:00:00Z'), expiresAt: new Date('2026-03-15T15:00:00Z'), timeZone }))).toEqual(['2026-03-13T08:00:00.000Z']);
  });
});

describe('not now', () => {
  const asked: Deferring = { choice: 'tomorrow', day: null, now: new Date('2026-03-19T14:00:00Z'), expiresAt: new Date('2026-03-27T22:59:59Z'), timeZone };
  const answer = (more: Partial<Deferring>): unknown => {
    const outcome = deferralTime({ ...asked, ...more });
    return outcome.ok ? outcome.value.toISOString() : outcome.refusal;
  };

  it('asks again on the morning that was chosen', () => {
    expect(answer({})).toBe('2026-03-20T08:00:00.000Z');
    expect(answer({ choice: 'three_days' })).toBe('2026-03-22T08:00:00.000Z');
    expect(answer({ choice: 'next_monday' })).toBe('2026-03-23T08:00:00.000Z');
    expect(answer({ choice: 'day', day: '2026-03-26' })).toBe('2026-03-26T08:00:00.000Z');
  });

  it('means the Monday after when it is Monday', () => {
    expect(answer({ choice: 'next_monday', now: new Date('2026-03-16T10:00:00Z') })).toBe('2026-03-23T08:00:00.000Z');
  });

  it('knows tomorrow where the workspace is', () => {
    expect(answer({ now: new Date('2026-03-19T23:30:00Z') })).toBe('2026-03-21T08:00:00.000Z');
  });

  it('is refused for today, the past, no day at all, and days after the end', () => {
    const past = { code: 'deferral-day-is-past' };
    expect(answer({ choice: 'day', day: '2026-03-19' })).toEqual(past);
    expect(answer({ choice: 'day', day: '2020-01-01' })).toEqual(past);
    expect(answer({ choice: 'day', day: null })).toEqual(past);
    expect(answer({ choice: 'day', day: '2026-03-28' })).toEqual({ code: 'deferral-day-is-too-late', detail: { end: '2026-03-27' } });
    expect(answer({ choice: 'day', day: '2027-03-28', expiresAt: null })).toMatchObject({ code: 'deferral-day-is-too-late' });
  });
});

it('one message a day, by the calendar of the workspace', () => {
  const now = new Date('2026-03-19T22:30:00Z');
  expect(mayWriteToday([], now, timeZone)).toBe(true);
  expect(mayWriteToday([new Date('2026-03-19T00:10:00Z')], now, timeZone)).toBe(false);
  expect(mayWriteToday([new Date('2026-03-19T22:10:00Z')], new Date('2026-03-19T23:10:00Z'), timeZone)).toBe(true);
});

it('whoever was written to today has their next message on the first morning that no other one has taken', () => {
  const timeZone = 'Europe/Warsaw';
  const now = new Date('2026-03-27T10:00:00Z');
  expect(nextFreeMorning([new Date('2026-03-26T10:00:00Z')], now, timeZone)).toBeNull();
  expect(nextFreeMorning([now], now, timeZone)?.toISOString()).toBe('2026-03-28T08:00:00.000Z');
  // Summer time begins on the 29th: nine in the morning is an hour earlier by the world's clock.
  expect(nextFreeMorning([now, new Date('2026-03-28T08:00:00Z')], now, timeZone)?.toISOString()).toBe('2026-03-29T07:00:00.000Z');
});
