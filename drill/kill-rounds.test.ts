import { describe, expect, it } from 'vitest';
import { APPLICATION_KILLED, CONTROL_ROUNDS, DATABASE_KILLED, drill } from './kill-rounds.ts';
import { reckon } from './ledger.ts';

/** A small edition of `npm run drill`; the controls are seen to fail each time. */
describe('under load', () => {
  it.each([APPLICATION_KILLED, DATABASE_KILLED])('$name loses nothing that was acknowledged and doubles nothing', { timeout: 300_000 }, async (blow) => {
    const row = await drill(blow, CONTROL_ROUNDS);
    expect(row).toMatchObject({ lost: 0, duplicated: 0, pass: true });
    expect(row.acknowledged).toBeGreaterThan(100);
    expect(row.control.acknowledgedBeforeCommit.lost).toBeGreaterThan(0);
    expect(row.control.repeatedWithoutKey.duplicated).toBeGreaterThan(0);
  });
});

describe('the reckoning', () => {
  it('counts what is missing, what is there twice and what nobody sent', () => {
    const ledger = { sent: new Set(['a', 'b', 'c', 'd']), acknowledged: new Set(['a', 'b', 'c']) };
    expect(reckon(ledger, ['a', 'c', 'c', 'd', 'x'])).toEqual({ acknowledged: 3, lost: 1, duplicated: 1, strange: 1 });
  });
});
