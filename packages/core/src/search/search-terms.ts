import { forgivenEdits } from './near-words.ts';
import { readPhone } from './phone-number.ts';
import type { SearchedType } from './search-kind.ts';
import { soundKeys } from './sound-keys.ts';
import { splitWords } from './split-words.ts';

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
  /** Two letters; phones without a code are read as of this country. */
  readonly country: string;
};

/** How a term says what it is of: a name, a number, a note; words of details carry no mark. */
export const TERM_MARKS = { name: '=', number: '#', note: '~', owner: '@' } as const;

const MOST_TERMS = 400;
const SHORTEST_NUMBER = 6;
const LAST_DIGITS = 7;

/** The texts of a record with what stands in fields of the workspace's own: what a field holds says how it is found. */
export function withOwnTexts(texts: SearchedTexts, own: readonly (readonly [SearchedType, string])[]): SearchedTexts {
  if (own.length === 0) return texts;
  const of = (...types: readonly SearchedType[]): readonly string[] => own.filter(([type]) => types.includes(type)).map(([, text]) => text);
  const { details = [], emails = [], phones = [], numbers = [], notes = [] } = texts;
  return { ...texts, details: [...details, ...of('url')], emails: [...emails, ...of('email')], phones: [...phones, ...of('phone')], numbers: [...numbers, ...of('text')], notes: [...notes, ...of('long_text')] };
}

/** The terms under which a record is kept in the index, each once; at most 400. */
export function searchTerms(texts: SearchedTexts): readonly string[] {
  const { names = [], details = [], emails = [], phones = [], numbers = [], notes = [], country } = texts;
  const terms = [
    ...keysOf(names).map((key) => TERM_MARKS.name + key),
    ...phones.flatMap((phone) => phoneTerms(phone, country)),
    ...numbers.flatMap(numberTerms),
    ...keysOf([...emails.map(mailWords), ...details, ...numbers]),
    ...keysOf(notes).map((key) => TERM_MARKS.note + key),
  ];
  return [...new Set(terms)].slice(0, MOST_TERMS);
}

/** A word of a name, with how many wrong letters are forgiven in it. */
export type NameWord = { readonly word: string; readonly edits: number };

/** The words of names that a mistyped word is compared with; numbers and words of one or two sounds are not among them. */
export function nameWords({ names = [] }: SearchedTexts): readonly NameWord[] {
  const found = new Map<string, number>();
  for (const { word } of names.flatMap(splitWords)) {
    for (const key of soundKeys(word)) if (key.length > 2 && !/^\d+$/u.test(key)) found.set(key, Math.max(found.get(key) ?? 0, forgivenEdits(word.length)));
  }
  return Array.from(found, ([word, edits]) => ({ word, edits }));
}

/** An address in words: the part before the at sign and the names of the domain but the last. */
export function mailWords(email: string): string {
  const [local = '', domain = ''] = email.split('@');
  return `${local} ${domain.split('.').slice(0, -1).join(' ')}`;
}

function keysOf(texts: readonly string[]): readonly string[] {
  return texts.flatMap(splitWords).flatMap(({ word }) => soundKeys(word.slice(0, 60)));
}

function phoneTerms(phone: string, country: string): readonly string[] {
  const read = readPhone(phone, country);
  if (read === null) return numberTerms(phone);
  const { international, national } = read;
  return [international, national, national.slice(-LAST_DIGITS)].map((digits) => TERM_MARKS.number + digits);
}

function numberTerms(text: string): readonly string[] {
  const digits = text.replaceAll(/\D/gu, '');
  return digits.length < SHORTEST_NUMBER ? [] : [TERM_MARKS.number + digits.slice(0, 30)];
}
