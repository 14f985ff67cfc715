import { defaultParseSearch, defaultStringifySearch } from '@tanstack/react-router';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OPERATORS_OF } from '@entente/core/record/filter-operators';
import type { FilterGroup, FilterPart } from '@entente/core/record/record-filter';
import { inLayout, isChanged, placeShowing, PRESETS, recordPlaceFrom, shownAt, sortAmong, type Shown } from './record-place.ts';

const key = fc.constantFrom('name', 'ownerId', 'nextStep', 'amount', 'custom.industry', 'createdAt');
const value = fc.oneof(fc.string({ maxLength: 20 }), fc.integer(), fc.boolean(), fc.record({ days: fc.integer({ min: -400, max: 400 }) }), fc.array(fc.oneof(fc.string({ maxLength: 8 }), fc.integer()), { maxLength: 4 }));
const condition = fc.record({ field: key, is: fc.constantFrom(...new Set(Object.values(OPERATORS_OF).flat())), value });
const group = (depth: number): fc.Arbitrary<FilterGroup> => {
  const part: fc.Arbitrary<FilterPart> = depth === 1 ? condition : fc.oneof({ weight: 3, arbitrary: condition }, { weight: 1, arbitrary: group(depth - 1) });
  return fc.oneof(fc.record({ all: fc.array(part, { maxLength: 2 }) }), fc.record({ any: fc.array(part, { maxLength: 2 }) }));
};
const shown: fc.Arbitrary<Shown> = fc.record({
  filter: group(3),
  sort: fc.oneof(key, key.map((one) => `-${one}`)),
  columns: fc.uniqueArray(key, { minLength: 1 }),
  density: fc.constantFrom('comfortable', 'compact'),
  layout: fc.constantFrom('table', 'board'),
  pipelineId: fc.constantFrom(null, '01990000-0000-7000-8000-000000000001'),
  foot: fc.uniqueArray(key.map((one) => `${one}.sum`), { maxLength: 3 }),
});

describe('the address of a list', () => {
  it('brings back what was shown, whatever that was, through the address itself', () => {
    fc.assert(
      fc.property(shown, shown, fc.option(fc.string({ minLength: 1, maxLength: 30 }).filter((words) => words.trim() !== ''), { nil: undefined }), (base, next, search) => {
        const start = search === undefined ? {} : { search };
        const place = placeShowing(start, base, next.pipelineId === null ? { ...next, pipelineId: base.pipelineId } : next);
        const read = recordPlaceFrom(defaultParseSearch(defaultStringifySearch(place)) as Record<string, unknown>);
        expect(shownAt(read, base)).toEqual(next.pipelineId === null ? { ...next, pipelineId: base.pipelineId } : next);
        expect(read.search).toBe(search);
      }),
    );
  });

  it('says nothing where the view says it already', () => {
    fc.assert(fc.property(shown, (base) => { expect(placeShowing({ view: 'all' }, base, base)).toEqual({ view: 'all' }); }));
  });

  it('knows when it shows something else than its view', () => {
    const base = PRESETS.client[0]?.shown as Shown;
    expect(isChanged({ search: 'oko' }, base)).toBe(false);
    expect(isChanged({ sort: '-updatedAt' }, base)).toBe(false);
    expect(isChanged({ sort: 'name' }, base)).toBe(true);
  });

  it('leaves to a board’s columns what they say, and gives it back to the table', () => {
    const base = PRESETS.deal[0]?.shown as Shown;
    const board = inLayout('board', { shown: base, base, field: 'state' });
    expect([board.layout, board.filter]).toEqual(['board', { all: [] }]);
    expect(inLayout('table', { shown: board, base, field: 'state' })).toEqual(base);
  });

  it('leaves out what does not belong, and never breaks on it', () => {
    expect(recordPlaceFrom({ view: '../x', sort: 'name; drop', columns: 'name,<b>', layout: 'wall', filter: { all: [{ field: 'name', is: 'like' }] }, new: 'yes' })).toEqual({ columns: 'name' });
    fc.assert(fc.property(fc.dictionary(fc.constantFrom('view', 'filter', 'sort', 'columns', 'foot', 'search', 'layout'), fc.anything()), (search) => { recordPlaceFrom(search); }));
  });
});

describe('a sort', () => {
  it('by a field that is gone, hidden or without an order gives way to the first view\'s, so that an old view opens', () => {
    const fields = [{ key: 'name', sortable: true }, { key: 'custom.level', sortable: true }, { key: 'tags', sortable: false }];
    expect(sortAmong('-custom.level', fields, 'client')).toBe('-custom.level');
    for (const gone of ['custom.gone', '-tags', '']) expect(sortAmong(gone, fields, 'client')).toBe(PRESETS.client[0]?.shown.sort);
    expect(sortAmong('custom.gone', [], 'client')).toBe('custom.gone');
  });
});
