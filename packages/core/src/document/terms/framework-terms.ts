import type { Locale } from '../../kernel/locale.ts';
import type { RenderedDocument, RenderedTerm } from '../rendered.ts';
import { sameTerm, termFinder } from './term-uses.ts';

/** What the text that an order names explains, and the number of the agreement that it is of. */
export type FrameworkTerms = { readonly number: string; readonly terms: readonly RenderedTerm[] };

/** The same, and whether that text holds the rules by which an electronic signature shows who signed. */
export type FrameworkSays = FrameworkTerms & { readonly signingRules: boolean };

/**
 * An order as it is read, with the words of its framework agreement: those that its own text uses and does not explain
 * itself, each with where it is explained. They are no part of what it says, nor of its hash.
 */
export function withFrameworkTerms(order: RenderedDocument, { number, terms }: FrameworkTerms): RenderedDocument {
  const finder = termFinder(terms, order.locale);
  const used = new Set(textsOf(order).flatMap((text) => finder.find(text)).map(({ termId }) => termId));
  const away = terms.filter((term) => used.has(term.id) && !order.terms.some((own) => isSameWord(own, term, order.locale)));
  return away.length === 0 ? order : { ...order, terms: [...order.terms, ...away.map((term) => ({ ...term, from: number }))] };
}

/** What stands in the clauses, piece by piece as it is drawn: a word is marked within one piece. */
function textsOf({ sections }: RenderedDocument): readonly string[] {
  return sections.flatMap(({ clauses }) => clauses.flatMap(({ blocks }) => blocks.flatMap((block) => {
    if (block.type === 'frame') return [];
    return (block.type === 'list' ? block.items : [block.runs]).flat().flatMap((run) => (run.type === 'text' ? [run.text] : []));
  })));
}

/** A word as it is named in a list of shared words. */
export type Named = Pick<RenderedTerm, 'name' | 'synonyms'>;

/** Whether two entries explain one word, by name or synonym. */
export function isSameWord(own: Named, other: Named, locale: Locale): boolean {
  return [own.name, ...own.synonyms].some((one) => [other.name, ...other.synonyms].some((name) => sameTerm(one, name, locale)));
}

/**
 * Whether two explanations say the same: the same words in the same order, whatever their capitals, articles and signs. Endings
 * count: in Polish and Russian they say who does what to whom, in English how many.
 */
export function sameSense(one: string, other: string, locale: Locale): boolean {
  const [first, second] = [wordsOf(one, locale), wordsOf(other, locale)];
  return first.length > 0 && first.length === second.length && first.every((word, at) => word === second[at]);
}

const WORDS = /[\p{L}\p{M}\p{N}]+(?:[’-][\p{L}\p{M}\p{N}]+)*/gu;
const ARTICLES: ReadonlySet<string> = new Set(['a', 'an', 'the']);

function wordsOf(text: string, locale: Locale): readonly string[] {
  const words = text.toLowerCase().replaceAll('ё', 'е').replaceAll('\'', '’').match(WORDS) ?? [];
  return locale === 'en' ? words.filter((word) => !ARTICLES.has(word)) : words;
}
