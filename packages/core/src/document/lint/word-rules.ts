import { parseClauseText, variablesUsed } from '../clause-text.ts';
import { SUMMARY_LINES, type DocumentContent, type ItemKind } from '../content.ts';
import type { Finding } from '../finding.ts';
import type { Places } from './frame-places.ts';
import { vagueWords } from './vague-words.ts';

/** Words that bind nobody, in clauses and in the records that clauses write out. */
export function vagueFindings(content: DocumentContent, places: Places): Finding[] {
  const { locale } = content.head;
  const texts: readonly { readonly kind: ItemKind; readonly id: string; readonly text: string; readonly clauseId: string | null }[] = [
    ...content.clauses.map(({ id, body }) => ({ kind: 'clauses' as const, id, text: plainText(body), clauseId: id })),
    ...content.scopeItems.map(({ id, text, direction }) => ({ kind: 'scopeItems' as const, id, text, clauseId: places.get(direction === 'in' ? 'scope_in' : 'scope_out') ?? null })),
    ...content.deliverables.map(({ id, name, form, acceptance }) => ({ kind: 'deliverables' as const, id, text: [name, form, ...acceptance].join('\n'), clauseId: places.get('deliverables') ?? null })),
    ...content.clientInputs.map(({ id, text, form }) => ({ kind: 'clientInputs' as const, id, text: [text, form].join('\n'), clauseId: places.get('client_inputs') ?? null })),
    ...content.groundRules.map(({ id, text }) => ({ kind: 'groundRules' as const, id, text, clauseId: places.get('ground_rules') ?? null })),
  ];
  return texts.flatMap(({ text, ...at }) => vagueWords(text, locale).map((name): Finding => ({ ...at, code: 'words-are-vague', severity: 'missing', name })));
}

/** A clause's own words, one line a block; a value stands as a mark, so that no phrase is found across it. */
export function plainText(markup: string): string {
  return parseClauseText(markup)
    .map((block) => (block.type === 'frame' ? '' : block.inlines.map((inline) => (inline.type === 'text' ? inline.text : '\uFFFC')).join('')))
    .join('\n');
}

/** The three lines of “In short” that a clause has to answer: how changes work, how to stop, whose rights. */
export function summaryFindings({ clauses }: DocumentContent): Finding[] {
  return SUMMARY_LINES.filter((line) => !clauses.some(({ summaryLine }) => summaryLine === line)).map((name): Finding => ({ code: 'summary-line-is-missing', severity: 'missing', kind: 'clauses', id: null, name, clauseId: null }));
}

/** A value that the clauses use, and a record of the frame that says another one. */
export function contradictionFindings(content: DocumentContent, places: Places): Finding[] {
  const review = content.variables.find(({ key, type }) => key === 'review_days' && type === 'working_days');
  if (review === undefined || review.value === null || !content.clauses.some(({ body }) => variablesUsed(body).includes(review.key))) return [];
  return content.deliverables
    .filter(({ reviewDays }) => String(reviewDays) !== review.value)
    .map(({ id, name }): Finding => ({ code: 'value-contradicts-record', severity: 'missing', kind: 'deliverables', id, name, clauseId: places.get('deliverables') ?? null }));
}
