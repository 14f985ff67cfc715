import { foldText } from './fold-text.ts';
import { isLegalForm } from './legal-form.ts';
import { deletions, forgivenEdits } from './near-words.ts';
import { soughtNumbers } from './number-runs.ts';
import { mailWords, TERM_MARKS } from './search-terms.ts';
import { soundKeys, soundPrefixes } from './sound-keys.ts';
import { splitWords, writtenTogether } from './split-words.ts';

/** One word of what is searched for. */
export type SoughtWord = {
  readonly folded: string;
  readonly keys: readonly string[];
  /** What the keys of words that begin so may begin with. */
  readonly starts: readonly string[];
  readonly edits: number;
  /** As it was typed. */
  readonly typed: string;
};

export type SearchQuery = {
  readonly words: readonly SoughtWord[];
  /** Other words that may have been meant, asked for where the words themselves find too few: neighbours as one word, no legal form, no end of a domain. */
  readonly others: readonly (readonly SoughtWord[])[];
  /** Numbers that stand in it, each in every way it may be kept; all have to be found, with the words beside them. */
  readonly numbers: readonly (readonly string[])[];
  readonly beside: readonly SoughtWord[];
};

const MOST_WORDS = 6;

/** Reads what somebody typed: words in any order, each perhaps unfinished; and numbers in any format, alone or with words beside them. */
export function readQuery(text: string, country: string): SearchQuery {
  const typed = text.replaceAll(/\p{Cf}/gu, '').replaceAll(/\b(?:mailto|tel):/giu, '').replaceAll(/\bhttps?:\/\//giu, '').replaceAll(/\bwww\./giu, '');
  const plain = typed.includes('@') ? typed.split(/\s+/u).map((part) => (part.includes('@') ? soughtMail(part) : part)).join(' ') : writtenTogether(typed, (run) => /^[^\s-]+$/u.test(run));
  const words = soughtWords(plain);
  const { numbers, beside } = soughtNumbers(typed, country);
  return { words, others: otherWords(plain, words), numbers, beside: numbers.length === 0 ? [] : soughtWords(beside) };
}

function soughtWords(text: string): readonly SoughtWord[] {
  const typed = [...new Set(splitWords(text).map(({ word }) => word.slice(0, 60)))].slice(0, MOST_WORDS);
  const words = typed.map((word): SoughtWord => ({ folded: foldText(word), keys: soundKeys(word), starts: soundPrefixes(word), edits: forgivenEdits(Array.from(word).length), typed: word }));
  return words.filter(({ starts }) => starts.length > 0);
}

const DOMAIN = /(?<![^\s])([\p{L}\d-]{2,60}(?:\.[\p{L}\d-]{2,60}){0,4})\.\p{Ll}{2,12}(?:\/\S{0,100})?(?![^\s])/gu;

function otherWords(text: string, words: readonly SoughtWord[]): readonly (readonly SoughtWord[])[] {
  const glued = words.slice(1).map((word, at) => [...words.slice(0, at), ...soughtWords((words[at]?.typed ?? '') + word.typed), ...words.slice(at + 2)]);
  const telling = words.filter(({ folded }) => !isLegalForm(folded));
  const domains = text.replaceAll(DOMAIN, '$1');
  return [...glued, ...(telling.length > 0 && telling.length < words.length ? [telling] : []), ...(domains === text ? [] : [soughtWords(domains)])].filter((some) => some.length > 0);
}

/** An address may be typed to any of its letters: of the domain only the first name is sure to be whole or begun. */
function soughtMail(mail: string): string {
  return mail.includes('.', mail.indexOf('@')) ? mailWords(mail) : mail.replace('@', ' ');
}

/** Nothing can be looked for: no letter, no number. */
export function isEmptyQuery({ words, numbers }: SearchQuery): boolean {
  return words.length === 0 && numbers.length === 0;
}

/** What a mistyped word is looked up by among the words of names. */
export function soughtDeletions({ keys, starts, edits }: SoughtWord): readonly string[] {
  return edits === 0 ? [] : [...new Set([...keys.slice(0, 3), ...starts.slice(0, 1)].flatMap((key) => deletions(key, edits)))];
}

/** Which terms to look among; of notes at least one word has to stand in a note, the others may stand anywhere. */
export type Breadth = 'names' | 'all' | 'notes';
const MARKS: Readonly<Record<Breadth, readonly string[]>> = { names: [TERM_MARKS.name], all: [TERM_MARKS.name, ''], notes: [TERM_MARKS.note, TERM_MARKS.name, ''] };

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
  const ofWord = ({ folded, starts, keys }: SoughtWord, isWhole: boolean, marks: readonly string[]): string => {
    const meant = near?.get(folded) ?? [];
    return anyOf(marks.flatMap((mark) => [...(isWhole ? keys : starts).map((key) => term(mark, key, !isWhole)), ...meant.map((word) => term(mark, word, false))]));
  };
  const all = (words: readonly SoughtWord[], open: boolean): string => {
    const each = (marks: readonly string[]) => words.map((word, at) => ofWord(word, !open && (ends === 'whole' || at < words.length - 1), marks));
    if (breadth !== 'notes') return `(${each(MARKS[breadth]).join(' & ')})`;
    const noted = each([TERM_MARKS.note]);
    return words.length === 1 ? `(${noted.join('')})` : `(${each(MARKS.notes).join(' & ')} & ${anyOf(noted)})`;
  };
  const numbers = breadth === 'all' && query.numbers.length > 0 ? [[...query.numbers.map((writings) => anyOf(writings.map((digits) => term(TERM_MARKS.number, digits, ends === 'open')))), ...(query.beside.length === 0 ? [] : [all(query.beside, false)])].join(' & ')] : [];
  const ways = [...(query.words.length === 0 ? [] : [all(query.words, wide)]), ...(wide ? query.others.map((words) => all(words, false)) : []), ...numbers.map((asked) => `(${asked})`)];
  const found = anyOf(ways);
  return owners === undefined || owners === null ? found : `${found} & ${anyOf(owners.map((owner) => term(TERM_MARKS.owner, owner, false)))}`;
}

function anyOf(terms: readonly string[]): string {
  return `(${terms.join(' | ')})`;
}
