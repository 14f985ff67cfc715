import { framesUsed, parseClauseText, variablesUsed } from '../document/clause-text.ts';
import type { Clause, DocumentContent, Section } from '../document/content.ts';
import type { Edit } from '../document/edit.ts';
import { numberClauses } from '../document/render-document.ts';
import type { Id } from '../kernel/values.ts';

/** The words of a separate document, in its own language; `left` stands in the agreement instead of what moved. */
export type SplitWords = { readonly title: string; readonly aboutTitle: string; readonly about: string; readonly aboutPurpose: string; readonly formTitle: string; readonly form: string; readonly formPurpose: string };

const STEP = 1024;
const FRESH: Pick<Clause, 'key' | 'binding' | 'required' | 'negotiable' | 'fallback' | 'summaryLine' | 'summary' | 'effect'> = { key: '', binding: 'hard', required: true, negotiable: false, fallback: '', summaryLine: null, summary: '', effect: 'none' };

/**
 * A document of its own for clauses that need another form than the rest: the same sides, the clauses as
 * they stand with the values they use, what it belongs to and how it must be signed. Numbers of clauses that
 * stay behind are written out, because nothing here answers to their names.
 * @returns null where one of the clauses is not in the document.
 */
export function separateDocument(content: DocumentContent, clauseIds: readonly Id[], { words, newId }: { readonly words: SplitWords; readonly newId: () => Id }): DocumentContent | null {
  const moved = numberClauses(content).flatMap(({ section, clauses }) => clauses.filter(({ clause }) => clauseIds.includes(clause.id)).map(({ clause }) => ({ section, clause })));
  if (moved.length === 0 || moved.length !== new Set(clauseIds).size) return null;
  const own = (title: string, at: number): Section => ({ id: newId(), position: at * STEP, title });
  const [about, form] = [own(words.aboutTitle, 0), own(words.formTitle, content.sections.length + 1)];
  const kept = content.sections.filter(({ id }) => moved.some(({ section }) => section.id === id)).map((section, at) => ({ ...section, position: (at + 1) * STEP }));
  const clause = (section: Section, body: string, purpose: string): Clause => ({ ...FRESH, id: newId(), position: STEP, sectionId: section.id, body: asPlain(body), purpose });
  const clauses = moved.map(({ clause: one }) => ({ ...one, body: withNumbers(content, one.body), fallback: '' }));
  const used = new Set(clauses.flatMap(({ body }) => variablesUsed(body)));
  const frames = new Set(clauses.flatMap(({ body }) => framesUsed(body)));
  return {
    ...(frames.size === 0 ? withoutFrame(content) : content),
    head: { ...content.head, title: words.title },
    variables: content.variables.filter(({ key }) => used.has(key)),
    sections: [about, ...kept, form],
    clauses: [clause(about, words.about, words.aboutPurpose), ...clauses, clause(form, words.form, words.formPurpose)],
    terms: [],
    dismissals: [],
  };
}

/** The edits that leave a plain word about it where the clauses stood; nothing else in the agreement changes. */
export function splitEdits(content: DocumentContent, clauseIds: readonly Id[], left: string): readonly Edit[] {
  return content.clauses.filter(({ id }) => clauseIds.includes(id)).flatMap(({ id, body, effect }): Edit[] => {
    const place = { type: 'set' as const, kind: 'clauses' as const, id };
    return [{ ...place, field: 'body', before: body, value: asPlain(left) }, ...(effect === 'none' ? [] : [{ ...place, field: 'effect', before: effect, value: 'none' }])];
  });
}

function withoutFrame(content: DocumentContent): DocumentContent {
  return { ...content, scopeItems: [], phases: [], deliverables: [], results: [], billingItems: [], clientInputs: [], responsibilities: [], groundRules: [] };
}

/** References become the numbers they stand for. */
function withNumbers(content: DocumentContent, body: string): string {
  const numbers = numberClauses(content).flatMap(({ clauses }) => clauses).filter(({ clause }) => clause.key !== '');
  const used = new Set(parseClauseText(body).flatMap((block) => (block.type === 'frame' ? [] : block.inlines.flatMap((inline) => (inline.type === 'reference' ? [inline.key] : [])))));
  return numbers.reduce((text, { clause, number }) => (used.has(clause.key) ? text.replaceAll(`{#${clause.key}}`, number) : text), body);
}

/** A sentence of ours as clause markup: nothing in it has a meaning. */
function asPlain(text: string): string {
  return text.replaceAll(/[*{[\\]/gu, String.raw`\$&`);
}
