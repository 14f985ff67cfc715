import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyEdits } from './apply-edit.ts';
import { SAMPLE_CONTENT, idOf } from './document.fixture.ts';
import { moveEdits, positionAtEnd, positionBetween } from './ordering.ts';

it('finds a place between, before and after', () => {
  expect(positionBetween(1, 3)).toBe(2);
  expect(positionBetween(null, 1024)).toBe(0);
  expect(positionBetween(1024, null)).toBe(2048);
  expect(positionBetween(null, null)).toBe(1024);
  expect(positionAtEnd([{ id: idOf(1), position: 5 }, { id: idOf(2), position: 3 }])).toBe(1029);
});

it('says when there is no room', () => {
  expect(positionBetween(1, 1 + Number.EPSILON)).toBeNull();
});

it('moves by one edit, and spreads the list where neighbours are too close', () => {
  const close = SAMPLE_CONTENT.variables.map((variable, index) => ({ ...variable, position: 1 + index * Number.EPSILON }));
  const [first, second, third] = close.map(({ id }) => id);
  expect(moveEdits('variables', SAMPLE_CONTENT.variables, { id: third ?? '', to: 0 })).toHaveLength(1);
  const applied = applyEdits({ ...SAMPLE_CONTENT, variables: close }, moveEdits('variables', close, { id: third ?? '', to: 1 }));
  expect(applied.ok && applied.value.variables.map(({ id }) => id)).toEqual([first, third, second]);
});

it('puts any record at any place', () => {
  fc.assert(
    fc.property(fc.nat(2), fc.integer({ min: -1, max: 5 }), (from, to) => {
      const items = SAMPLE_CONTENT.variables;
      const id = items[from]?.id ?? '';
      const applied = applyEdits(SAMPLE_CONTENT, moveEdits('variables', items, { id, to }));
      const expected = items.filter((item) => item.id !== id).toSpliced(Math.max(0, Math.min(to, 2)), 0, ...items.filter((item) => item.id === id));
      expect(applied.ok && applied.value.variables.map((item) => item.id)).toEqual(expected.map((item) => item.id));
    }),
  );
});
