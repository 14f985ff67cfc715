import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correctionRounds, ROUND_ACTS } from './correction-rounds.ts';

const acts = fc.array(fc.constantFrom(...ROUND_ACTS), { maxLength: 30 });
const promised = fc.nat({ max: 6 });

describe('rounds of corrections', () => {
  it('are counted from what was kept: own mistakes count none, what is given is beyond the price', () => {
    expect(correctionRounds([], 2)).toEqual({ promised: 2, used: 0, given: 0, beyond: 0 });
    expect(correctionRounds(['returned', 'own_mistake', 'returned', 'returned'], 2)).toEqual({ promised: 2, used: 2, given: 0, beyond: 0 });
    expect(correctionRounds(['returned', 'returned', 'returned'], 2)).toMatchObject({ used: 3, beyond: 1 });
    expect(correctionRounds(['returned', 'returned', 'returned', 'given', 'returned'], 2)).toEqual({ promised: 2, used: 4, given: 1, beyond: 1 });
    // What was said last of a round counts, and before the first one nothing is said of any.
    expect(correctionRounds(['given', 'returned', 'given', 'own_mistake'], 0)).toEqual({ promised: 0, used: 0, given: 0, beyond: 0 });
  });

  it('never make more of them than began, and every one is in the price, given, or still to be spoken of', () => {
    fc.assert(fc.property(acts, promised, (kept, most) => {
      const { used, given, beyond } = correctionRounds(kept, most);
      const began = kept.filter((act) => act === 'returned').length;
      expect(used).toBeLessThanOrEqual(began);
      expect(given + beyond).toBeLessThanOrEqual(used);
      expect(used - given - beyond).toBeLessThanOrEqual(most);
      if (beyond > 0) expect(used - given - beyond).toBe(most);
    }));
  });

  it('go up by one with each "not yet", whatever came before, and a word about one touches one', () => {
    fc.assert(fc.property(acts, promised, fc.constantFrom('given' as const, 'own_mistake' as const), (kept, most, word) => {
      const [now, next] = [correctionRounds(kept, most), correctionRounds([...kept, 'returned'], most)];
      expect(next.used).toBe(now.used + 1);
      expect(next.given).toBe(now.given);
      const said = correctionRounds([...kept, 'returned', word], most);
      expect(said).toEqual(word === 'own_mistake' ? now : { ...now, used: now.used + 1, given: now.given + 1 });
      expect(correctionRounds([...kept, 'returned', word, word], most)).toEqual(said);
    }));
  });

  it('that an amendment adds leave fewer to speak of, and change nothing of what happened', () => {
    fc.assert(fc.property(acts, promised, fc.nat({ max: 4 }), (kept, most, more) => {
      const [before, after] = [correctionRounds(kept, most), correctionRounds(kept, most + more)];
      expect(after.beyond).toBe(Math.max(0, before.used - before.given - most - more));
      expect([after.used, after.given]).toEqual([before.used, before.given]);
    }));
  });
});
