import type { Locale } from '../../kernel/locale.ts';
import { rememberIn } from '../../kernel/remember.ts';
import type { Term } from '../content.ts';
import { stemsOf } from './term-stem.ts';

/** A place in a text where a term is used. */
export type TermUse = { readonly termId: string; readonly at: number; readonly end: number };
type NamedTerm = Pick<Term, 'id' | 'name' | 'synonyms' | 'forms'>;
/** Finds terms in texts of one language. */
export type TermFinder = { readonly find: (text: string) => readonly TermUse[] };

type Word = { readonly at: number; readonly end: number; readonly stems: readonly string[] };
type Pattern = { readonly termId: string; readonly words: readonly (readonly string[])[] };

/** The clauses and records of two long agreements. */
const MOST_TEXTS = 1_000;
const WORD = /[\p{L}\p{N}’'-]+/gu;

/** Recognises terms by name, synonym and listed form, in any case and number. The longest name wins. */
export function termFinder(terms: readonly NamedTerm[], locale: Locale): TermFinder {
  const patterns = terms.flatMap(({ id, name, synonyms, forms }) => [name, ...synonyms, ...forms].map((words): Pattern => ({ termId: id, words: wordsOf(words, locale).map(({ stems }) => stems) })));
  const longest = patterns.filter(({ words }) => words.length > 0).toSorted((a, b) => b.words.length - a.words.length);
  const byFirst = new Map<string, Pattern[]>();
  for (const pattern of longest) for (const stem of pattern.words[0] ?? []) byFirst.set(stem, [...(byFirst.get(stem) ?? []), pattern]);
  return { find: (text) => (longest.length === 0 ? [] : usesIn(text, locale, byFirst)) };
}

/** Whether two names mean the same word to the finder. */
export function sameTerm(a: string, b: string, locale: Locale): boolean {
  const [one, other] = [wordsOf(a, locale), wordsOf(b, locale)];
  return one.length > 0 && one.length === other.length && one.every(({ stems }, index) => meet(stems, other[index]?.stems ?? []));
}

function usesIn(text: string, locale: Locale, byFirst: ReadonlyMap<string, readonly Pattern[]>): readonly TermUse[] {
  const words = wordsOf(text, locale);
  const uses: TermUse[] = [];
  for (let at = 0; at < words.length; ) {
    const pattern = (words[at]?.stems ?? []).flatMap((stem) => byFirst.get(stem) ?? []).toSorted((a, b) => b.words.length - a.words.length).find((one) => fits(one, { text, words, at }));
    const [from, to] = [words[at], words[at + (pattern?.words.length ?? 1) - 1]];
    if (pattern !== undefined && from !== undefined && to !== undefined) uses.push({ termId: pattern.termId, at: from.at, end: to.end });
    at += pattern?.words.length ?? 1;
  }
  return uses;
}

/** Whether the words from here on are the pattern's, with nothing but spaces between them. */
function fits(pattern: Pattern, { text, words, at }: { text: string; words: readonly Word[]; at: number }): boolean {
  return pattern.words.every((stems, index) => {
    const [word, before] = [words[at + index], words[at + index - 1]];
    if (word === undefined || !meet(word.stems, stems)) return false;
    return index === 0 || before === undefined || text.slice(before.end, word.at).trim() === '';
  });
}

function meet(a: readonly string[], b: readonly string[]): boolean {
  return a.some((stem) => b.includes(stem));
}

const wordsOf = rememberIn(MOST_TEXTS, (text: string, locale: Locale): readonly Word[] => [...text.matchAll(WORD)].map((match) => ({ at: match.index, end: match.index + match[0].length, stems: stemsOf(match[0], locale) })));
