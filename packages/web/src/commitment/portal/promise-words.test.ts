import { expect, it } from 'vitest';
import { isOwnerSaid } from './promise-words.ts';

const people = (...names: readonly string[]) => names.map((name) => ({ name, duties: ['does' as const] }));

it('whom the agreement names is said once, by whole names', () => {
  expect(isOwnerSaid({ ownerWord: '', people: [] })).toBe(true);
  expect(isOwnerSaid({ ownerWord: 'Kasia Obca', people: people('Kasia Obca') })).toBe(true);
  expect(isOwnerSaid({ ownerWord: 'Anna Mann, Kasia Obca', people: people('Kasia Obca', 'Anna Mann') })).toBe(true);
  expect(isOwnerSaid({ ownerWord: 'Anna Mann', people: people('Ann') })).toBe(false);
  expect(isOwnerSaid({ ownerWord: 'Anna Mann, Kasia Obca', people: people('Kasia Obca') })).toBe(false);
});
