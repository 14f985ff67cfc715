import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FilterCondition, FilterGroup } from '@entente/core/record/record-filter';
import { addPart, beginCondition, completeParts, countConditions, filterFrom, mayGrow, NO_FILTER, partAt, replacePart, withOperator } from './filter-edit.ts';

const STAGE: FilterCondition = { field: 'lifecycle', is: 'any_of', value: ['lead'] };
const MINE: FilterCondition = { field: 'ownerId', is: 'any_of', value: ['me'] };
const NESTED: FilterGroup = { all: [STAGE, { any: [MINE, { field: 'nextStep', is: 'is_empty' }] }] };

describe('a filter while it is built', () => {
  it('takes a part at any depth, changes it and takes it away again', () => {
    const more = addPart(NESTED, [1], STAGE);
    expect(partAt(more, [1, 2])).toEqual(STAGE);
    expect(replacePart(more, [1, 2], null)).toEqual(NESTED);
    expect(partAt(replacePart(NESTED, [1, 0], STAGE), [1, 0])).toEqual(STAGE);
  });

  it('takes a group away with its last condition', () => {
    const one = replacePart(NESTED, [1, 0], null);
    expect(replacePart(one, [1, 0], null)).toEqual({ all: [STAGE] });
  });

  it('asks only what is said completely', () => {
    const half = addPart(addPart(NESTED, [], beginCondition({ key: 'name', type: 'text' })), [], { any: [beginCondition({ key: 'amount', type: 'money' })] });
    expect(countConditions(half)).toBe(5);
    expect(completeParts(half)).toEqual(NESTED);
    expect(completeParts({ all: [{ field: 'amount', is: 'between', value: [1, ''] }] })).toEqual(NO_FILTER);
  });

  it('keeps a value where it fits the next operator', () => {
    expect(withOperator(STAGE, 'none_of')).toEqual({ ...STAGE, is: 'none_of' });
    expect(withOperator(STAGE, 'is_empty')).toEqual({ field: 'lifecycle', is: 'is_empty' });
    expect(withOperator({ field: 'amount', is: 'at_least', value: 5 }, 'between')).toEqual({ field: 'amount', is: 'between' });
  });

  it('grows to twenty conditions and three groups deep, no further', () => {
    const long: FilterGroup = { all: Array.from({ length: 20 }, () => STAGE) };
    expect(mayGrow(long, [])).toEqual({ condition: false, group: false });
    expect(mayGrow(NESTED, [1])).toEqual({ condition: true, group: true });
    expect(mayGrow(NESTED, [1, 1])).toEqual({ condition: true, group: false });
  });

  it('reads from an address only what is a filter', () => {
    expect(filterFrom(NESTED)).toEqual(NESTED);
    expect(filterFrom({ all: [{ field: 'x', is: 'any_of', value: [true] }] })).toBeNull();
    expect(filterFrom({ all: [{ all: [{ all: [{ all: [] }] }] }] })).toBeNull();
    fc.assert(fc.property(fc.anything(), (thing) => { filterFrom(thing); }));
  });
});
