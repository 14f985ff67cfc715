import type { Finding } from '@entente/core/document/finding';
import type { RenderedDocument } from '@entente/core/document/rendered';
import { freshId } from '../../shell/team-app/fresh-id.ts';
import type { EditorActions } from './editor-actions.ts';
import type { OpenPlace, RecordPart } from './open-place.ts';
import { newRecord } from './record-fields.ts';
import { clausesUsing, placeOf } from './variable-uses.ts';

const PART_OF_KIND: Readonly<Partial<Record<Finding['kind'], RecordPart>>> = { parties: 'parties', phases: 'phases', results: 'results', deliverables: 'deliverables', billingItems: 'billing', clientInputs: 'client_inputs', responsibilities: 'responsibilities', groundRules: 'ground_rules', terms: 'terms' };

type Mending = {
  readonly actions: EditorActions;
  readonly rendered: RenderedDocument;
  readonly readOnly: boolean;
  readonly onPart: (part: RecordPart, recordId?: string | null) => void;
  readonly onClause: (clauseId: string) => void;
};

/** Findings of words that nobody explained: their mend begins the explanation. */
const OF_NOBODY: ReadonlySet<Finding['code']> = new Set(['term-is-not-defined', 'word-is-used-like-a-term']);

/** Starts the mend of a finding: opens the value, the record or the clause for writing, or begins the clause that is missing. */
export function startMend(finding: Finding, mending: Mending): void {
  const { kind, id, clauseId } = finding;
  if (!mending.readOnly && opens(finding, mending)) return;
  if (clauseId !== null) mending.onClause(clauseId);
  if (!mending.readOnly && kind === 'clauses' && id !== null) mending.actions.open({ what: 'clause', clauseId: id });
}

/** Whether something other than a clause's own words was opened. */
function opens(finding: Finding, { actions, rendered, onPart }: Mending): boolean {
  const place = valuePlace(finding, rendered);
  if (place !== null) {
    actions.open(place);
    return true;
  }
  const part = partOf(finding, actions);
  if (finding.code === 'responsibilities-are-empty') actions.proposeResponsibilities();
  if (part !== null) onPart(part, OF_NOBODY.has(finding.code) ? beginTerm(finding.name, actions) : finding.id);
  return part !== null || beginClause(finding, { actions, rendered });
}

/** A word that nobody explained enters the list with what it usually means. */
function beginTerm(words: string, actions: EditorActions): string | null {
  const id = freshId();
  return actions.insert('terms', newRecord(actions.session.state().content, 'terms', { id, words })) ? id : null;
}

function valuePlace({ kind, id }: Finding, rendered: RenderedDocument): OpenPlace | null {
  const clause = kind === 'variables' && id !== null ? clausesUsing(rendered, id)[0] : undefined;
  return clause === undefined || id === null ? null : placeOf(clause, id);
}

/** The clause that a finding misses, begun where it belongs. */
function beginClause({ code, id, name }: Finding, { actions, rendered }: Pick<Mending, 'actions' | 'rendered'>): boolean {
  const sectionId = code === 'section-is-empty' ? id : (rendered.sections.at(-1)?.id ?? null);
  if (sectionId === null) return false;
  const where = { sectionId, after: null };
  if (code === 'section-is-empty' || code === 'document-has-no-clauses') actions.addClause(where);
  else if (code === 'frame-is-not-written-out') actions.addClause(where, { body: `[[${name}]]` });
  else if (code === 'summary-line-is-missing') actions.addClause(where, { summaryLine: name === 'changes' || name === 'ending' ? name : 'rights' });
  else return false;
  return true;
}

function partOf({ kind, code, id }: Finding, { session }: EditorActions): RecordPart | null {
  if (code === 'frame-is-not-written-out') return null;
  if (kind !== 'scopeItems') return PART_OF_KIND[kind] ?? null;
  const item = session.state().content.scopeItems.find((one) => one.id === id);
  return code === 'scope-in-is-empty' || item?.direction === 'in' ? 'scope_in' : 'scope_out';
}
