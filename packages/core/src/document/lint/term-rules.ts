import { parseClauseText } from '../clause-text.ts';
import type { DocumentContent, Term } from '../content.ts';
import type { Finding } from '../finding.ts';
import { isOrder } from '../order-clause.ts';
import { isSameWord, sameSense, type FrameworkTerms } from '../terms/framework-terms.ts';
import { STARTER_TERMS } from '../terms/starter-terms.ts';
import { termFinder, type TermFinder } from '../terms/term-uses.ts';
import type { Places } from './frame-places.ts';
import type { KindFrame } from './kind-frames.ts';
import { unexplainedWords } from './unexplained-words.ts';

/** What is known of the document: where its parts are written out, what its kind asks, and what its framework agreement explains. */
export type TermsAround = { readonly places: Places; readonly kind: KindFrame | null; readonly under: FrameworkTerms | null };

/** Shared words: explained, explained once, used, not by themselves and as the framework agreement explains them; and words people quarrel about, or that are used like terms, that nobody explained. */
export function termFindings(content: DocumentContent, { places, kind, under }: TermsAround): Finding[] {
  const clauseId = places.get('terms') ?? null;
  const { terms, head } = content;
  const finder = termFinder(terms, head.locale);
  const texts = textsOf(content);
  const used = new Set([...texts.flatMap((text) => finder.find(text)), ...terms.flatMap((term) => usesOf(term, finder).filter((id) => id !== term.id).map((termId) => ({ termId })))].map(({ termId }) => termId));
  const at = (term: Term) => ({ kind: 'terms' as const, id: term.id, name: term.name, clauseId });
  return [
    ...(clauseId !== null && terms.length === 0 ? [{ code: 'terms-are-empty', severity: 'thin', kind: 'terms', id: null, name: 'terms', clauseId } satisfies Finding] : []),
    ...terms.filter(({ definition }) => definition === '').map((term): Finding => ({ ...at(term), code: 'term-has-no-definition', severity: 'missing' })),
    ...terms.filter((term, index) => terms.slice(0, index).some((other) => isSameWord(term, other, head.locale))).map((term): Finding => ({ ...at(term), code: 'term-is-defined-twice', severity: 'missing' })),
    ...terms.filter((term) => leadsBack(term, terms, finder)).map((term): Finding => ({ ...at(term), code: 'term-is-circular', severity: 'missing' })),
    ...terms.filter(({ id }) => !used.has(id)).map((term): Finding => ({ ...at(term), code: 'term-is-not-used', severity: 'thin' })),
    ...(under === null ? [] : terms.flatMap((term) => otherwiseExplained(term, under, head.locale).map((framework): Finding => ({ ...at(term), code: 'term-differs-from-framework', severity: 'missing', framework })))),
    ...undefinedFindings(content, { kind, under, texts, clauseId }),
  ];
}

/** How the framework agreement explains a word that its order explains in another sense. */
function otherwiseExplained(term: Term, { number, terms }: FrameworkTerms, locale: DocumentContent['head']['locale']): readonly NonNullable<Finding['framework']>[] {
  const there = terms.find((other) => other.definition !== '' && isSameWord(term, other, locale));
  return there === undefined || term.definition === '' || sameSense(term.definition, there.definition, locale) ? [] : [{ number, definition: there.definition, here: term.definition }];
}

type Undefined = { readonly kind: KindFrame | null; readonly under: FrameworkTerms | null; readonly texts: readonly string[]; readonly clauseId: string | null };

/**
 * Words that nobody explained: those of the starter glossary, asked only where something is handed over, and words of one’s own.
 * Of an order that is asked only where the words of its framework agreement are known.
 */
function undefinedFindings(content: DocumentContent, { kind, under, texts, clauseId }: Undefined): Finding[] {
  if (under === null && isOrder(content)) return [];
  const { head } = content;
  const explained = [...content.terms, ...(under?.terms ?? [])];
  const usual = kind?.asks.includes('deliverables') === true ? usualWords(head.locale, texts).filter((starter) => !explained.some((term) => isSameWord(term, starter, head.locale))) : [];
  const own = unexplainedWords(content, [...explained, ...usual]);
  return [
    ...usual.map(({ name }): Finding => ({ code: 'term-is-not-defined', severity: 'thin', kind: 'terms', id: null, name, clauseId })),
    ...own.map(({ name, clauseId: usedIn }): Finding => ({ code: 'word-is-used-like-a-term', severity: 'thin', kind: 'terms', id: null, name, clauseId: usedIn })),
  ];
}

/** The words of the starter glossary that texts use. */
function usualWords(locale: DocumentContent['head']['locale'], texts: readonly string[]): readonly Pick<Term, 'id' | 'name' | 'synonyms' | 'forms'>[] {
  const starters = STARTER_TERMS[locale].map(({ name, synonyms, forms }, index) => ({ id: String(index), name, synonyms: [...synonyms], forms: [...forms] }));
  const finder = termFinder(starters, locale);
  const used = new Set(texts.flatMap((text) => finder.find(text)).map(({ termId }) => termId));
  return starters.filter(({ id }) => used.has(id));
}

function usesOf(term: Term, finder: TermFinder): readonly string[] {
  return finder.find(term.definition).map(({ termId }) => termId);
}

/** Whether following the words of an explanation comes back to the word itself. */
function leadsBack(term: Term, terms: readonly Term[], finder: TermFinder): boolean {
  const seen = new Set<string>();
  const open = [...usesOf(term, finder)];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === term.id) return true;
    const next = terms.find((other) => other.id === id);
    if (next === undefined || seen.has(id)) continue;
    seen.add(id);
    open.push(...usesOf(next, finder));
  }
  return false;
}

/** How a value in working days reads. */
const WORKING_DAYS = { en: 'working days', pl: 'dni roboczych', ru: 'рабочих дней' } as const;

/** Everything the agreement says outside its list of words. */
function textsOf(content: DocumentContent): readonly string[] {
  const { head, variables } = content;
  const valueOf = (key: string): string => {
    const variable = variables.find((one) => one.key === key);
    if (variable?.type === 'working_days') return WORKING_DAYS[head.locale];
    return variable?.type === 'text' ? (variable.value ?? '') : '\uFFFC';
  };
  const clauses = content.clauses.flatMap(({ body }) => parseClauseText(body).map((block) => (block.type === 'frame' ? '' : block.inlines.map((inline) => (inline.type === 'text' ? inline.text : inline.type === 'variable' ? valueOf(inline.key) : '\uFFFC')).join(''))));
  const records = [
    ...content.scopeItems.map(({ text }) => text),
    ...content.phases.flatMap(({ name, description }) => [name, description]),
    ...content.deliverables.flatMap(({ name, form, acceptance }) => [name, form, ...acceptance, WORKING_DAYS[head.locale]]),
    ...content.results.flatMap(({ text, measure, target }) => [text, measure, target]),
    ...content.billingItems.map(({ label }) => label),
    ...content.clientInputs.flatMap(({ text, form }) => [text, form]),
    ...content.groundRules.map(({ text }) => text),
  ];
  return [...clauses, ...records];
}
