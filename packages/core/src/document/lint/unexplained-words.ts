import type { Locale } from '../../kernel/locale.ts';
import type { DocumentContent, Term } from '../content.ts';
import { parseClauseText } from '../clause-text.ts';
import { stemsOf } from '../terms/term-stem.ts';
import { termFinder } from '../terms/term-uses.ts';
import { capitalRuns, type CapitalRun, type CapitalWord } from './capital-words.ts';
import { KNOWN_CAPITALS } from './known-capitals.ts';

/** How often a word has to be written like a term before it counts as one. */
const TIMES = 2;
/** As many words as a term has. */
const LONGEST = 4;

/** A word that binding clauses use like a term, as it stands there, and the first clause that does. */
export type UnexplainedWord = { readonly name: string; readonly clauseId: string };

type Part = { readonly words: readonly CapitalWord[]; /** Whether they begin their run. */ readonly first: boolean; /** The side whose name they are joined to, as it stands before them. */ readonly joined: string | null };
type Found = Part & { readonly clauseId: string; readonly run: CapitalRun };

/**
 * Words of one’s own that are used like terms and explained nowhere: written with a capital within a sentence of a
 * binding clause, twice or more. In English, where names bear a capital too, “the”, “each” or the like has to stand before
 * one of them and two have to stand within a sentence; in Polish and Russian, which write nouns small, one of them is enough.
 * What stands twice, both times after “in”, is taken for a place there. Left out are names of parties, people, places, laws and known programs, names of deliverables, phases and results, words of values,
 * what a sentence explains where it stands, and what the list of shared words explains.
 * @param terms words that are explained: the document’s own and those of its framework agreement.
 */
export function unexplainedWords(content: DocumentContent, terms: readonly Pick<Term, 'id' | 'name' | 'synonyms' | 'forms'>[]): readonly UnexplainedWord[] {
  const { locale } = content.head;
  const named = namesIn(content);
  const found = content.clauses.filter(({ binding }) => binding === 'hard').flatMap(({ id, body }) => capitalRuns(wordsOf(body), locale).flatMap((run) => partsOf(run, named, locale).map((part): Found => ({ ...part, clauseId: id, run }))));
  const finder = termFinder(terms, locale);
  const byWord = Map.groupBy(found, ({ words }) => words.map(({ stem }) => stem).join(' '));
  return [...byWord.values()].flatMap((uses) => {
    const [first] = uses;
    if (first === undefined || !isUsedLikeATerm(uses, locale)) return [];
    const name = nameOf(uses, content.head.locale);
    // A term may be part of it, or it of a term: “the Platform” where “Learning Platform” is explained.
    return finder.find(first.words.map(({ form }) => form).join(' ')).length > 0 || terms.some((term) => [term.name, ...term.synonyms].some((one) => holds(one, first.words, locale))) ? [] : [{ name, clauseId: first.clauseId }];
  });
}

function isUsedLikeATerm(uses: readonly Found[], locale: Locale): boolean {
  if (uses.length < TIMES || uses.some(({ run }) => run.explained)) return false;
  if (uses.length === TIMES && uses.every(({ run }) => run.placed)) return false;
  // Beside the name of a side a word has its capital from itself: “Client Platform”.
  const meant = uses.filter(({ run, first }) => run.meant || (!first && !run.quoted));
  return KNOWN_CAPITALS[locale].determiners.length === 0 ? meant.length > 0 : meant.length >= TIMES && meant.some(({ run }) => run.determined);
}

/** A run without the sides and their names in it: “the Client Platform” is the Platform of somebody. One with a known word is a name whole: “the Copyright Act”. What says which side is meant belongs to that side: “the Service Provider”, „Klient Końcowy”. */
function partsOf({ words }: CapitalRun, named: ReadonlySet<string>, locale: Locale): readonly Part[] {
  if (words.some(({ known }) => known)) return [];
  const starts = words.flatMap((word, at) => (isOfSide(word, named) ? [] : at === 0 || isOfSide(words[at - 1], named) ? [at] : []));
  const parts = starts.flatMap((at): Part[] => {
    const end = words.findIndex((word, index) => index > at && isOfSide(word, named));
    const own = words.slice(at, end === -1 ? words.length : end);
    return isKindOfSide(own, { before: words[end]?.side === true, after: words[at - 1]?.side === true, locale }) ? [] : [{ words: own, first: at === 0, joined: words[at - 1]?.form ?? null }];
  });
  return parts.filter(({ words: own }) => own.length <= LONGEST);
}

/** How adjectives end; only those that are hard to take for a noun: «Платформой Заказчика» is no kind of client. */
const ADJECTIVE = {
  pl: /(?:ow(?:y|ego|emu|ym|a|ej|ą|i|ych|ymi)|[bcdfghjklmprstwzżźśćń]n(?:y|ego|emu|ym|ej|ą|ych|ymi)|[sc]k(?:i|iego|iemu|im|iej|ą|ich|imi))$/u,
  ru: /(?:[нвтлмщ](?:ый|ого|ому|ым|ая|ую|ые|ых|ыми)|[сц]к(?:ий|ого|ому|им|ая|ую|ие|их|ими)|щ(?:ий|его|ему|им|ие|их|ими))$/u,
} as const;
/** Nouns that end like one. */
const NO_ADJECTIVE = /^(?:rozmow|budow|przebudow|głow|данн)/u;

/** Whether words say which side is meant: in English before it, in Polish and Russian adjectives on either hand. */
function isKindOfSide(words: readonly CapitalWord[], { before, after, locale }: { readonly before: boolean; readonly after: boolean; readonly locale: Locale }): boolean {
  if (locale === 'en') return before;
  return (before || after) && words.map(({ form }) => form.toLowerCase()).every((form) => ADJECTIVE[locale].test(form) && !NO_ADJECTIVE.test(form));
}

function isOfSide(word: CapitalWord | undefined, named: ReadonlySet<string>): boolean {
  return word !== undefined && (word.side || named.has(word.stem));
}

/** What the document names: parties and people, what is made, the values of its sentences. Their words are no terms. */
function namesIn(content: DocumentContent): ReadonlySet<string> {
  const { locale } = content.head;
  const whole = [...content.parties.flatMap((party) => [party.legalName, party.calledAs]), ...content.deliverables.map(({ name }) => name), ...content.phases.map(({ name }) => name)];
  const capitals = [...content.parties.flatMap(({ representedBy, address }) => [representedBy, address]), ...content.variables.map(({ value }) => value ?? ''), ...content.deliverables.flatMap(({ form, decider }) => [form, decider]), ...content.clientInputs.map(({ owner }) => owner), ...content.responsibilities.flatMap(({ name, roleTitle }) => [name, roleTitle])];
  const words = (text: string): readonly string[] => text.match(WORDS) ?? [];
  return new Set([...whole.flatMap(words), ...capitals.flatMap(words).filter((word) => /^\p{Lu}/u.test(word))].flatMap((word) => stemsOf(word, locale)));
}

const WORDS = /[\p{L}\p{M}]+(?:[-’'][\p{L}\p{M}]+)*/gu;

/**
 * The shortest form is nearest to the name of the word; where nouns have cases, one that begins a sentence or stands in quotation
 * marks goes first. A word that stands beside the name of one side each time has that in its name: “Client Platform”.
 */
function nameOf(uses: readonly Found[], locale: Locale): string {
  const named = locale === 'en' ? [] : uses.filter(({ run, first }) => first && !run.meant);
  const forms = (named.length > 0 ? named : uses).map(({ words }) => words.map(({ form }) => form.replace(/’s$/u, '')).join(' '));
  const shortest = forms.reduce((short, form) => (form.length < short.length ? form : short));
  const joined = uses[0]?.joined ?? null;
  const always = locale === 'en' && joined !== null && !joined.endsWith('’s') && uses.every((use) => use.joined === joined);
  return always ? `${joined} ${shortest}` : shortest;
}

function holds(term: string, words: readonly CapitalWord[], locale: Locale): boolean {
  const stems = new Set(term.split(/\s+/u).flatMap((word) => stemsOf(word, locale)));
  return words.every(({ stem }) => stems.has(stem));
}

/** A clause’s own words, one line a block; a value stands as a mark. */
function wordsOf(markup: string): string {
  return parseClauseText(markup).map((block) => (block.type === 'frame' ? '' : block.inlines.map((inline) => (inline.type === 'text' ? inline.text : '\uFFFC')).join(''))).join('\n');
}
