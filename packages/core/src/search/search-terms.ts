import { numbersIn } from '../kernel/erasure-key.ts';
import { forgivenEdits } from './near-words.ts';
import { writtenNumbers } from './number-runs.ts';
import { readPhone } from './phone-number.ts';
import type { SearchedType } from './search-kind.ts';
import { soundKeys } from './sound-keys.ts';
import { gluedWords, splitWords } from './split-words.ts';

/**
 * What is known of a record, as far as it can be searched for. `names` are what it is called; `details`
 * what stands around it; `notes` what people wrote about it.
 */
export type SearchedTexts = {
  readonly names?: readonly string[];
  readonly details?: readonly string[];
  readonly emails?: readonly string[];
  readonly phones?: readonly string[];
  /** Registration and tax numbers, found by their digits. */
  readonly numbers?: readonly string[];
  readonly notes?: readonly string[];
  readonly websites?: readonly string[] | undefined;
  /** Two letters; phones without a code are read as of this country. */
  readonly country: string;
};

/** How a term says what it is of: a name, a number, a note; words of details carry no mark. */
export const TERM_MARKS = { name: '=', number: '#', note: '~', owner: '@' } as const;

const MOST_TERMS = 400;
/** As many words as the letters of a note that are read may hold. */
const MOST_NOTE_TERMS = 3_000;
const SHORTEST_NUMBER = 6;
/** The end of a number is what people remember: seven digits, or the last two groups of three. */
const LAST_DIGITS = [7, 6];
/** One field may hold several numbers, and words beside them. */
const SEVERAL = /[/,;\p{L}]/u;

/** The texts of a record with what stands in fields of the workspace's own: what a field holds says how it is found. */
export function withOwnTexts(texts: SearchedTexts, own: readonly (readonly [SearchedType, string])[]): SearchedTexts {
  if (own.length === 0) return texts;
  const of = (...types: readonly SearchedType[]): readonly string[] => own.filter(([type]) => types.includes(type)).map(([, text]) => text);
  const { details = [], emails = [], phones = [], numbers = [], notes = [] } = texts;
  return { ...texts, details: [...details, ...of('url')], emails: [...emails, ...of('email')], phones: [...phones, ...of('phone')], numbers: [...numbers, ...of('text')], notes: [...notes, ...of('long_text')] };
}

/** The terms under which a record is kept in the index, each once; at most 400, and of notes 3 000: each word as it most likely sounds before other readings. */
export function searchTerms(texts: SearchedTexts): readonly string[] {
  const { names = [], details = [], emails = [], phones = [], numbers = [], notes = [], websites = [], country } = texts;
  const terms = [
    ...keysOf(names).map((key) => TERM_MARKS.name + key),
    ...phones.flatMap((phone) => (SEVERAL.test(phone) ? numbersIn(phone) : [phone])).flatMap((phone) => phoneTerms(phone, country)),
    ...numbers.flatMap(numberTerms),
    ...keysOf([...emails.map(mailWords), ...websites.map(siteWords), ...details, ...numbers]),
  ];
  return [...[...new Set(terms)].slice(0, MOST_TERMS), ...noteTerms(notes)];
}

function noteTerms(notes: readonly string[]): readonly string[] {
  const readings = notes.flatMap(splitWords).map(({ word }) => soundKeys(word.slice(0, 60)));
  const keys = [...new Set(readings.flat())];
  const kept = keys.length <= MOST_NOTE_TERMS ? keys : [...new Set([...readings.flatMap((each) => each.slice(0, 1)), ...keys])].slice(0, MOST_NOTE_TERMS);
  return kept.map((key) => TERM_MARKS.note + key);
}

/** A word of a name, with how many wrong letters are forgiven in it. */
export type NameWord = { readonly word: string; readonly edits: number };

/** The words of names that a mistyped word is compared with; numbers and words of one or two sounds are not among them. */
export function nameWords({ names = [] }: SearchedTexts): readonly NameWord[] {
  const found = new Map<string, number>();
  for (const { word } of names.flatMap((name) => [...splitWords(name), ...gluedWords(name)])) {
    for (const key of soundKeys(word)) if (key.length > 2 && !/^\d+$/u.test(key)) found.set(key, Math.max(found.get(key) ?? 0, forgivenEdits(word.length)));
  }
  return Array.from(found, ([word, edits]) => ({ word, edits }));
}

/** An address in words: the part before the at sign and the names of the domain but the last. */
export function mailWords(email: string): string {
  const [local = '', domain = ''] = email.split('@');
  return `${local} ${domain.split('.').slice(0, -1).join(' ')}`;
}

/** A site in words: its host without the last name, and what stands behind it. */
function siteWords(site: string): string {
  const [host = '', ...path] = site.trim().replace(/^https?:\/\//iu, '').replace(/^www\./iu, '').split('/');
  return [...host.split('.').slice(0, -1), ...path].join(' ');
}

function keysOf(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => [...splitWords(text), ...gluedWords(text)]).flatMap(({ word }) => soundKeys(word.slice(0, 60)));
}

function phoneTerms(phone: string, country: string): readonly string[] {
  const read = readPhone(phone, country);
  if (read === null) return numberTerms(phone);
  const { international, national } = read;
  return [international, national, ...LAST_DIGITS.map((last) => national.slice(-last))].map((digits) => TERM_MARKS.number + digits);
}

function numberTerms(text: string): readonly string[] {
  const digits = text.replaceAll(/\D/gu, '');
  return digits.length < SHORTEST_NUMBER ? [] : [...new Set([digits.slice(0, 30), ...writtenNumbers(text)])].map((each) => TERM_MARKS.number + each);
}
