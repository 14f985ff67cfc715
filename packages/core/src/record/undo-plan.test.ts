import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planUndo } from './undo-plan.ts';

describe('an undo', () => {
  it('puts back what still is as the act left it, and keeps what was edited since', () => {
    const plan = planUndo({ before: { name: 'A', notes: '', custom: { f1: 'x', f2: null } }, after: { name: 'B', notes: 'n', custom: { f1: 'y', f2: 'z' } } }, { name: 'B', notes: 'edited', custom: { f1: 'y', f2: 'edited', f3: 'mine' } });
    expect(plan).toEqual({ set: { name: 'A', custom: { f1: 'x', f2: 'edited', f3: 'mine' } }, kept: ['notes', 'custom.f2'] });
  });

  it('knows a moment however its zone is written', () => {
    expect(planUndo({ before: { deleted_at: null }, after: { deleted_at: '2026-01-01T10:00:00.000Z' } }, { deleted_at: '2026-01-01T11:00:00+01:00' })).toEqual({ set: { deleted_at: null }, kept: [] });
  });

  it('makes the record as it was where nobody came between, and never touches another’s value', () => {
    const values = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.oneof(fc.string(), fc.integer(), fc.constant(null)));
    fc.assert(fc.property(values, values, values, (start, act, since) => {
      const before = Object.fromEntries(Object.keys(act).map((key) => [key, start[key] ?? null]));
      const now = { ...start, ...act, ...since };
      const { set, kept } = planUndo({ before, after: act }, now);
      for (const key of Object.keys(act)) {
        const isTouched = key in since && (since[key] ?? null) !== (act[key] ?? null);
        expect(kept.includes(key)).toBe(isTouched);
        if (!isTouched) expect(set[key] ?? null).toBe(start[key] ?? null);
      }
      expect(Object.keys(set).every((key) => key in act)).toBe(true);
    }));
  });
});
