import { isEmailAddress } from '../kernel/email-address.ts';
import { isCleanText, normaliseText } from '../kernel/plain-text.ts';
import { isPlaceholder } from '../kernel/placeholder.ts';
import type { FieldType } from '../record/field-type.ts';
import { checkFieldValue, type ValueRefusal } from '../record/field-value.ts';
import type { RecordField } from '../record/record-fields.ts';
import { readBirthday } from './birthday-reading.ts';
import { readDate } from './date-reading.ts';
import { readMoment, type MomentManner } from './moment-reading.ts';
import { fitsScale, readNumber, toScale, type DecimalMark, type ReadNumber } from './number-reading.ts';

/** Why a cell or a row could not be taken; each has its sentence in `import.problem.<code>`. */
export const PROBLEM_CODES = ['not-a-date', 'not-a-number', 'not-an-email', 'not-a-phone', 'not-a-yes-or-no', 'not-a-country', 'not-a-currency', 'other-currency', 'too-long', 'too-large', 'too-precise', 'out-of-range', 'not-a-web-address', 'looks-mangled', 'required-is-empty', 'unknown-option', 'unknown-name', 'fits-several', 'name-is-missing', 'says-nothing', 'row-is-too-long', 'quote-is-not-closed', 'not-allowed', 'value-is-taken', 'stage-wants-fields', 'lost-reason-is-missing', 'deal-is-not-lost', 'could-not-be-saved'] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** What a cell becomes: a value, or the reason why it cannot. */
export type CellOutcome = { readonly value: string | number | boolean | readonly string[] } | { readonly problem: ProblemCode };
export type CellManner = MomentManner & { readonly decimal: DecimalMark };

const YES = new Set(['true', 'yes', 'y', '1', 'x', 't', 'tak', 'prawda', 'да', 'истина', '+']);
const NO = new Set(['false', 'no', 'n', '0', 'f', 'nie', 'fałsz', 'нет', 'ложь', '-']);
const LOCALE_WORDS: Readonly<Record<string, string>> = { en: 'en', english: 'en', angielski: 'en', английский: 'en', pl: 'pl', polish: 'pl', polski: 'pl', польский: 'pl', ru: 'ru', russian: 'ru', rosyjski: 'ru', русский: 'ru', 'en-us': 'en', 'en-gb': 'en', 'pl-pl': 'pl', 'ru-ru': 'ru' };
const LONGEST = { text: 300, long_text: 10_000, phone: 60, url: 300 } as const;

/** Reads a cell that is not empty for a field whose value stands in the cell itself (no reference, no choice). */
export function readCell(field: ReadField, text: string, manner: CellManner): CellOutcome {
  const read = READERS[field.type];
  if (read !== undefined) return read(field, text, manner);
  return readText(text, field.rules?.maxLength ?? (field.type === 'long_text' ? LONGEST.long_text : LONGEST.text), field.type !== 'long_text');
}

type ReadField = Pick<RecordField, 'type' | 'rules'>;
type Reader = (field: ReadField, text: string, manner: CellManner) => CellOutcome;

const READERS: Readonly<Partial<Record<FieldType, Reader>>> = {
  date: (_field, text, { dates }) => orProblem(readDate(text, dates), 'not-a-date'),
  birthday: (_field, text, { dates }) => orProblem(readBirthday(text, dates), 'not-a-date'),
  instant: (_field, text, manner) => orProblem(readMoment(text, manner), 'not-a-date'),
  number: ({ rules }, text, { decimal }) => scaled(readNumber(text, decimal), { scale: rules?.scale ?? 0, rounds: false }),
  boolean: (_field, text) => readYesOrNo(text),
  phone: (_field, text) => ((text.match(/\d/g) ?? []).length < 3 ? { problem: 'not-a-phone' } : readText(text, LONGEST.phone, true)),
  country: (_field, text) => orProblem(readCountry(text), 'not-a-country'),
  currency: (_field, text) => (/^[A-Za-z]{3}$/.test(text) ? { value: text.toUpperCase() } : { problem: 'not-a-currency' }),
  locale: (_field, text) => orProblem(LOCALE_WORDS[text.toLowerCase()] ?? null, 'unknown-option'),
  email: (_field, text) => (isEmailAddress(text) ? { value: text.toLowerCase() } : { problem: 'not-an-email' }),
  url: (_field, text) => readText(/^[a-z]+:\/\//i.test(text) ? text : `https://${text}`, LONGEST.url, true),
};

/** Reads money once its currency is known. `rounds`: digits beyond those of the currency are no problem. */
export function readMoney(text: string, decimal: DecimalMark, { digits, rounds }: { readonly digits: number; readonly rounds: boolean }): CellOutcome {
  return scaled(readNumber(text, decimal), { scale: digits, rounds });
}

/** What a form says of a value, as the problem of a cell. */
const REFUSED_AS: Readonly<Partial<Record<ValueRefusal, ProblemCode>>> = {
  'value-too-long': 'too-long', 'value-not-text': 'not-allowed', 'value-not-a-number': 'not-a-number', 'value-out-of-range': 'out-of-range', 'value-not-a-day': 'not-a-date', 'value-not-a-birthday': 'not-a-date', 'value-not-a-moment': 'not-a-date',
  'value-not-yes-or-no': 'not-a-yes-or-no', 'value-not-an-option': 'unknown-option', 'value-not-an-address': 'not-a-web-address', 'value-not-a-country': 'not-a-country', 'value-not-a-currency': 'not-a-currency', 'email-is-wrong': 'not-an-email',
};

/** Of these nothing else can be read than what their form takes: a million rows need not be asked again. */
const FIT_AS_READ: ReadonlySet<FieldType> = new Set(['text', 'long_text', 'date', 'birthday', 'instant', 'boolean', 'country', 'locale']);

/** Holds what was read against what the form of its field takes. */
export function asFormTakes(field: RecordField, outcome: CellOutcome): CellOutcome {
  if ('problem' in outcome || FIT_AS_READ.has(field.type)) return outcome;
  const checked = checkFieldValue(field, outcome.value);
  if (!checked.ok) return { problem: REFUSED_AS[checked.refusal.code] ?? 'not-allowed' };
  return checked.value === null ? outcome : { value: checked.value };
}

/** A long number that a spreadsheet has shortened ("4,86012E+10"): its digits are gone. */
export function isMangled(text: string): boolean {
  return /^[+-]?\d(?:[.,]\d{1,15})?E[+-]?\d{1,3}$/i.test(text) && /[.,+]/.test(text);
}

/** Where "brak" and "n/a" stand for nothing, and mean no page and no address. */
const CONTACT_WAYS: readonly FieldType[] = ['url', 'email', 'phone'];

/** Whether a cell is as good as empty. One letter again and again may be somebody's writing in an unknown set: that is said. */
export function saysNothing({ type }: Pick<RecordField, 'type'>, text: string): boolean {
  return CONTACT_WAYS.includes(type) && isPlaceholder(text) && !/^(\p{L})\1{1,60}$/u.test(text);
}

function scaled(read: ReadNumber | null, { scale, rounds }: { readonly scale: number; readonly rounds: boolean }): CellOutcome {
  if (read === null) return { problem: 'not-a-number' };
  if (!rounds && !fitsScale(read, scale)) return { problem: 'too-precise' };
  const value = toScale(read, scale);
  return value === null ? { problem: 'too-large' } : { value };
}

function orProblem(value: string | null, problem: ProblemCode): CellOutcome {
  return value === null ? { problem } : { value };
}

/** Text as our own forms keep it. Control characters that no form would take are left out, not refused: they are no writing. */
export function readText(text: string, longest: number, isOneLine: boolean): CellOutcome {
  const clean = cleaned(text);
  const value = isOneLine ? clean.replaceAll(/[\n\t]+/g, ' ') : clean;
  return value.length > longest ? { problem: 'too-long' } : { value };
}

export function cleaned(text: string): string {
  if (isCleanText(text)) return normaliseText(text);
  return normaliseText(text.toWellFormed().replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u202A-\u202E\u2066-\u2069]/gu, ''));
}

function readYesOrNo(text: string): CellOutcome {
  const lower = text.toLowerCase();
  if (YES.has(lower)) return { value: true };
  return NO.has(lower) ? { value: false } : { problem: 'not-a-yes-or-no' };
}

let countries: ReadonlyMap<string, string> | null = null;

/** "PL", "Poland", "Polska", "Польша": the ISO 3166 code. */
export function readCountry(text: string): string | null {
  countries ??= countryNames();
  return countries.get(text.toLowerCase()) ?? null;
}

const OTHER_NAMES: readonly (readonly [string, string])[] = [['usa', 'US'], ['u.s.a.', 'US'], ['uk', 'GB'], ['great britain', 'GB'], ['england', 'GB'], ['сша', 'US'], ['корея', 'KR'], ['korea', 'KR'], ['philipines', 'PH'], ['rp', 'PL'], ['рф', 'RU']];

function countryNames(): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const said = ['en', 'pl', 'ru'].map((locale) => new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' }));
  for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
    const known = said.flatMap((display) => display.of(code) ?? []);
    if (known.length === 0) continue;
    for (const name of [code, ...known]) names.set(name.toLowerCase(), code);
  }
  for (const [name, code] of OTHER_NAMES) names.set(name, code);
  return names;
}
