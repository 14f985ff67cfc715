import { birthdayOf, birthdayParts } from '../record/birthday.ts';
import { monthOf, readDate, type DateOrder } from './date-reading.ts';

/** Apple's address book writes this year where nobody knows one. */
const NO_YEAR = '1604';
/** "--0512", "--05-12". */
const WITHOUT_YEAR = /^--(\d{2})-?(\d{2})$/;
const WORDS_BESIDE = /^(г|r|roku|года|of|th|st|nd|rd)$/i;

/** Reads a birthday with or without its year, as address books and people write it: "22.03.1980", "--0322", "22 marca", "3/22". Null when it is none. */
export function readBirthday(text: string, order: DateOrder): string | null {
  const trimmed = text.trim();
  const short = WITHOUT_YEAR.exec(trimmed);
  if (short !== null) return birthdayOf({ year: null, month: Number(short[1]), day: Number(short[2]) });
  const day = readDate(trimmed, order);
  if (day === null) return dayOfYear(trimmed, order);
  const known = birthdayParts(day.startsWith(NO_YEAR) ? `-${day.slice(4)}` : day);
  return known === null ? null : birthdayOf(known);
}

/** Day and month alone: two numbers in the order of the file, or a number and a month's name. */
function dayOfYear(text: string, order: DateOrder): string | null {
  if (text.length > 40) return null;
  const tokens = text.split(/[\s./,-]+/).map((token) => token.replace(/^(\d{1,2})(?:st|nd|rd|th)$/i, '$1')).filter((token) => token !== '' && !WORDS_BESIDE.test(token));
  const [first, second] = tokens;
  if (first === undefined || second === undefined || tokens.length > 2) return null;
  if (!isNumber(first) || !isNumber(second)) return isNumber(first) ? inMonth(first, second) : inMonth(second, first);
  const [day, month] = order === 'mdy' ? [second, first] : [first, second];
  return birthdayOf({ year: null, month: Number(month), day: Number(day) });
}

function isNumber(token: string): boolean {
  return /^\d{1,2}$/.test(token);
}

function inMonth(day: string, word: string): string | null {
  const month = isNumber(day) ? monthOf(word) : null;
  return month === null ? null : birthdayOf({ year: null, month, day: Number(day) });
}

/** A birthday whose day, month and year stand in columns of their own, the year or not. */
export function birthdayFromParts({ year = '', month = '', day = '' }: { readonly year?: string | undefined; readonly month?: string | undefined; readonly day?: string | undefined }): string | null {
  const whole = (text: string): number => (/^\d{1,4}$/.test(text) ? Number(text) : Number.NaN);
  return month === '' || day === '' ? null : birthdayOf({ year: year === '' ? null : whole(year), month: whole(month), day: whole(day) });
}
