import { describe, expect, it } from 'vitest';
import type { Stage } from './stage.ts';
import { judgeMove, missingFields } from './stage-move.ts';

const stage = (more: Partial<Stage>): Stage => ({ id: 'talk', pipelineId: 'sales', name: 'Talk', labels: {}, kind: 'open', position: 0, probability: 10, staleAfterDays: null, requiredFields: [], retiredAt: null, ...more });
const [talk, offer, lost] = [stage({}), stage({ id: 'offer', position: 1 }), stage({ id: 'lost', kind: 'lost', position: 2 })];
const judge = (to: Stage, values: Record<string, unknown> = {}, hasLostReasons = true) => {
  const judged = judgeMove({ from: talk, to, values, hasLostReasons });
  return judged.ok ? judged.value : judged.refusal;
};

describe('a move', () => {
  it('is granted with its way', () => expect(judge(offer)).toBe('advanced'));
  it('into the stage where the deal stands is refused', () => expect(judge(talk)).toEqual({ code: 'deal-is-there-already' }));
  it('into a retired stage is refused', () => expect(judge({ ...offer, retiredAt: '2026-01-01T00:00:00Z' })).toEqual({ code: 'stage-is-retired' }));
  it('says every field that is missing, not the first', () => expect(judge({ ...offer, requiredFields: ['amount', 'competitor', 'custom.budget'] }, { amount: 0, competitor: ' ' })).toEqual({ code: 'deal-lacks-fields', detail: { fields: ['competitor', 'custom.budget'], stageId: 'offer' } }));
  it('into a loss wants its reason, where there are reasons', () => expect([judge(lost), judge(lost, { lostReasonId: 'price' }), judge(lost, {}, false)]).toEqual([{ code: 'lost-reason-is-missing', detail: { fields: ['lostReasonId'], stageId: 'lost' } }, 'lost', 'lost']));
});

it('zero and no are answers; nothing, blanks and empty lists are none', () => {
  const values = { a: 0, b: false, c: '', d: '  ', e: null, f: [], g: ['x'] };
  expect(missingFields(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'], values)).toEqual(['c', 'd', 'e', 'f', 'h']);
});

it('a next step is also a day alone, an open task, or a meeting that is planned', () => {
  const lacks = (values: Record<string, unknown>) => missingFields(['nextStep', 'amount'], { nextStep: '', ...values });
  expect([lacks({}), lacks({ nextStepOn: '2026-12-01' }), lacks({ isUnderway: true }), lacks({ isUnderway: false })]).toEqual([['nextStep', 'amount'], ['amount'], ['amount'], ['nextStep', 'amount']]);
});
