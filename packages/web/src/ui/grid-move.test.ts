import fc from 'fast-check';
import { expect, it } from 'vitest';
import { idsBetween, keepInside, moveCell } from './grid-move.ts';

const SIZE = { rows: 40, columns: 6, page: 12 };

it('moves by arrows, by screens and to the ends', () => {
  const at = { row: 5, column: 2 };
  expect(moveCell(at, { key: 'ArrowDown' }, SIZE)).toEqual({ row: 6, column: 2 });
  expect(moveCell(at, { key: 'PageDown' }, SIZE)).toEqual({ row: 17, column: 2 });
  expect(moveCell(at, { key: 'End' }, SIZE)).toEqual({ row: 5, column: 5 });
  expect(moveCell(at, { key: 'End', far: true }, SIZE)).toEqual({ row: 39, column: 5 });
  expect(moveCell(at, { key: 'a' }, SIZE)).toBeNull();
});

it('never leaves the grid, whatever is pressed', () => {
  const keys = fc.constantFrom('ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End');
  fc.assert(
    fc.property(fc.array(fc.record({ key: keys, far: fc.boolean() })), fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 9 }), (presses, rows, columns) => {
      const size = { rows, columns, page: 7 };
      const end = presses.reduce((at, press) => moveCell(at, press, size) ?? at, { row: 0, column: 0 });
      expect(keepInside(end, size)).toEqual(end);
    }),
  );
});

it('chooses a stretch of rows in either direction', () => {
  const ids = ['a', 'b', 'c', 'd', 'e'];
  expect(idsBetween(ids, 1, 3)).toEqual(['b', 'c', 'd']);
  expect(idsBetween(ids, 3, 1)).toEqual(['b', 'c', 'd']);
});
