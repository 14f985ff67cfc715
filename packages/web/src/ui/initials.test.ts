import { expect, it } from 'vitest';
import { initials } from './initials.ts';

it.each([['Anna Wrona', 'AW'], ['prof. Maria Dąb', 'MD'], ['Оля Липская', 'ОЛ'], ['Żaneta', 'Ż'], ['Jan Maria Rokita-Nowak', 'JN'], ['ola', 'O'], ['', '']])('%j is %j', (name, letters) => {
  expect(initials(name)).toBe(letters);
});
