import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedColumns, putBack } from './merge-undo.ts';

const values = fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.boolean());
const rows = fc.record({ name: values, email: values, owner_id: values, custom: fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.oneof(fc.string(), fc.integer())) });

describe('what a merge changed in a row', () => {
  it('goes back exactly when nobody touched the row since', () => {
    fc.assert(fc.property(rows, rows, (before, after) => {
      const change = changedColumns(before, after);
      const { set, kept } = putBack(after, change);
      expect(kept).toEqual([]);
      expect({ ...after, ...set }).toEqual(before);
    }));
  });

  it('stays where somebody changed it since, and is named', () => {
    fc.assert(fc.property(rows, rows, fc.string({ minLength: 30, maxLength: 40 }), (before, after, later) => {
      const change = changedColumns(before, after);
      const { set, kept } = putBack({ ...after, name: later }, change);
      expect(set['name']).toBeUndefined();
      expect(kept.includes('name')).toBe('name' in change.after);
    }));
  });

  it('of single custom values leaves the others alone', () => {
    const change = changedColumns({ custom: { a: 1, b: 2 } }, { custom: { a: 5, b: 2, c: 3 } });
    expect(change).toEqual({ before: { custom: { a: 1 } }, after: { custom: { a: 5, c: 3 } } });
    expect(putBack({ custom: { a: 5, b: 9, c: 4 } }, change)).toEqual({ set: { custom: { a: 1, b: 9, c: 4 } }, kept: ['c'] });
  });
});
