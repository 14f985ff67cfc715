import { expect, it } from 'vitest';
import { movePlace } from './board-move.ts';

const SIZES = [3, 0, 1];

it('moves within a column and over an empty one to the next with cards', () => {
  expect(movePlace({ column: 0, card: 2 }, 'ArrowDown', SIZES)).toEqual({ column: 0, card: 2 });
  expect(movePlace({ column: 0, card: 2 }, 'ArrowRight', SIZES)).toEqual({ column: 2, card: 0 });
  expect(movePlace({ column: 2, card: 0 }, 'ArrowRight', SIZES)).toEqual({ column: 2, card: 0 });
  expect(movePlace({ column: 2, card: 0 }, 'ArrowLeft', SIZES)).toEqual({ column: 0, card: 0 });
  expect(movePlace({ column: 0, card: 0 }, 'x', SIZES)).toBeNull();
});
