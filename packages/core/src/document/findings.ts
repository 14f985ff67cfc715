import type { EngagementKind } from '../engagement/engagement-kind.ts';
import { parseClauseText, variablesUsed } from './clause-text.ts';
import type { Clause, Dismissal, DocumentContent } from './content.ts';
import { SEVERITIES, type Finding, type Purpose } from './finding.ts';
import { framePlaces } from './lint/frame-places.ts';
import { frameFindings, scopeFindings, softFindings } from './lint/frame-rules.ts';
import { frameAskedOf } from './lint/kind-frames.ts';
import { isAskedOf } from './lint/lint-rules.ts';
import { consumerFindings, formFindings } from './lint/law-rules.ts';
import { recordFindings } from './lint/record-rules.ts';
import { responsibilityFindings } from './lint/responsibility-rules.ts';
import { scheduleFindings } from './lint/schedule-rules.ts';
import { termFindings } from './lint/term-rules.ts';
import { contradictionFindings, summaryFindings, vagueFindings } from './lint/word-rules.ts';
import { isOrder } from './order-clause.ts';
import { numberClauses } from './render-document.ts';
import type { FrameworkSays } from './terms/framework-terms.ts';
import { sameTerm } from './terms/term-uses.ts';

/** Whether a finding was set aside with a reason; what blocks sending cannot be. */
export function isSetAside(content: Pick<DocumentContent, 'dismissals' | 'head'>, finding: Finding): boolean {
  return dismissalOf(content, finding) !== null;
}

/** How a finding was set aside, and why; null where it stands. A word that was set aside is set aside in its other forms too. */
export function dismissalOf({ dismissals, head }: Pick<DocumentContent, 'dismissals' | 'head'>, { code, severity, id, name }: Finding): Dismissal | null {
  if (severity === 'blocks_sending') return null;
  const isNamed = (other: string): boolean => other === name || (code === 'word-is-used-like-a-term' && sameTerm(other, name, head.locale));
  return dismissals.find((one) => one.code === code && one.recordId === id && isNamed(one.name)) ?? null;
}

/** A text is never changed, only replaced by another one; what was found in it is forgotten with it. */
const LOOKED_THROUGH = new WeakMap<DocumentContent, Map<string, Looked>>();

type Looked = { readonly under: FrameworkSays | null; readonly found: readonly Finding[] };

/** What findings are asked for: what the document is for, the kind of its engagement where that is known, and what the framework agreement of an order says where somebody looked. */
export type LookedFor = { readonly purpose: Purpose; readonly kind: EngagementKind | null; readonly under: FrameworkSays | null };

/**
 * Everything a document lacks before it can go out, gravest first, then in the order of the rules.
 * `blocks_sending`: it would be unclear who agrees or to what, so that no form of law would hold it.
 * `missing`: a hole people quarrel about. `thin`: better with it. A part of the frame that no clause
 * writes out and that holds nothing is asked for only where the kind of engagement is known to have it.
 * Of an order nothing is asked that its framework agreement holds.
 *
 * The same text is looked through once, however often it is asked about: the parts of a page all ask.
 *
 * @param kind of the engagement; null where it is not known.
 */
export function findings(content: DocumentContent, purpose: Purpose = 'agreement', kind: EngagementKind | null = null): readonly Finding[] {
  return findingsUnder(content, { purpose, kind, under: null });
}

/** The same, with the words of an order held against those that its framework agreement explains: what is explained there is not asked for, and what is explained otherwise is found; so are rules of signing that the law asks for and neither of the two holds. */
export function findingsUnder(content: DocumentContent, asked: LookedFor): readonly Finding[] {
  const known = LOOKED_THROUGH.get(content) ?? new Map<string, Looked>();
  LOOKED_THROUGH.set(content, known);
  const { purpose, kind, under } = asked;
  const key = `${purpose} ${kind ?? ''} ${under?.number ?? ''}`;
  const last = known.get(key);
  if (last !== undefined && last.under === under) return last.found;
  const found = lookThrough(content, asked);
  known.set(key, { under, found });
  return found;
}

function lookThrough(content: DocumentContent, { purpose, kind, under }: LookedFor): readonly Finding[] {
  const places = framePlaces(content);
  const ofKind = frameAskedOf(content, kind);
  const found = [
    ...partyFindings(content),
    ...clauseFindings(content),
    ...formFindings(content, under?.signingRules ?? null),
    ...consumerFindings(content, places),
    ...vagueFindings(content, places),
    ...contradictionFindings(content, places),
    ...(ofKind === null ? [] : summaryFindings(content)),
    ...frameFindings(content, places, ofKind),
    ...scopeFindings(content, places, ofKind),
    ...scheduleFindings(content, places),
    ...recordFindings(content, places),
    ...responsibilityFindings(content, places),
    ...softFindings(content, places, ofKind),
    ...termFindings(content, { places, kind: ofKind, under }),
  ];
  const order = isOrder(content);
  const asked = found.filter(({ code }) => isAskedOf(purpose, code, order));
  return asked.toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}

const nothing = { id: null, name: '', clauseId: null } as const;

function partyFindings(content: DocumentContent): Finding[] {
  const sides = (['provider', 'client'] as const).filter((side) => !content.parties.some((party) => party.side === side));
  return [
    ...sides.map((side): Finding => ({ ...nothing, code: 'side-has-no-party', severity: 'blocks_sending', kind: 'parties', name: side })),
    ...content.parties
      .filter(({ legalName }) => legalName === '')
      .map(({ id, calledAs }): Finding => ({ code: 'party-has-no-legal-name', severity: 'blocks_sending', kind: 'parties', id, name: calledAs, clauseId: null })),
  ];
}

function clauseFindings(content: DocumentContent): Finding[] {
  const numbered = numberClauses(content);
  const clauses = numbered.flatMap((section) => section.clauses.map(({ clause }) => clause));
  if (clauses.length === 0) return [{ ...nothing, code: 'document-has-no-clauses', severity: 'blocks_sending', kind: 'clauses' }];
  const empty = numbered.filter((section) => section.clauses.length === 0).map(({ section }): Finding => ({ ...nothing, code: 'section-is-empty', severity: 'thin', kind: 'sections', id: section.id, name: section.title }));
  const keys = new Set(clauses.map(({ key }) => key).filter((key) => key !== ''));
  return [...clauses.flatMap((clause) => wordFindings(content, clause, keys)), ...unfilled(content, clauses), ...empty];
}

function wordFindings(content: DocumentContent, clause: Clause, keys: ReadonlySet<string>): Finding[] {
  const at = { kind: 'clauses' as const, id: clause.id, clauseId: clause.id };
  if (clause.body === '') return [{ ...at, code: 'clause-is-empty', severity: 'blocks_sending', name: '' }];
  const undefinedKeys = variablesUsed(clause.body).filter((key) => !content.variables.some((variable) => variable.key === key));
  const lost = referencesUsed(clause.body).filter((key) => !keys.has(key));
  return [
    ...undefinedKeys.map((name): Finding => ({ ...at, code: 'variable-is-not-defined', severity: 'blocks_sending', name })),
    ...lost.map((name): Finding => ({ ...at, code: 'reference-leads-nowhere', severity: 'blocks_sending', name })),
  ];
}

function referencesUsed(body: string): string[] {
  const keys = parseClauseText(body).flatMap((block) => (block.type === 'frame' ? [] : block.inlines.flatMap((inline) => (inline.type === 'reference' ? [inline.key] : []))));
  return [...new Set(keys)];
}

/** A variable counts where a clause uses it; one that no clause uses is nobody's gap. */
function unfilled(content: DocumentContent, clauses: readonly Clause[]): Finding[] {
  return content.variables.flatMap((variable): Finding[] => {
    const clause = clauses.find(({ body }) => variablesUsed(body).includes(variable.key));
    if (variable.value !== null || clause === undefined) return [];
    return [{ code: 'variable-is-not-filled', severity: variable.required ? 'blocks_sending' : 'missing', kind: 'variables', id: variable.id, name: variable.label, clauseId: clause.id }];
  });
}
