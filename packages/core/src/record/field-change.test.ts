import { describe, expect, it } from 'vitest';
import { judgeFieldChange, type FieldShape } from './field-change.ts';

const shape = (more: Partial<FieldShape>): FieldShape => ({ kind: 'client', type: 'text', options: [], rules: {}, isUnique: false, ...more });
const verdict = (before: FieldShape | null, to: FieldShape, facts = { hasValues: true, usedKeys: [] as string[] }): string => {
  const judged = judgeFieldChange(before, to, facts);
  return judged.ok ? 'granted' : judged.refusal.code;
};

describe('a field of one’s own', () => {
  it.each<[string, FieldShape, FieldShape | null]>([
    ['granted', shape({ type: 'choice', options: [{ key: 'a' }] }), null],
    ['field-needs-options', shape({ type: 'choice', options: [{ key: 'a', retired: true }] }), null],
    ['option-key-is-taken', shape({ type: 'choice', options: [{ key: 'a' }, { key: 'a' }] }), null],
    ['field-needs-currency', shape({ type: 'money' }), null],
    ['field-rules-do-not-fit', shape({ rules: { scale: 2 } }), null],
    ['field-rules-do-not-fit', shape({ type: 'number', rules: { min: 2, max: 1 } }), null],
    ['field-cannot-be-unique', shape({ type: 'boolean', isUnique: true }), null],
    ['granted', shape({ kind: 'interaction', rules: { kinds: ['call', 'meeting'] } }), null],
    ['field-rules-do-not-fit', shape({ kind: 'engagement', rules: { kinds: ['call'] } }), null],
    ['field-type-stays', shape({ type: 'number' }), shape({})],
    ['field-scale-stays', shape({ type: 'number', rules: { scale: 2 } }), shape({ type: 'number' })],
    ['field-currency-stays', shape({ type: 'money', rules: { currency: 'EUR' } }), shape({ type: 'money', rules: { currency: 'PLN' } })],
  ])('is %s', (expected, to, before) => {
    expect(verdict(before, to)).toBe(expected);
  });

  it('may become anything while it holds nothing, and loses no option in use', () => {
    expect(verdict(shape({}), shape({ type: 'number' }), { hasValues: false, usedKeys: [] })).toBe('granted');
    expect(verdict(shape({ type: 'choice', options: [{ key: 'a' }, { key: 'b' }] }), shape({ type: 'choice', options: [{ key: 'b' }] }), { hasValues: true, usedKeys: ['a'] })).toBe('option-is-used');
  });
});
