import { foldText } from './fold-text.ts';
import { deletions, forgivenEdits } from './near-words.ts';
import { readPhone } from './phone-number.ts';
import { mailWords, TERM_MARKS } from './search-terms.ts';
import { soundKeys, soundPrefixes } from './sound-keys.ts';
import { splitWords } from './split-words.ts';

/** One word of what is searched for. */
export type SoughtWord = {
  readonly folded: string;
  readonly keys: readonly string[];
  /** What the keys of words that begin so may begin with. */
  readonly starts: readonly string[];
  readonly edits: number;
};

export type SearchQuery = {
  readonly words: readonly SoughtWord[];
  /** The digits to look for when all of it may be a number, else none. */
  readonly numbers: readonly string[];
};

const MOST_WORDS = 6;
const SHORTEST_NUMBER = 6;

/** Reads what somebody typed: words in any order, each perhaps unfinished; or a number in any format. */
export function readQuery(text: string, country: string): SearchQuery {
  const plain = text.includes('@') ? text.split(/\s+/u).map((part) => (part.includes('@') ? soughtMail(part) : part)).join(' ') : text;
  const typed = [...new Set(splitWords(plain).map(({ word }) => word.slice(0, 60)))].slice(0, MOST_WORDS);
  const words = typed.map((word): SoughtWord => ({ folded: foldText(word), keys: soundKeys(word), starts: soundPrefixes(word), edits: forgivenEdits(Array.from(word).length) }));
  return { words: words.filter(({ starts }) => starts.length > 0), numbers: soughtNumbers(text, country) };
}

/** An address may be typed to any of its letters: of the domain only the first name is sure to be whole or begun. */
function soughtMail(mail: string): string {
  return mail.includes('.', mail.indexOf('@')) ? mailWords(mail) : mail.replace('@', ' ');
}

function soughtNumbers(text: string, country: string): readonly string[] {
  const digits = text.replaceAll(/\D/gu, '');
  if (digits.length < SHORTEST_NUMBER || !/^[\d\s()+./–-]+$/u.test(text.trim())) return [];
  const phone = readPhone(text, country);
  // A trunk digit may be dialled in another country than the workspace's: 8 in Russia, 0 in most others.
  const abroad = /^(?:8\d{10}|0\d{8,10})$/u.test(digits) ? [digits.slice(1)] : [];
  return [...new Set([digits, ...abroad, ...(phone === null ? [] : [phone.international, phone.national])])];
}

/** Nothing can be looked for: no letter, no number. */
export function isEmptyQuery({ words, numbers }: SearchQuery): boolean {
  return words.length === 0 && numbers.length === 0;
}

/** What a mistyped word is looked up by among the words of names. */
export function soughtDeletions({ keys, starts, edits }: SoughtWord): readonly string[] {
  return edits === 0 ? [] : [...new Set([...keys.slice(0, 3), ...starts.slice(0, 1)].flatMap((key) => deletions(key, edits)))];
}

/** Which terms to look among. */
export type Breadth = 'names' | 'all' | 'notes';
const MARKS: Readonly<Record<Breadth, readonly string[]>> = { names: [TERM_MARKS.name], all: [TERM_MARKS.name, ''], notes: [TERM_MARKS.note] };

/** `ends`: whether the last word may be unfinished. `near`: words of names that may have been meant, by the folded word that was typed. `owners`: only records of these. */
export type TermsAsked = { readonly breadth: Breadth; readonly tag: string; readonly ends?: 'open' | 'whole'; readonly wide?: boolean; readonly near?: ReadonlyMap<string, readonly string[]>; readonly owners?: readonly string[] | null };

/**
 * The query in the words of PostgreSQL's tsquery: every word has to be found, each in any of its readings. The last
 * word may be unfinished unless it is asked for as whole; those before it are taken as whole, for which the index is
 * quick, unless `wide` is asked.
 * @param asked.tag stands before each term and keeps workspaces and kinds apart in the index.
 */
export function termQuery(query: SearchQuery, { breadth, tag, ends = 'open', wide = false, near, owners }: TermsAsked): string {
  const term = (mark: string, key: string, open: boolean): string => `'${tag}${mark}${key}'${open ? ':*' : ''}`;
  const ofWord = ({ folded, starts, keys }: SoughtWord, at: number): string => {
    const meant = near?.get(folded) ?? [];
    const isWhole = !wide && (ends === 'whole' || at < query.words.length - 1);
    return anyOf(MARKS[breadth].flatMap((mark) => [...(isWhole ? keys : starts).map((key) => term(mark, key, !isWhole)), ...meant.map((word) => term(mark, word, false))]));
  };
  const words = query.words.map(ofWord);
  const numbers = breadth === 'all' ? query.numbers.map((digits) => term(TERM_MARKS.number, digits, ends === 'open')) : [];
  const ways = [...(words.length === 0 ? [] : [`(${words.join(' & ')})`]), ...numbers];
  const found = anyOf(ways);
  return owners === undefined || owners === null ? found : `${found} & ${anyOf(owners.map((owner) => term(TERM_MARKS.owner, owner, false)))}`;
}

function anyOf(terms: readonly string[]): string {
  return `(${terms.join(' | ')})`;
}
