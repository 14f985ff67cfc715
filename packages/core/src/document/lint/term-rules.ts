import { parseClauseText } from '../clause-text.ts';
import type { DocumentContent, Term } from '../content.ts';
import type { Finding } from '../finding.ts';
import { STARTER_TERMS } from '../terms/starter-terms.ts';
import { sameTerm, termFinder, type TermFinder } from '../terms/term-uses.ts';
import type { Places } from './frame-places.ts';
import type { KindFrame } from './kind-frames.ts';

/** Shared words: explained, explained once, used, and not by themselves; and words people quarrel about that nobody explained. */
export function termFindings(content: DocumentContent, places: Places, kind: KindFrame | null): Finding[] {
  const clauseId = places.get('terms') ?? null;
  const { terms, head } = content;
  const finder = termFinder(terms, head.locale);
  const texts = textsOf(content);
  const used = new Set([...texts.flatMap((text) => finder.find(text)), ...terms.flatMap((term) => usesOf(term, finder).filter((id) => id !== term.id).map((termId) => ({ termId })))].map(({ termId }) => termId));
  const at = (term: Term) => ({ kind: 'terms' as const, id: term.id, name: term.name, clauseId });
  return [
    ...(clauseId !== null && terms.length === 0 ? [{ code: 'terms-are-empty', severity: 'thin', kind: 'terms', id: null, name: 'terms', clauseId } satisfies Finding] : []),
    ...terms.filter(({ definition }) => definition === '').map((term): Finding => ({ ...at(term), code: 'term-has-no-definition', severity: 'missing' })),
    ...terms.filter((term, index) => terms.slice(0, index).some((other) => namesMeet(term, other, head.locale))).map((term): Finding => ({ ...at(term), code: 'term-is-defined-twice', severity: 'missing' })),
    ...terms.filter((term) => leadsBack(term, terms, finder)).map((term): Finding => ({ ...at(term), code: 'term-is-circular', severity: 'missing' })),
    ...terms.filter(({ id }) => !used.has(id)).map((term): Finding => ({ ...at(term), code: 'term-is-not-used', severity: 'thin' })),
    ...undefinedFindings(content, { kind, texts, clauseId }),
  ];
}

/** Words of the starter glossary that the text uses and nobody explained; asked only where something is handed over. */
function undefinedFindings({ head, terms }: DocumentContent, { kind, texts, clauseId }: { kind: KindFrame | null; texts: readonly string[]; clauseId: string | null }): Finding[] {
  if (kind?.asks.includes('deliverables') !== true) return [];
  const starters = STARTER_TERMS[head.locale].map((starter, index) => ({ ...starter, synonyms: [...starter.synonyms], forms: [...starter.forms], id: String(index) }));
  const finder = termFinder(starters, head.locale);
  const used = new Set(texts.flatMap((text) => finder.find(text)).map(({ termId }) => termId));
  return starters
    .filter((starter) => used.has(starter.id) && !terms.some((term) => namesMeet(term, starter, head.locale)))
    .map(({ name }): Finding => ({ code: 'term-is-not-defined', severity: 'thin', kind: 'terms', id: null, name, clauseId }));
}

type Named = Pick<Term, 'name' | 'synonyms'>;

function namesMeet(a: Named, b: Named, locale: DocumentContent['head']['locale']): boolean {
  const names = ({ name, synonyms }: Named): readonly string[] => [name, ...synonyms];
  return names(a).some((one) => names(b).some((other) => sameTerm(one, other, locale)));
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
