import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterFailure, isTaken, PATIENCE_MS, RETRY_MS } from './webhook-retry.ts';

const now = Date.parse('2026-03-02T10:00:00Z');
const failure = { attempts: 1, failures: 1, failingSince: now, now, status: 500 };

describe('a message that was not taken', () => {
  it('is tried again after 5 seconds, a minute, ten, an hour, six, a day, and then given up', () => {
    const waits = Array.from({ length: 7 }, (_, at) => afterFailure({ ...failure, attempts: at + 1 }).nextAttemptAt);
    expect(waits.map((at) => (at === null ? null : (at - now) / 1000))).toEqual([5, 60, 600, 3600, 21_600, 86_400, null]);
  });

  it('holds the webhook back for longer and longer, at most an hour', () => {
    expect([1, 2, 3, 4, 50].map((failures) => (afterFailure({ ...failure, failures }).pauseUntil - now) / 1000)).toEqual([5, 60, 600, 3600, 3600]);
  });

  it('switches the webhook off when it is gone, or has failed for three days', () => {
    expect(afterFailure(failure).switchOff).toBeNull();
    expect(afterFailure({ ...failure, status: 410 }).switchOff).toBe('gone');
    expect(afterFailure({ ...failure, failingSince: now - PATIENCE_MS + 1 }).switchOff).toBeNull();
    expect(afterFailure({ ...failure, failingSince: now - PATIENCE_MS }).switchOff).toBe('failing');
  });

  it('is never tried at once, and ever later', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: RETRY_MS.length - 1 }), fc.integer({ min: 1, max: 100 }), (attempts, failures) => {
      const [one, next] = [afterFailure({ ...failure, attempts, failures }), afterFailure({ ...failure, attempts: attempts + 1, failures: failures + 1 })];
      expect(one.nextAttemptAt ?? 0).toBeGreaterThan(now);
      expect(next.nextAttemptAt ?? Infinity).toBeGreaterThan(one.nextAttemptAt ?? 0);
      expect(next.pauseUntil).toBeGreaterThanOrEqual(one.pauseUntil);
    }));
  });
});

it('only what begins with 2 is taken', () => {
  expect([200, 204, 299].map(isTaken)).toEqual([true, true, true]);
  expect([null, 0, 199, 301, 302, 404, 410, 500].map(isTaken)).toEqual(Array.from({ length: 8 }, () => false));
});
