import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODE_TRIES, codeExpiresAt, codeState, mayAskForCode, typedCode } from './code-policy.ts';

const now = new Date('2026-03-19T14:00:00.000Z');
const minutesAgo = (...minutes: number[]): Date[] => minutes.map((minute) => new Date(now.getTime() - minute * 60_000));

describe('asking for a code', () => {
  it('is granted three times in ten minutes', () => {
    expect(mayAskForCode(minutesAgo(), now).ok).toBe(true);
    expect(mayAskForCode(minutesAgo(1, 2), now).ok).toBe(true);
  });

  it('is refused the fourth time, with the moment from which it is granted again', () => {
    expect(mayAskForCode(minutesAgo(2, 8, 5), now)).toEqual({ ok: false, refusal: { code: 'code-asked-too-often', detail: { minutes: 2 } } });
    expect(mayAskForCode(minutesAgo(2, 8, 10), now).ok).toBe(true);
  });

  it('is refused the eleventh time in a day', () => {
    const spread = minutesAgo(20, 40, 60, 80, 100, 120, 140, 160, 180, 200);
    expect(mayAskForCode(spread, now)).toMatchObject({ ok: false, refusal: { detail: { minutes: 1240 } } });
    expect(mayAskForCode(spread.slice(1), now).ok).toBe(true);
  });

  it('never lets more than ten through in any day nor three in any ten minutes, however they are asked for', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 15 }), { maxLength: 120 }), (pauses) => {
      const sent: Date[] = [];
      let at = now.getTime();
      for (const pause of pauses) {
        at += pause * 60_000;
        if (mayAskForCode(sent, new Date(at)).ok) sent.push(new Date(at));
      }
      const within = (minutes: number): number => Math.max(0, ...sent.map((first) => sent.filter((other) => other >= first && other.getTime() < first.getTime() + minutes * 60_000).length));
      expect(within(10)).toBeLessThanOrEqual(3);
      expect(within(24 * 60)).toBeLessThanOrEqual(10);
    }), { numRuns: 100 });
  });
});

describe('a code', () => {
  const code = { expiresAt: codeExpiresAt(now).toISOString(), attempts: 0, usedAt: null };

  it('works for ten minutes', () => {
    expect(codeState(code, new Date('2026-03-19T14:09:59.999Z'))).toBe('open');
    expect(codeState(code, new Date('2026-03-19T14:10:00.000Z'))).toBe('expired');
  });

  it('works once, and is shut after five wrong tries', () => {
    expect(codeState({ ...code, usedAt: now.toISOString() }, now)).toBe('used');
    expect(codeState({ ...code, attempts: CODE_TRIES - 1 }, now)).toBe('open');
    expect(codeState({ ...code, attempts: CODE_TRIES }, now)).toBe('shut');
  });

  it('is read from what people type', () => {
    expect(typedCode(' 407 123 ')).toBe('407123');
    expect(typedCode('407-123')).toBe('407123');
    expect(['40712', '4071234', 'abcdef', '', '４０７１２３'].map(typedCode)).toEqual([null, null, null, null, null]);
  });
});
