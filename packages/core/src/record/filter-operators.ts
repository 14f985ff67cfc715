import type { FieldType } from './field-type.ts';
import type { FilterOperator } from './record-filter.ts';

const CHOSEN: readonly FilterOperator[] = ['any_of', 'none_of', 'is_empty', 'is_filled'];
const TEXT: readonly FilterOperator[] = ['contains', 'starts_with', 'equals', 'not_equals', 'is_empty', 'is_filled'];
const NUMBER: readonly FilterOperator[] = ['equals', 'not_equals', 'at_least', 'at_most', 'between', 'is_empty', 'is_filled'];
const TIME: readonly FilterOperator[] = ['on', 'before', 'after', 'between', 'within', 'is_empty', 'is_filled'];

/** Which operators fit a type, in the order in which a form offers them. */
export const OPERATORS_OF: Readonly<Record<FieldType, readonly FilterOperator[]>> = {
  text: TEXT,
  long_text: ['is_empty', 'is_filled'],
  email: TEXT,
  phone: TEXT,
  url: TEXT,
  number: NUMBER,
  money: NUMBER,
  date: TIME,
  instant: TIME,
  // By months: a birthday comes every year.
  birthday: CHOSEN,
  boolean: ['equals', 'is_empty', 'is_filled'],
  choice: CHOSEN,
  multi_choice: CHOSEN,
  country: CHOSEN,
  locale: CHOSEN,
  currency: CHOSEN,
  member: CHOSEN,
  client: CHOSEN,
  contact: CHOSEN,
  engagement: CHOSEN,
  pipeline: CHOSEN,
  stage: CHOSEN,
  product: CHOSEN,
  lost_reason: CHOSEN,
  tags: CHOSEN,
};

/** Operators that stand without a value. */
export const WITHOUT_VALUE: readonly FilterOperator[] = ['is_empty', 'is_filled'];
