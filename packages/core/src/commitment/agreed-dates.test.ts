import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amendmentPatch, applyPatch } from '../agreement/amendment-patch.ts';
import { SAMPLE_CONTENT, idOf } from '../document/document.fixture.ts';
import { agreedCommitments } from './agreed-commitments.ts';
import { dateEdits, type DatedPromise } from './agreed-dates.ts';

const AGREED: readonly DatedPromise[] = agreedCommitments(SAMPLE_CONTENT);
const moved = (sourceId: string, dueOn: string | null): readonly DatedPromise[] => AGREED.map((one) => (one.sourceId === sourceId ? { ...one, dueOn } : one));

describe('the dates that moved away from what was signed', () => {
  it('become edits of exactly these days, with what stood before', () => {
    expect(dateEdits(SAMPLE_CONTENT, AGREED)).toEqual([]);
    expect(dateEdits(SAMPLE_CONTENT, moved(idOf(61), '2026-05-20'))).toEqual([{ type: 'set', kind: 'deliverables', id: idOf(61), field: 'dueOn', before: '2026-05-12', value: '2026-05-20' }]);
    expect(dateEdits(SAMPLE_CONTENT, moved(idOf(51), '2026-07-03'))).toEqual([{ type: 'set', kind: 'phases', id: idOf(51), field: 'endsOn', before: '2026-06-26', value: '2026-07-03' }]);
    expect(dateEdits(SAMPLE_CONTENT, moved(idOf(91), '2026-04-10'))).toEqual([{ type: 'set', kind: 'clientInputs', id: idOf(91), field: 'dueOn', before: null, value: '2026-04-10' }]);
  });

  it('leave alone what has no day, what is not in the text any more, and what moves with its phase', () => {
    expect(dateEdits(SAMPLE_CONTENT, moved(idOf(61), null))).toEqual([]);
    expect(dateEdits(SAMPLE_CONTENT, [{ sourceKind: 'deliverable', sourceId: idOf(404), dueOn: '2026-05-20' }])).toEqual([]);
    const following = { ...SAMPLE_CONTENT, deliverables: SAMPLE_CONTENT.deliverables.map((item) => ({ ...item, dueOn: null })) };
    const both: readonly DatedPromise[] = [{ sourceKind: 'deliverable', sourceId: idOf(61), dueOn: '2026-07-03' }, { sourceKind: 'phase', sourceId: idOf(51), dueOn: '2026-07-03' }];
    expect(dateEdits(following, both)).toMatchObject([{ kind: 'phases', id: idOf(51) }]);
  });

  it('whatever they are, bring the text to say them, and change nothing but days', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((number) => `2026-08-${String(number).padStart(2, '0')}`);
    fc.assert(fc.property(fc.array(fc.option(day), { minLength: AGREED.length, maxLength: AGREED.length }), (days) => {
      const promises = AGREED.map((one, at) => ({ ...one, dueOn: days[at] ?? one.dueOn }));
      const edits = dateEdits(SAMPLE_CONTENT, promises);
      const applied = applyPatch(SAMPLE_CONTENT, edits);
      if (!applied.ok) throw new Error(applied.refusal.code);
      const said = new Map(agreedCommitments(applied.value).map(({ sourceId, dueOn }) => [sourceId, dueOn]));
      for (const { sourceId, dueOn } of promises) if (dueOn !== null) expect(said.get(sourceId)).toBe(dueOn);
      for (const edit of amendmentPatch(SAMPLE_CONTENT, applied.value)) expect(edit).toMatchObject({ type: 'set', field: expect.stringMatching(/^(?:dueOn|endsOn)$/u) });
    }));
  });
});
