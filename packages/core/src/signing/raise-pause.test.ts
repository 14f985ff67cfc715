import { expect, it } from 'vitest';
import { raisePauseMinutes } from './raise-pause.ts';

it('asks the authority soon again at first, and never less than four times a day', () => {
  expect([0, 1, 2, 8, 9, 1_000].map(raisePauseMinutes)).toEqual([1, 2, 4, 256, 360, 360]);
});
