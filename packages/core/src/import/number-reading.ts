import { minorDigits } from '../kernel/minor-digits.ts';
import { KnownCurrency } from '../kernel/values.ts';

export const NUMBER_MARKS = ['point', 'comma'] as const;
/** Which sign stands before the decimals. */
export type DecimalMark = (typeof NUMBER_MARKS)[number];
export type NumberReason = 'both-signs-seen' | 'not-three-digits-after' | 'three-digits-after' | 'whole-numbers' | 'could-be-either';
export type NumberGuess = { readonly decimal: DecimalMark; readonly because: NumberReason; readonly example: string; readonly currency: string | null };
/** A number as digits and the place of the point, so that nothing is rounded; and the currency that stood beside it. */
export type ReadNumber = { readonly digits: string; readonly scale: number; readonly currency: string | null };

const CURRENCIES: Readonly<Record<string, string>> = {
  zł: 'PLN', zl: 'PLN', pln: 'PLN', '€': 'EUR', eur: 'EUR', $: 'USD', usd: 'USD', us$: 'USD', '£': 'GBP', gbp: 'GBP', '₽': 'RUB', rub: 'RUB', руб: 'RUB', 'руб.': 'RUB', р: 'RUB', 'р.': 'RUB',
  chf: 'CHF', czk: 'CZK', kč: 'CZK', uah: 'UAH', '₴': 'UAH', sek: 'SEK', nok: 'NOK', dkk: 'DKK', jpy: 'JPY', '¥': 'JPY', kzt: 'KZT', '₸': 'KZT', byn: 'BYN', cad: 'CAD', aud: 'AUD',
};

/** The code of a currency in capitals: "KWD" and not "cup", which is a word. */
function isCurrency(word: string): boolean {
  return KnownCurrency.safeParse(word).success;
}

/** What may stand between groups of three digits. */
const GROUPS = { comma: /[ '’.]/u, point: /[ '’,]/u } as const;

type Bare = { readonly text: string; readonly isNegative: boolean; readonly currency: string | null };

/** What can be read in one way only, whatever its column uses: "50,00" and "1.234,56", but not "1,234". */
const SURELY_COMMA = /,(?:\d{1,2}|\d{4,12})$/;

/** Reads one number with its column's decimal mark. Grouping must be right ("1.234.5" is no number). @returns null when it is no number. */
export function readNumber(text: string, decimal: DecimalMark): ReadNumber | null {
  const bare = bareOf(text);
  if (bare === null) return null;
  const read = inMark(bare, decimal);
  if (read !== null) return read;
  const sure = decimal === 'comma' ? /^\d+(\.\d+)?$/ : SURELY_COMMA;
  return sure.test(bare.text) ? inMark(bare, decimal === 'comma' ? 'point' : 'comma') : null;
}

function inMark({ text, isNegative, currency }: Bare, decimal: DecimalMark): ReadNumber | null {
  const mark = decimal === 'comma' ? ',' : '.';
  const at = text.lastIndexOf(mark);
  const [whole, fraction] = at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
  if (!/^\d{0,12}$/.test(fraction)) return null;
  const grouped = whole.split(GROUPS[decimal]);
  const isGrouped = grouped.length === 1 ? /^\d*$/.test(whole) : grouped.every((part, index) => (index === 0 ? /^\d{1,3}$/ : /^\d{3}$/).test(part));
  const digits = grouped.join('') + fraction;
  if (!isGrouped || digits === '' || digits.length > 24) return null;
  return { digits: isNegative ? `-${digits}` : digits, scale: fraction.length, currency };
}

/** Which decimal mark a column uses; null when most of it are no numbers. */
export function guessNumbers(examples: readonly string[]): NumberGuess | null {
  const texts = examples.filter((text) => text.trim() !== '');
  const bare = texts.map((text) => ({ example: text.trim(), ...bareOf(text) })).filter((one): one is { example: string } & Bare => one.text !== undefined && /\d/.test(one.text));
  if (texts.length === 0 || bare.length * 10 < texts.length * 9) return null;
  const currency = bare.find((one) => one.currency !== null)?.currency ?? null;
  const evidence = strongest(bare);
  const readable = bare.filter((one) => readNumber(one.example, evidence.decimal) !== null).length;
  return readable * 10 < texts.length * 9 ? null : { ...evidence, currency };
}

type Beside = { readonly to: string | null; readonly isWorkbook: boolean; readonly currencies: readonly string[] };

/**
 * The decimal mark of a column, with what stands beside it. Three digits after one sign could be thousands;
 * where workbooks keep numbers, or a deal's amounts are in currencies of three digits (KWD), they are decimals.
 */
export function decimalOf({ decimal, because, example }: Pick<NumberGuess, 'decimal' | 'example'> & { readonly because: string }, { to, isWorkbook, currencies }: Beside): DecimalMark {
  if (because !== 'could-be-either') return decimal;
  const isFine = to === 'amount' && currencies.length > 0 && currencies.every((code) => minorDigits(code.trim().toUpperCase()) === 3);
  if (isFine) return example.includes(',') ? 'comma' : 'point';
  return isWorkbook && example.includes('.') ? 'point' : decimal;
}

function strongest(bare: readonly ({ example: string } & Bare)[]): Omit<NumberGuess, 'currency'> {
  const both = bare.find(({ text }) => text.includes(',') && text.includes('.'));
  if (both !== undefined) return { decimal: both.text.lastIndexOf(',') > both.text.lastIndexOf('.') ? 'comma' : 'point', because: 'both-signs-seen', example: both.example };
  const marked = bare.filter(({ text }) => /[.,]/.test(text));
  const certain = marked.find(({ text }) => !/[.,]\d{3}$/.test(text) || /^0[.,]/.test(text));
  if (certain !== undefined) return { decimal: certain.text.includes(',') ? 'comma' : 'point', because: 'not-three-digits-after', example: certain.example };
  const [first] = marked;
  if (first === undefined) return { decimal: 'point', because: 'whole-numbers', example: bare[0]?.example ?? '' };
  // Only groups of three: "1,234". More than one group says that it is no decimal mark.
  const repeated = marked.find(({ text }) => (text.match(/[.,]/g) ?? []).length > 1);
  const of = repeated ?? first;
  return { decimal: of.text.includes(',') ? 'point' : 'comma', because: repeated === undefined ? 'could-be-either' : 'three-digits-after', example: of.example };
}

/** Without currency, signs and spaces of every kind; null when letters are left. */
function bareOf(text: string): Bare | null {
  const rest = text.trim().replaceAll(/[\u00A0\u202F\u2009]/g, ' ').replaceAll(/[\u2212\u2010\u2011\u2012\u2013]/g, '-');
  if (rest.length > 40) return null;
  const inBrackets = rest.startsWith('(') && rest.endsWith(')');
  const { number, words, signs } = apart(inBrackets ? rest.slice(1, -1).trim() : rest);
  if (signs.length > 1) return null;
  const currency = currencyOf(words.filter((word) => word !== '').join(' '));
  return currency === undefined ? null : { text: number, isNegative: inBrackets || signs[0] === '-', currency };
}

/** Null where nothing, or nothing but "%", stands beside a number; undefined for any other word. */
function currencyOf(word: string): string | null | undefined {
  if (word === '' || word === '%') return null;
  return CURRENCIES[word.toLowerCase()] ?? (isCurrency(word) ? word : undefined);
}

/** `signs`: before all, directly before the first digit ("EUR -50"), and behind the last ("50- zł"). */
type Apart = { readonly number: string; readonly words: readonly string[]; readonly signs: readonly string[] };

/** A sign, words, a sign, digits, and what stands behind; ".5" keeps its point, "руб.5" is a word's. */
const PARTS = /^([+-]?)(\D{0,12}?)([+-]?) ?((?:(?<!\p{L})[.,])?\d(?:.{0,38}\d)?)(\D{0,20})$/u;

function apart(text: string): Apart {
  const found = PARTS.exec(text);
  if (found === null) return { number: '', words: [text], signs: [] };
  const [, lead = '', before = '', near = '', number = '', behind = ''] = found;
  // "1 234,- Kč" has a dash where no decimals are.
  const after = behind.trim().replace(/^[.,](?:--?|—)/, '');
  const last = after.startsWith('-') ? '-' : '';
  return { number: number.replace(/^[.,]/, '0$&'), words: [before.trim(), after.slice(last.length).trim()], signs: [lead, near, last].filter((sign) => sign !== '') };
}

/** Whether a number has no digits beyond `scale` decimals but zeros. */
export function fitsScale({ digits, scale }: ReadNumber, wanted: number): boolean {
  return scale <= wanted || /^0*$/.test(digits.slice(wanted - scale));
}

/** As it may be written: "-12.75". */
export function inDigits({ digits, scale }: ReadNumber): string {
  return scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** A read number as a whole number of units of 10^-`scale`; digits beyond it are rounded half away from zero. @returns null beyond what a double holds exactly. */
export function toScale({ digits, scale }: ReadNumber, wanted: number): number | null {
  const isNegative = digits.startsWith('-');
  const bare = isNegative ? digits.slice(1) : digits;
  const padded = scale <= wanted ? bare + '0'.repeat(wanted - scale) : bare;
  const surplus = Math.max(0, scale - wanted);
  const kept = BigInt(padded.slice(0, padded.length - surplus) || '0');
  const rounded = surplus > 0 && (padded[padded.length - surplus] ?? '0') >= '5' ? kept + 1n : kept;
  if (rounded > BigInt(Number.MAX_SAFE_INTEGER)) return null;
  return isNegative && rounded !== 0n ? -Number(rounded) : Number(rounded);
}
