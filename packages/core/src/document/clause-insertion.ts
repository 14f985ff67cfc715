import type { Id } from '../kernel/values.ts';
import { variablesUsed } from './clause-text.ts';
import type { Clause, DocumentContent, Variable } from './content.ts';
import type { Edit, FieldValue } from './edit.ts';
import { positionAtEnd, positionBetween, STEP } from './ordering.ts';

/** A clause taken from elsewhere, with the values its words use. */
export type TakenClause = { readonly clause: Clause; readonly variables: readonly Variable[] };

/** Takes a clause out of a document, with the values that its words, its fallback or its line of “In short” use. */
export function takenClause({ variables }: Pick<DocumentContent, 'variables'>, clause: Clause): TakenClause {
  const used = new Set([clause.body, clause.fallback, clause.summary].flatMap(variablesUsed));
  return { clause, variables: variables.filter(({ key }) => used.has(key)) };
}

type Place = { readonly sectionId: Id; readonly after: Id | null };

/**
 * The edits that put a taken clause into a document: first the values it uses and the document does not
 * have, then the clause. A value that is there stays as it is; a name that is taken is left out, so that no
 * reference changes its meaning.
 */
export function insertionEdits(content: DocumentContent, { clause, variables }: TakenClause, { place, newId }: { readonly place: Place; readonly newId: () => Id }): readonly Edit[] {
  const siblings = content.clauses.filter(({ sectionId }) => sectionId === place.sectionId);
  const at = siblings.findIndex(({ id }) => id === place.after);
  const between = at === -1 ? null : positionBetween(siblings[at]?.position ?? null, siblings[at + 1]?.position ?? null);
  const taken = clause.key !== '' && content.clauses.some(({ key }) => key === clause.key);
  const item: Clause = { ...clause, id: newId(), sectionId: place.sectionId, position: between ?? positionAtEnd(siblings), key: taken ? '' : clause.key, summaryLine: lineIsFree(content, clause) ? clause.summaryLine : null };
  return [...missingValues(content, variables, newId), { type: 'insert', kind: 'clauses', item }];
}

/** What of a clause changes when another one's words take its place; its name and its place stay. */
const REPLACED = ['body', 'purpose', 'fallback', 'binding', 'negotiable', 'effect'] as const satisfies readonly (keyof Clause)[];

/** The edits that give a clause the words of another one, with the values they use. */
export function replacementEdits(content: DocumentContent, { clause, variables }: TakenClause, { clauseId, newId }: { readonly clauseId: Id; readonly newId: () => Id }): readonly Edit[] {
  const standing = content.clauses.find(({ id }) => id === clauseId);
  if (standing === undefined) return [];
  const sets = REPLACED.filter((field) => standing[field] !== clause[field]).map((field): Edit => ({ type: 'set', kind: 'clauses', id: clauseId, field, before: standing[field] satisfies FieldValue, value: clause[field] satisfies FieldValue }));
  return sets.length === 0 ? [] : [...missingValues(content, variables, newId), ...sets];
}

function missingValues(content: DocumentContent, variables: readonly Variable[], newId: () => Id): readonly Edit[] {
  const end = positionAtEnd(content.variables);
  return variables
    .filter(({ key }) => !content.variables.some((variable) => variable.key === key))
    .map((variable, at): Edit => ({ type: 'insert', kind: 'variables', item: { ...variable, id: newId(), position: end + at * STEP } }));
}

/** A line of “In short” is answered by one clause. */
function lineIsFree({ clauses }: DocumentContent, { summaryLine }: Clause): boolean {
  return !clauses.some((other) => other.summaryLine === summaryLine);
}
