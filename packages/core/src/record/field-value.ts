import { isEmailAddress } from '../kernel/email-address.ts';
import { LOCALES } from '../kernel/locale-list.ts';
import { granted, refused, type Outcome, type Refusal } from '../kernel/outcome.ts';
import { isCleanText, normaliseText } from '../kernel/plain-text.ts';
import { Day, Id, Instant, KnownCurrency } from '../kernel/values.ts';
import { birthdayParts } from './birthday.ts';
import type { FieldType } from './field-type.ts';
import { isLabelField, readPointLabel } from './point-label.ts';
import type { RecordField } from './record-fields.ts';

/** A value as lists and the API carry it; see `CellValue` of the contract. */
export type FieldValue = string | number | boolean | null | readonly string[];

/** Why a value does not fit its field; each is a phrase. */
export const VALUE_REFUSALS = ['value-is-missing', 'value-is-taken', 'value-too-long', 'value-not-text', 'value-not-a-number', 'value-out-of-range', 'value-not-a-day', 'value-not-a-birthday', 'value-not-a-moment', 'value-not-yes-or-no', 'value-not-an-option', 'value-not-an-address', 'value-not-a-country', 'value-not-a-currency', 'email-is-wrong', 'reference-is-gone', 'text-has-forbidden-characters', 'field-is-unknown'] as const;
export type ValueRefusal = (typeof VALUE_REFUSALS)[number];
type Checked = Outcome<FieldValue, Refusal<ValueRefusal>>;

const TEXT_TYPES: readonly FieldType[] = ['text', 'long_text', 'email', 'phone', 'url', 'country'];
const LIST_TYPES: readonly FieldType[] = ['multi_choice', 'tags'];
const LONGEST: Readonly<Partial<Record<FieldType, number>>> = { text: 300, long_text: 10_000, email: 254, phone: 60, url: 300, country: 60 };
const MOST_IN_A_LIST = 100;
const COUNTRY = /^[A-Z]{2}$/;
/** The greatest whole number that a double and a bigint hold alike. */
const GREATEST = Number.MAX_SAFE_INTEGER;

/** What an empty field holds: "" in texts, [] in lists, null elsewhere. */
export function emptyValue(type: FieldType): FieldValue {
  if (TEXT_TYPES.includes(type)) return '';
  return LIST_TYPES.includes(type) ? [] : null;
}

/** Whether a value says nothing. */
export function isEmptyValue(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

/**
 * Checks a value for its field and brings it into its one stored form: texts trimmed and NFC, e-mail in
 * lower case, pages with their scheme, lists without repetition. Money is minor units; numbers are whole
 * multiples of 10^-scale. Whether what an id refers to is there is asked elsewhere.
 * @returns the stored form, or why the value does not fit.
 */
export function checkFieldValue(field: RecordField, value: unknown): Checked {
  if (isEmptyValue(value) || (typeof value === 'string' && value.trim() === '')) {
    return field.required === true || field.neverEmpty === true ? refused('value-is-missing') : granted(emptyValue(field.type));
  }
  return CHECKS[field.type](field, value);
}

type Check = (field: RecordField, value: unknown) => Checked;

const checkText: Check = (field, value) => {
  if (typeof value !== 'string') return refused('value-not-text');
  if (!isCleanText(value)) return refused('text-has-forbidden-characters');
  const text = field.type === 'long_text' ? normaliseText(value) : normaliseText(value).replaceAll(/[\n\t]/g, ' ');
  const most = field.rules?.maxLength ?? LONGEST[field.type] ?? 300;
  if (text.length > most) return refused('value-too-long', { most });
  return granted(isLabelField(field.key) ? readPointLabel(text) : text);
};

const checkEmail: Check = (field, value) => {
  const text = checkText(field, value);
  if (!text.ok) return text;
  const address = String(text.value).toLowerCase();
  return isEmailAddress(address) ? granted(address) : refused('email-is-wrong');
};

const checkUrl: Check = (field, value) => {
  const text = checkText(field, value);
  if (!text.ok) return text;
  const typed = String(text.value);
  const full = typed.includes('://') ? typed : `https://${typed}`;
  return isWebAddress(full) ? granted(full) : refused('value-not-an-address');
};

/** http or https with a host of at least two labels; no user or password in it. */
function isWebAddress(full: string): boolean {
  if (!URL.canParse(full) || /\s/.test(full)) return false;
  const { protocol, hostname, username, password } = new URL(full);
  return ['http:', 'https:'].includes(protocol) && hostname.includes('.') && username === '' && password === '';
}

const checkCountry: Check = (field, value) => {
  const text = checkText(field, value);
  if (!text.ok) return text;
  const code = String(text.value).toUpperCase();
  return COUNTRY.test(code) ? granted(code) : refused('value-not-a-country');
};

const checkInteger: Check = ({ rules = {} }, value) => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) return refused('value-not-a-number');
  const { min = -GREATEST, max = GREATEST } = rules;
  return value < min || value > max ? refused('value-out-of-range', { ...(rules.min === undefined ? {} : { min }), ...(rules.max === undefined ? {} : { max }), scale: rules.scale ?? 0 }) : granted(value);
};

const checkOption: Check = ({ options = [] }, value) => (options.some(({ key, retired }) => key === value && retired !== true) ? granted(value as string) : refused('value-not-an-option'));

const checkOptions: Check = (field, value) => {
  if (!Array.isArray(value) || value.length > MOST_IN_A_LIST) return refused('value-not-an-option');
  const fits = value.every((one) => checkOption(field, one).ok);
  return fits ? granted([...new Set(value as string[])]) : refused('value-not-an-option');
};

const checkTags: Check = (_field, value) => {
  const fits = Array.isArray(value) && value.length <= MOST_IN_A_LIST && value.every((one) => Id.safeParse(one).success);
  return fits ? granted([...new Set(value as string[])]) : refused('value-not-an-option');
};

const matching = (fits: (value: unknown) => boolean, refusal: ValueRefusal): Check => (_field, value) => (fits(value) ? granted(value as string) : refused(refusal));
const checkReference = matching((value) => Id.safeParse(value).success, 'reference-is-gone');
/** Years of four digits: what every database and every form can hold. */
const isDay = (value: unknown): boolean => Day.safeParse(value).success && String(value) >= '0001';

const checkMoment: Check = (_field, value) => (Instant.safeParse(value).success && String(value) >= '0001' ? granted(new Date(String(value)).toISOString()) : refused('value-not-a-moment'));

const CHECKS: Readonly<Record<FieldType, Check>> = {
  text: checkText,
  long_text: checkText,
  phone: checkText,
  email: checkEmail,
  url: checkUrl,
  country: checkCountry,
  number: checkInteger,
  money: checkInteger,
  date: matching(isDay, 'value-not-a-day'),
  birthday: matching((value) => typeof value === 'string' && birthdayParts(value) !== null, 'value-not-a-birthday'),
  instant: checkMoment,
  boolean: matching((value) => typeof value === 'boolean', 'value-not-yes-or-no'),
  choice: checkOption,
  multi_choice: checkOptions,
  locale: matching((value) => (LOCALES as readonly unknown[]).includes(value), 'value-not-an-option'),
  currency: matching((value) => KnownCurrency.safeParse(value).success, 'value-not-a-currency'),
  tags: checkTags,
  member: checkReference,
  client: checkReference,
  contact: checkReference,
  engagement: checkReference,
  pipeline: checkReference,
  stage: checkReference,
  product: checkReference,
  lost_reason: checkReference,
};

/** The fields of `keys` that a record leaves empty, in their order: what a stage or a rule still waits for. */
export function missingFields(values: Readonly<Record<string, unknown>>, keys: readonly string[]): readonly string[] {
  return keys.filter((key) => isEmptyValue(values[key]));
}
