import { LOCALES } from '../kernel/locale-list.ts';
import { granted, refused, type Outcome, type Refusal } from '../kernel/outcome.ts';
import { isCleanText } from '../kernel/plain-text.ts';
import { Day, Id } from '../kernel/values.ts';
import { addDays, momentIn } from '../kernel/zoned-time.ts';
import { isReference, type FieldType } from './field-type.ts';
import { OPERATORS_OF } from './filter-operators.ts';
import { periodDays, type DayRange } from './filter-period.ts';
import type { RecordField } from './record-fields.ts';
import { RELATIVE_PERIODS, RelativeDay, type FilterCondition, type RelativePeriod } from './record-filter.ts';

/** Who looks and when: what "me" and relative days stand for. */
export type FilterContext = { readonly memberId: string; readonly today: Day; readonly timeZone: string };

/**
 * What a condition asks of a stored value, with nothing relative left in it. "in" and "range" are over days
 * for dates, moments (ISO, UTC) for instants, stored whole numbers for numbers and money. Ranges go from
 * `from` up to and without `before`; `upTo` is included. A negated "in" also takes empty values.
 */
export type FilterTest =
  | { readonly test: 'in'; readonly values: readonly (string | number | boolean)[]; readonly negated: boolean }
  | { readonly test: 'range'; readonly from?: string | number; readonly before?: string | number; readonly upTo?: number }
  | { readonly test: 'text'; readonly at: 'start' | 'anywhere'; readonly text: string }
  | { readonly test: 'empty'; readonly negated: boolean };

type Tested = Outcome<FilterTest, Refusal<'filter-does-not-fit'>>;

/** Turns a condition into a plain test, or refuses it where operator or value does not fit the field's type. */
export function readCondition(field: RecordField, condition: FilterCondition, context: FilterContext): Tested {
  const doesNotFit = refused('filter-does-not-fit', { field: field.key });
  if (!field.filterable || !OPERATORS_OF[field.type].includes(condition.is)) return doesNotFit;
  if (condition.is === 'is_empty' || condition.is === 'is_filled') return granted({ test: 'empty', negated: condition.is === 'is_filled' });
  const test = READERS[familyOf(field.type)](field, condition, context);
  return test === null ? doesNotFit : granted(test);
}

type Family = 'text' | 'number' | 'time' | 'boolean' | 'chosen';
type Reader = (field: RecordField, condition: FilterCondition, context: FilterContext) => FilterTest | null;

function familyOf(type: FieldType): Family {
  if (['text', 'long_text', 'email', 'phone', 'url'].includes(type)) return 'text';
  if (type === 'number' || type === 'money') return 'number';
  if (type === 'date' || type === 'instant') return 'time';
  return type === 'boolean' ? 'boolean' : 'chosen';
}

const readText: Reader = (_field, { is, value }) => {
  if (typeof value !== 'string' || value === '' || !isCleanText(value)) return null;
  if (is === 'contains' || is === 'starts_with') return { test: 'text', at: is === 'contains' ? 'anywhere' : 'start', text: value };
  return { test: 'in', values: [value], negated: is === 'not_equals' };
};

const readNumber: Reader = (_field, { is, value }) => {
  if (is === 'between') {
    const [from, upTo] = Array.isArray(value) ? value : [];
    return isWhole(from) && isWhole(upTo) ? { test: 'range', from, upTo } : null;
  }
  if (!isWhole(value)) return null;
  if (is === 'at_least') return { test: 'range', from: value };
  return is === 'at_most' ? { test: 'range', upTo: value } : { test: 'in', values: [value], negated: is === 'not_equals' };
};

function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value);
}

const readBoolean: Reader = (_field, { value }) => (typeof value === 'boolean' ? { test: 'in', values: [value], negated: false } : null);

const readChosen: Reader = (field, { is, value }, { memberId }) => {
  const values = (Array.isArray(value) ? value : [value]).map((one) => (one === 'me' && field.type === 'member' ? memberId : one));
  if (values.length === 0 || !values.every((one): one is string => typeof one === 'string' && fitsChoice(field, one))) return null;
  return { test: 'in', values: [...new Set(values)], negated: is === 'none_of' };
};

/** Retired options may still be looked for. */
function fitsChoice({ type, options = [] }: RecordField, value: string): boolean {
  if (isReference(type) || type === 'tags') return Id.safeParse(value).success;
  if (type === 'choice' || type === 'multi_choice') return options.some(({ key }) => key === value);
  if (type === 'birthday') return /^(?:0[1-9]|1[0-2])$/.test(value);
  if (type === 'locale') return (LOCALES as readonly string[]).includes(value);
  return /^[A-Z]{2,3}$/.test(value);
}

const readTime: Reader = (field, { is, value }, context) => {
  const days = daysOf(is, value, context.today);
  if (days === null) return null;
  if (field.type === 'date') return { test: 'range', ...days };
  const start = (day: Day): string => momentIn(context.timeZone, day, '00:00').toISOString();
  return { test: 'range', ...(days.from === undefined ? {} : { from: start(days.from) }), ...(days.before === undefined ? {} : { before: start(days.before) }) };
};

/** "before" and "after" leave the day itself out; "between" takes both ends in. */
function daysOf(is: FilterCondition['is'], value: FilterCondition['value'], today: Day): Partial<DayRange> | null {
  if (is === 'within') return isPeriod(value) ? periodDays(value, today) : null;
  if (is === 'between') {
    const [from, to] = Array.isArray(value) ? value.map((one) => dayOf(one, today)) : [];
    return from && to ? { from, before: addDays(to, 1) } : null;
  }
  const day = dayOf(value, today);
  if (day === null) return null;
  if (is === 'before') return { before: day };
  return is === 'after' ? { from: addDays(day, 1) } : { from: day, before: addDays(day, 1) };
}

function isPeriod(value: unknown): value is RelativePeriod {
  return (RELATIVE_PERIODS as readonly unknown[]).includes(value);
}

/** A day as such, or one counted from today; within the years 1000 to 9998, so that its neighbours are days too. */
function dayOf(value: unknown, today: Day): Day | null {
  const relative = RelativeDay.safeParse(value);
  const day = relative.success ? addDays(today, relative.data.days) : Day.safeParse(value).data;
  return day !== undefined && day >= '1000' && day < '9999' ? day : null;
}

const READERS: Readonly<Record<Family, Reader>> = { text: readText, number: readNumber, boolean: readBoolean, chosen: readChosen, time: readTime };
