import type { Locale } from '../../kernel/locale.ts';
import { rememberIn } from '../../kernel/remember.ts';
import { stemsOf } from '../terms/term-stem.ts';
import { KNOWN_CAPITALS } from './known-capitals.ts';

/** A word as it stands in a text, with what is left of it without its ending. */
export type CapitalWord = { readonly form: string; readonly stem: string; /** A word that a capital does not make a term: a person, a place, a law, a part of every contract. */ readonly known: boolean; /** What a contract calls one of its sides. */ readonly side: boolean };

/** Words in a row that are written like a term. */
export type CapitalRun = {
  readonly words: readonly CapitalWord[];
  /** Whether the capital means something: not the first words of a sentence, nor a name in quotation marks. */
  readonly meant: boolean;
  /** Whether they stand in quotation marks. */
  readonly quoted: boolean;
  /** Whether a word such as “the” or “each” stands before them. */
  readonly determined: boolean;
  /** Whether they stand where a place would: “in Warsaw”. */
  readonly placed: boolean;
  /** Whether they are explained where they stand: “(the ‘Platform’)”, „zwana dalej Platformą”. */
  readonly explained: boolean;
};

/** The clauses of two long agreements. */
const MOST_TEXTS = 500;
/** How far from a word the words that explain it stand. */
const REACH = 3;

type Token = { readonly text: string; readonly kind: 'word' | 'number' | 'mark' };

const TOKEN = /[\p{L}\p{M}]+(?:[-’'][\p{L}\p{M}]+)*|\p{N}+|[^\s\p{L}\p{N}]/gu;
/** One capital, then small letters: no abbreviation (PDF), no name with capitals inside (PowerPoint). */
const CAPITAL = /^\p{Lu}\p{Ll}[\p{Ll}’'-]+$/u;
const CYRILLIC = /^[\p{Script=Cyrillic}-]+$/u;
const OPEN = new Set(['“', '„', '«', '"', '‘']);
const CLOSED = new Set(['”', '»', '"', '“', '’']);

/**
 * The words of a clause that are written with a capital within a sentence, and those in quotation marks or at its beginning that may be
 * the same ones. A line, a full stop, a colon, a dash or a bracket begins a sentence: better a term unseen than a name taken for one.
 * In Russian only Cyrillic words count, names of programs are Latin there. Linear, and remembered by text.
 * @param text a clause’s own words; a value stands as U+FFFC.
 */
export const capitalRuns: (text: string, locale: Locale) => readonly CapitalRun[] = rememberIn(MOST_TEXTS, (text: string, locale: Locale) => text.split('\n').flatMap((line) => runsOfLine(line, locale)));

function runsOfLine(line: string, locale: Locale): readonly CapitalRun[] {
  const tokens = [...line.replaceAll('\u00A0', ' ').replaceAll('\u202F', ' ').matchAll(TOKEN)].map(([text]): Token => ({ text, kind: /^\p{L}/u.test(text) ? 'word' : /^\p{N}/u.test(text) ? 'number' : 'mark' }));
  const runs: CapitalRun[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    if (!isCapital(tokens[at], locale)) continue;
    let end = at + 1;
    while (isCapital(tokens[end], locale)) end += 1;
    const run = runAt(tokens, { at, end, locale });
    if (run !== null) runs.push(run);
    at = end - 1;
  }
  return runs;
}

function isCapital(token: Token | undefined, locale: Locale): boolean {
  return token?.kind === 'word' && CAPITAL.test(token.text) && (locale !== 'ru' || CYRILLIC.test(token.text));
}

type Place = { readonly at: number; readonly end: number; readonly locale: Locale };

/** Words in a row as what stands around them makes them; null where they only begin a sentence: “The”. */
function runAt(tokens: readonly Token[], { at, end, locale }: Place): CapitalRun | null {
  const { before, determiners, places, explains } = KNOWN_CAPITALS[locale];
  const quoted = OPEN.has(textAt(tokens, at - 1)) && CLOSED.has(textAt(tokens, end));
  const begins = beginsAt(tokens, quoted ? at - 1 : at);
  // “The Platform works”: the first word has its capital from the sentence, the next one its own.
  const shifted = begins && !quoted && before.includes(textAt(tokens, at).toLowerCase());
  const from = shifted ? at + 1 : at;
  if (from >= end) return null;
  const around = quoted ? { from: at - 1, end: end + 1 } : { from, end };
  const words = tokens.slice(from, end).map(({ text }): CapitalWord => ({ form: text, stem: stemsOf(text, locale)[0] ?? text.toLowerCase(), known: isKnown(text, locale), side: isSide(text, locale) }));
  const leading = textAt(tokens, around.from - 1).toLowerCase();
  return { words, quoted, meant: !quoted && (shifted || !begins), determined: determiners.includes(leading), placed: places.includes(leading), explained: explainedAt(tokens, { ...around, quoted, explains }) };
}

/** Whether a sentence begins here: after nothing, or after a sign other than a comma. */
function beginsAt(tokens: readonly Token[], at: number): boolean {
  const lead = tokens[at - 1];
  return lead === undefined || (lead.kind === 'mark' && lead.text !== ',');
}

function textAt(tokens: readonly Token[], at: number): string {
  return tokens[at]?.text ?? '';
}

function isKnown(form: string, locale: Locale): boolean {
  const lower = bare(form);
  const { known, people } = KNOWN_CAPITALS[locale];
  return known.some((one) => isLike(lower, one)) || people.some((one) => isLike(lower, one));
}

function isSide(form: string, locale: Locale): boolean {
  const lower = bare(form);
  return KNOWN_CAPITALS[locale].sides.some((one) => isLike(lower, one));
}

function bare(form: string): string {
  return form.toLowerCase().replaceAll('ё', 'е').replace(/[’']s$/u, '');
}

function isLike(word: string, one: string): boolean {
  return one.endsWith('…') ? word.startsWith(one.slice(0, -1)) : word === one;
}

function explainedAt(tokens: readonly Token[], { from, end, quoted, explains }: { from: number; end: number; quoted: boolean; explains: readonly string[] }): boolean {
  const isSaid = (token: Token): boolean => explains.some((one) => isLike(token.text.toLowerCase(), one));
  const near = tokens.slice(Math.max(0, from - REACH), from);
  // In brackets, in quotation marks: what stands before the bracket is what the word means.
  if (quoted && near.some(({ text }) => text === '(') && tokens.slice(end, end + 2).some(({ text }) => text === ')')) return true;
  return [...near, ...tokens.slice(end, end + REACH)].some(isSaid);
}
