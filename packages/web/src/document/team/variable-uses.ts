import { variablesUsed } from '@entente/core/document/clause-text';
import type { DocumentContent } from '@entente/core/document/content';
import { numberClauses, renderDocument } from '@entente/core/document/render-document';
import type { RenderedClause, RenderedDocument, Run } from '@entente/core/document/rendered';
import { frameWords } from '@entente/phrases/all-frame-words';
import type { OpenPlace } from './open-place.ts';

type VariablePlace = Extract<OpenPlace, { what: 'variable' }>;

/** The clauses in which a value stands, in reading order. */
export function clausesUsing(rendered: RenderedDocument, variableId: string): readonly RenderedClause[] {
  return rendered.sections.flatMap((section) => section.clauses).filter((clause) => placesOf(clause).some(({ run }) => run.id === variableId));
}

/** The first place of a value in a clause, as the clause's words name their places. */
export function placeOf(clause: RenderedClause, variableId: string): VariablePlace | null {
  const found = placesOf(clause).find(({ run }) => run.id === variableId);
  return found === undefined ? null : { what: 'variable', clauseId: clause.id, variableId, place: found.place };
}

/** Where the next value stands that is not filled yet, after a place or from the beginning; null when all are filled. */
export function nextToFill(content: DocumentContent, after: { readonly clauseId: string; readonly variableId: string } | null): VariablePlace | null {
  const order = numberClauses(content).flatMap((section) => section.clauses.flatMap(({ clause }) => variablesUsed(clause.body).map((key) => ({ clauseId: clause.id, variable: content.variables.find((one) => one.key === key) }))));
  const from = after === null ? -1 : order.findIndex(({ clauseId, variable }) => clauseId === after.clauseId && variable?.id === after.variableId);
  const open = [...order.slice(from + 1), ...order.slice(0, Math.max(0, from))].find(({ variable }) => variable !== undefined && variable.value === null && variable.id !== after?.variableId);
  if (open?.variable === undefined) return null;
  const rendered = renderDocument(content, frameWords(content.head.locale));
  const clause = rendered.sections.flatMap((section) => section.clauses).find(({ id }) => id === open.clauseId);
  return clause === undefined ? null : placeOf(clause, open.variable.id);
}

function placesOf(clause: RenderedClause): readonly { readonly place: string; readonly run: Extract<Run, { type: 'variable' }> }[] {
  return clause.blocks.flatMap((block, at) => {
    if (block.type === 'frame') return [];
    return block.type === 'paragraph' ? valuesIn(block.runs, String(at)) : block.items.flatMap((runs, item) => valuesIn(runs, `${at}.${item}`));
  });
}

function valuesIn(runs: readonly Run[], prefix: string): readonly { readonly place: string; readonly run: Extract<Run, { type: 'variable' }> }[] {
  return runs.flatMap((run, at) => (run.type === 'variable' ? [{ place: `${prefix}.${at}`, run }] : []));
}
