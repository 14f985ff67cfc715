import { expect, it } from 'vitest';
import { columnWidths } from './column-room.ts';

const COLUMNS = [{ width: 180, grow: 3 }, { width: 120, grow: 1 }, { width: 100 }];

it('a wide screen leaves nothing over beside columns that could show more', () => {
  expect(columnWidths(COLUMNS, 600)).toEqual([330, 170, 100]);
});

it('where there is no room to spare, or nothing that grows, columns stay as wide as they are', () => {
  expect(columnWidths(COLUMNS, 400)).toEqual([180, 120, 100]);
  expect(columnWidths(COLUMNS, 320)).toEqual([180, 120, 100]);
  expect(columnWidths([{ width: 64 }, { width: 90, grow: 0 }], 900)).toEqual([64, 90]);
});
