import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysToReview, EXPECTATION_ANSWERS, EXPECTATION_STATES, expectationStanding, expectationWaits, mayAnswer, mayChange, mayHandOver, type ExpectationLine } from './expectation-state.ts';

const side = fc.constantFrom('provider' as const, 'client' as const);
const answer = fc.constantFrom(...EXPECTATION_ANSWERS);
const state = fc.constantFrom(...EXPECTATION_STATES);
const OTHER = { provider: 'client', client: 'provider' } as const;
const SAID: ExpectationLine = { act: 'said', side: 'client', by: 'Anna', words: '', reviewOn: '2027-03-08', unspoken: false };
const line = fc.record({ act: answer, side, by: fc.constantFrom('Anna', 'Ola'), words: fc.string({ maxLength: 8 }), reviewOn: fc.constantFrom('2027-04-01', '2027-05-01'), unspoken: fc.boolean() });
const takenBack: ExpectationLine = { ...SAID, act: 'taken_back' };

describe('who may say what', () => {
  it('is answered by the other side, taken back by its own, and by nobody once it is gone', () => {
    fc.assert(fc.property(side, side, side, fc.tuple(answer, state), (of, notedBy, by, [said, now]) => {
      const may = mayAnswer({ side: of, notedBy, state: now }, by, said);
      if (now === 'withdrawn') expect(may).toBe(false);
      else if (said === 'withdrawn') expect(may).toBe(of === by || (notedBy === by && now === 'unanswered'));
      else if (said === 'still') expect(may).toBe(now !== 'unanswered');
      else expect(may).toBe(of !== by);
      expect(mayChange({ notedBy, state: now }, by)).toBe(notedBy === by && now === 'unanswered');
    }));
  });

  it('treats both sides alike', () => {
    fc.assert(fc.property(side, side, side, fc.tuple(answer, state), (of, notedBy, by, [said, now]) => {
      expect(mayAnswer({ side: of, notedBy, state: now }, by, said)).toBe(mayAnswer({ side: OTHER[of], notedBy: OTHER[notedBy], state: now }, OTHER[by], said));
      const row = { side: of, state: now, reviewOn: '2027-03-08' };
      expect(expectationWaits(row, by, '2027-03-08')).toBe(expectationWaits({ ...row, side: OTHER[of] }, OTHER[by], '2027-03-08'));
    }));
  });
});

describe('who may stand for it from now on', () => {
  it('is anybody of ours for what we expect, and of the client for what they say or are asked, unless it was confided; nobody once it is gone', () => {
    fc.assert(fc.property(side, side, state, fc.boolean(), (whose, of, now, confided) => {
      expect(mayHandOver({ side: whose, state: now, confided }, of)).toBe(now !== 'withdrawn' && (of === 'provider' ? whose === 'provider' : !confided));
    }));
  });

  it('changes nothing of where it stands', () => {
    fc.assert(fc.property(fc.array(line, { maxLength: 6 }), fc.nat(6), (lines, at) => {
      expect(expectationStanding([SAID, ...lines.slice(0, at), { ...SAID, act: 'handed_over' }, ...lines.slice(at)])).toEqual(expectationStanding([SAID, ...lines]));
    }));
  });
});

describe('where it stands', () => {
  it('waits for an answer of the other side at once, and for a look of both on its day', () => {
    const row = { side: 'client' as const, reviewOn: '2027-03-08' };
    expect(expectationWaits({ ...row, state: 'unanswered' }, 'provider', '2027-01-01')).toBe('answer');
    expect(expectationWaits({ ...row, state: 'unanswered' }, 'client', '2027-09-01')).toBeNull();
    expect(expectationWaits({ ...row, state: 'agreed' }, 'client', '2027-03-07')).toBeNull();
    expect(expectationWaits({ ...row, state: 'agreed' }, 'client', '2027-03-08')).toBe('review');
    expect(expectationWaits({ ...row, state: 'withdrawn' }, 'client', '2027-09-01')).toBeNull();
    expect(daysToReview('doubtful')).toBeLessThan(daysToReview('agreed'));
  });

  it('is told by the last answer; what is taken back was never said, however much was said before', () => {
    fc.assert(fc.property(fc.array(line, { maxLength: 6 }), line, (before, last) => {
      const standing = expectationStanding([SAID, ...before]);
      expect(expectationStanding([SAID, ...before, last, takenBack])).toEqual(standing);
      const after = expectationStanding([SAID, ...before, last]);
      expect([after.state, after.reviewOn, after.lastBy]).toEqual([last.act === 'still' ? standing.state : last.act, last.reviewOn, last.side]);
      expect(after.unspoken).toBe(standing.unspoken || last.unspoken);
      expect(expectationStanding([SAID, ...before, last, ...before.map(() => takenBack), takenBack])).toEqual(expectationStanding([SAID]));
    }));
  });

  it('keeps its answer by “still so”, takes its day from a change, and is none the other for a promise made from it', () => {
    const partly: ExpectationLine = { act: 'partly', side: 'provider', by: 'Ola', words: 'not on Fridays', reviewOn: '2027-03-22', unspoken: false };
    const changed: ExpectationLine = { ...SAID, act: 'changed', reviewOn: '2027-03-10', unspoken: true };
    expect(expectationStanding([SAID, changed])).toEqual({ state: 'unanswered', words: '', by: '', reviewOn: '2027-03-10', unspoken: true, lastBy: null });
    expect(expectationStanding([SAID, partly, { ...partly, act: 'promised' }, { ...SAID, act: 'still', reviewOn: '2027-06-01' }])).toEqual({ state: 'partly', words: 'not on Fridays', by: 'Ola', reviewOn: '2027-06-01', unspoken: false, lastBy: 'client' });
  });
});
