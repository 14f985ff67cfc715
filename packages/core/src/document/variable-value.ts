import { isCurrencyCode, isWrittenDay } from '../kernel/written-values.ts';
import type { VariableType } from './content.ts';

/**
 * The written form of a variable's value, one per type:
 *   text          any text
 *   number        a decimal number with "." ("2.5")
 *   percent       the same, of a hundred
 *   day           YYYY-MM-DD
 *   money         minor units, a space, ISO 4217 code ("7840000 PLN")
 *   hours, days, working_days, weeks, months   a whole number
 */
export type ParsedValue =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'number' | 'percent'; readonly number: number }
  | { readonly type: 'day'; readonly day: string }
  | { readonly type: 'money'; readonly amountMinor: number; readonly currency: string }
  | { readonly type: 'hours' | 'days' | 'working_days' | 'weeks' | 'months'; readonly count: number };

const DECIMAL = /^-?\d{1,12}(\.\d{1,6})?$/;
const WHOLE = /^\d{1,6}$/;
const MONEY = /^(-?\d{1,15}) ([A-Z]{3})$/;

/** Reads a written value; null where it is not of its type. */
export function parseVariableValue(type: VariableType, value: string): ParsedValue | null {
  switch (type) {
    case 'text':
      return value.trim() === '' ? null : { type, text: value };
    case 'number':
    case 'percent':
      return DECIMAL.test(value) ? { type, number: Number(value) } : null;
    case 'day':
      return isWrittenDay(value) ? { type, day: value } : null;
    case 'money':
      return parseMoney(value);
    default:
      return WHOLE.test(value) ? { type, count: Number(value) } : null;
  }
}

function parseMoney(value: string): ParsedValue | null {
  const [, amount, currency] = MONEY.exec(value) ?? [];
  if (amount === undefined || currency === undefined || !isCurrencyCode(currency)) return null;
  return { type: 'money', amountMinor: Number(amount), currency };
}
