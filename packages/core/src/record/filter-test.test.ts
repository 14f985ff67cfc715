import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIELD_TYPES } from './field-type.ts';
import { OPERATORS_OF, WITHOUT_VALUE } from './filter-operators.ts';
import { periodDays } from './filter-period.ts';
import { readCondition, type FilterContext } from './filter-test.ts';
import { BUILT_IN_FIELDS, findField, type RecordField } from './record-fields.ts';
import { FILTER_OPERATORS, RELATIVE_PERIODS, RecordFilter, type FilterCondition } from './record-filter.ts';

const context: FilterContext = { memberId: '00000000-0000-7000-8000-000000000001', today: '2026-11-27', timeZone: 'Europe/Warsaw' };
const field = (key: string): RecordField => findField(BUILT_IN_FIELDS.client, key) ?? (() => { throw new RangeError(key); })();
const read = (key: string, is: FilterCondition['is'], value?: unknown): unknown => {
  const read = readCondition(field(key), { field: key, is, ...(value === undefined ? {} : { value }) } as FilterCondition, context);
  return read.ok ? read.value : read.refusal.code;
};

describe('a condition', () => {
  it('counts relative days from today, and periods of the calendar', () => {
    expect(read('nextStepOn', 'before', { days: -30 })).toEqual({ test: 'range', before: '2026-10-28' });
    expect(read('nextStepOn', 'after', { days: -30 })).toEqual({ test: 'range', from: '2026-10-29' });
    expect(read('nextStepOn', 'within', 'this_week')).toEqual({ test: 'range', from: '2026-11-23', before: '2026-11-30' });
    expect(read('nextStepOn', 'within', 'last_quarter')).toEqual({ test: 'range', from: '2026-07-01', before: '2026-10-01' });
    expect(read('nextStepOn', 'between', ['2026-01-01', { days: 0 }])).toEqual({ test: 'range', from: '2026-01-01', before: '2026-11-28' });
  });

  it('takes moments of a day where the workspace is, over the change of the clocks too', () => {
    expect(read('createdAt', 'on', '2026-11-27')).toEqual({ test: 'range', from: '2026-11-26T23:00:00.000Z', before: '2026-11-27T23:00:00.000Z' });
    expect(read('createdAt', 'on', '2026-10-25')).toEqual({ test: 'range', from: '2026-10-24T22:00:00.000Z', before: '2026-10-25T23:00:00.000Z' });
  });

  it('knows who looks', () => {
    expect(read('ownerId', 'any_of', ['me'])).toEqual({ test: 'in', values: [context.memberId], negated: false });
    expect(read('ownerId', 'none_of', 'me')).toEqual({ test: 'in', values: [context.memberId], negated: true });
  });

  it('is refused where operator or value does not fit', () => {
    for (const [key, is, value] of [['name', 'at_least', 1], ['name', 'contains', ''], ['lifecycle', 'any_of', ['gone']], ['lifecycle', 'any_of', []], ['nextStepOn', 'on', '2026-02-30'], ['nextStepOn', 'within', 'someday'], ['isConsumer', 'equals', 'yes'], ['notes', 'contains', 'x']] as const) expect(read(key, is, value), `${key} ${is}`).toBe('filter-does-not-fit');
  });

  it('never throws, whatever is asked of whatever field', () => {
    const value = fc.oneof(fc.string(), fc.integer(), fc.double(), fc.boolean(), fc.constant(undefined), fc.record({ days: fc.integer() }), fc.array(fc.oneof(fc.string(), fc.integer(), fc.constant('2026-01-01'))));
    fc.assert(fc.property(fc.constantFrom(...FIELD_TYPES), fc.constantFrom(...FILTER_OPERATORS), value, (type, is, given) => {
      const read = readCondition({ key: 'x', type, editable: true, sortable: false, filterable: true, importable: true }, { field: 'x', is, value: given } as FilterCondition, context);
      if (read.ok) expect(OPERATORS_OF[type]).toContain(is);
      if (OPERATORS_OF[type].includes(is) && WITHOUT_VALUE.includes(is)) expect(read.ok).toBe(true);
    }), { numRuns: 2_000 });
  });
});

describe('periods', () => {
  it('lie without a gap and today in "this"', () => {
    const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2080-01-01'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
    fc.assert(fc.property(day, (today) => {
      for (const unit of ['week', 'month', 'quarter', 'year'] as const) {
        const [last, now, next] = [periodDays(`last_${unit}`, today), periodDays(`this_${unit}`, today), periodDays(`next_${unit}`, today)];
        expect([last.before, now.before]).toEqual([now.from, next.from]);
        expect(now.from <= today && today < now.before).toBe(true);
      }
    }));
    for (const period of RELATIVE_PERIODS) expect(periodDays(period, '2026-02-28').from < periodDays(period, '2026-02-28').before).toBe(true);
  });
});

describe('a filter', () => {
  it('is at most three deep and twenty long', () => {
    const one = { field: 'name', is: 'is_filled' };
    expect(RecordFilter.safeParse({ all: [{ any: [{ all: [one] }] }] }).success).toBe(true);
    expect(RecordFilter.safeParse({ all: [{ any: [{ all: [{ any: [one] }] }] }] }).success).toBe(false);
    expect(RecordFilter.safeParse({ all: [{ any: Array.from({ length: 20 }, () => one) }, one] }).success).toBe(false);
  });
});
