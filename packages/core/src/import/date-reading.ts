import type { Day } from '../kernel/values.ts';

export const DATE_ORDERS = ['ymd', 'dmy', 'mdy', 'serial'] as const;
/** In which order day, month and year stand; `serial` counts days as spreadsheets do. */
export type DateOrder = (typeof DATE_ORDERS)[number];
export type DateReason = 'year-first' | 'day-above-12' | 'month-above-12' | 'month-in-words' | 'number-of-days' | 'dots-as-in-europe' | 'could-be-either';
export type DateGuess = { readonly order: DateOrder; readonly because: DateReason; readonly example: string };

const SERIAL_OF_1970 = 25_569;
const EARLIEST_SERIAL = 10_000;
const LATEST_SERIAL = 80_000;
/** 1954 to 2064: a day that is counted, in a column that is told to hold days of another order. */
const SURELY_SERIAL = { from: 20_000, to: 60_000 } as const;
const MS_A_DAY = 86_400_000;
/** "68" is 2068 and "69" is 1969, as POSIX has it. */
const CENTURY_TURNS_AT = 69;

/** Month names begin with these in English, Polish (both cases) and Russian (both cases). */
const MONTHS: readonly (readonly string[])[] = [
  ['jan', 'sty', 'янв'], ['feb', 'lut', 'фев'], ['mar', 'мар'], ['apr', 'kwi', 'апр'], ['may', 'maj', 'май', 'мая'], ['jun', 'cze', 'июн'],
  ['jul', 'lip', 'июл'], ['aug', 'sie', 'авг'], ['sep', 'wrz', 'сен'], ['oct', 'paź', 'paz', 'окт'], ['nov', 'lis', 'ноя'], ['dec', 'gru', 'дек'],
];

type Parts = { readonly numbers: readonly number[]; readonly lengths: readonly number[]; readonly month: number | null; readonly isDotted: boolean };

/** Reads one date in the given order; a time after it is left out. @returns null when it is no date. */
export function readDate(text: string, order: DateOrder): Day | null {
  const trimmed = text.trim();
  if (order === 'serial') return serialDay(trimmed) ?? readDate(trimmed, 'ymd');
  if (isSerial(trimmed)) return serialDay(trimmed);
  const parts = partsOf(trimmed);
  if (parts === null) return null;
  if (parts.month !== null) return withWords(parts, parts.month);
  return inOrder(parts, order);
}

function inOrder({ numbers: [a = 0, b = 0, c = 0], lengths }: Parts, order: DateOrder): Day | null {
  if (lengths[0] === 4) return asDay(a, b, c);
  if (lengths[2] !== 4 && order === 'ymd') return asDay(fullYear(a, lengths[0]), b, c);
  const year = fullYear(c, lengths[2]);
  return order === 'mdy' ? asDay(year, a, b) : asDay(year, b, a);
}

/** Finds the order that all the examples can be read in, and says why; null when they are no dates. */
export function guessDates(examples: readonly string[], isMonthFirst = false): DateGuess | null {
  const texts = examples.map((text) => text.trim()).filter((text) => text !== '');
  if (texts.length === 0) return null;
  if (texts.every((text) => serialDay(text) !== null)) return { order: 'serial', because: 'number-of-days', example: texts[0] ?? '' };
  const parted = texts.map((text) => ({ text, parts: partsOf(text) }));
  const read = parted.filter((one): one is { text: string; parts: Parts } => one.parts !== null);
  if (read.length * 10 < texts.length * 9) return null;
  return guessOfParts(read, isMonthFirst);
}

function guessOfParts(read: readonly { text: string; parts: Parts }[], isMonthFirst: boolean): DateGuess | null {
  const says = (order: DateOrder, because: DateReason, at: { text: string } | undefined): DateGuess => ({ order, because, example: at?.text ?? '' });
  const plain = read.filter(({ parts }) => parts.month === null && parts.lengths[0] !== 4);
  if (plain.length === 0) {
    const worded = read.find(({ parts }) => parts.month !== null);
    return worded === undefined ? says('ymd', 'year-first', read[0]) : says('dmy', 'month-in-words', worded);
  }
  const dayFirst = plain.find(({ parts }) => (parts.numbers[0] ?? 0) > 12);
  const monthFirst = plain.find(({ parts }) => (parts.numbers[1] ?? 0) > 12);
  if (dayFirst !== undefined && monthFirst !== undefined) return null;
  if (dayFirst !== undefined) return says('dmy', 'day-above-12', dayFirst);
  if (monthFirst !== undefined) return says('mdy', 'month-above-12', monthFirst);
  const dotted = plain.find(({ parts }) => parts.isDotted);
  if (dotted !== undefined) return says('dmy', 'dots-as-in-europe', dotted);
  return says(isMonthFirst ? 'mdy' : 'dmy', 'could-be-either', plain[0]);
}

function partsOf(text: string): Parts | null {
  if (text.length > 40) return null;
  const day = withoutTime(text);
  const tokens = day.split(/[\s./,-]+/).filter((token) => token !== '' && !/^(г|r|roku|года|of|th|st|nd|rd)$/i.test(token));
  const words = tokens.filter((token) => !/^\d{1,4}$/.test(token));
  const digits = tokens.filter((token) => /^\d{1,4}$/.test(token));
  const month = words.length === 1 ? monthOf(words[0] ?? '') : null;
  if (words.length > 0 && month === null) return null;
  if (digits.length !== (month === null ? 3 : 2)) return null;
  return { numbers: digits.map(Number), lengths: digits.map((token) => token.length), month, isDotted: day.includes('.') };
}

/** "2025-04-03T14:22:05Z", "03.04.2025 14:22", "4/3/2025 2:22 PM": the day by itself. */
function withoutTime(text: string): string {
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (compact !== null) return `${compact[1]}-${compact[2]}-${compact[3]}`;
  const iso = /^(\d{4}-\d{2}-\d{2})T/.exec(text);
  if (iso !== null) return iso[1] ?? text;
  const colon = text.indexOf(':');
  if (colon < 0) return text;
  const space = text.lastIndexOf(' ', colon);
  return space < 0 ? text : text.slice(0, space);
}

function withWords({ numbers, lengths }: Parts, month: number): Day | null {
  const [a = 0, b = 0] = numbers;
  return lengths[0] === 4 ? asDay(a, month, b) : asDay(fullYear(b, lengths[1]), month, a);
}

/** The month whose name begins so, in three languages; null for any other word. */
export function monthOf(word: string): number | null {
  const lower = word.toLowerCase();
  const at = MONTHS.findIndex((starts) => starts.some((start) => lower.startsWith(start)));
  return at < 0 ? null : at + 1;
}

function fullYear(year: number, length: number | undefined): number {
  if (length === 4) return year;
  return year < CENTURY_TURNS_AT ? 2000 + year : 1900 + year;
}

function serialDay(text: string): Day | null {
  if (!/^\d{5}(\.\d{1,12})?$/.test(text)) return null;
  const serial = Math.floor(Number(text));
  if (serial < EARLIEST_SERIAL || serial > LATEST_SERIAL) return null;
  return new Date((serial - SERIAL_OF_1970) * MS_A_DAY).toISOString().slice(0, 10);
}

/** Whether a text is a day as spreadsheets count it, and no date in any other order. */
export function isSerial(text: string): boolean {
  return /^\d{5}(?:\.\d{1,12})?$/.test(text) && Number(text) >= SURELY_SERIAL.from && Number(text) < SURELY_SERIAL.to + 1;
}

/** How a column of days that are only counted is read; null of any other. */
export function guessSerial(examples: readonly string[]): DateGuess | null {
  const texts = examples.map((text) => text.trim()).filter((text) => text !== '');
  return texts.length > 0 && texts.every(isSerial) ? { order: 'serial', because: 'number-of-days', example: texts[0] ?? '' } : null;
}

function asDay(year: number, month: number, day: number): Day | null {
  if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return null;
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  // 31 February would roll over into March.
  return new Date(`${text}T00:00:00.000Z`).toISOString().startsWith(text) ? text : null;
}
