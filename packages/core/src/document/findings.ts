import { z } from 'zod';
import { Id } from '../kernel/values.ts';
import { framesUsed, parseClauseText, variablesUsed, type FrameBlock } from './clause-text.ts';
import { ITEM_KINDS, type BillingItem, type Clause, type Deliverable, type DocumentContent, type Phase } from './content.ts';
import { numberClauses } from './render-document.ts';

export const FINDING_CODES = [
  'side-has-no-party', 'party-has-no-legal-name',
  'variable-is-not-filled', 'variable-is-not-defined', 'reference-leads-nowhere',
  'document-has-no-clauses', 'section-is-empty', 'clause-is-empty', 'frame-is-not-written-out',
  'scope-in-is-empty', 'scope-out-is-empty',
  'phases-are-empty', 'phase-has-no-dates', 'phase-ends-before-it-starts',
  'results-are-empty', 'result-has-no-measure',
  'deliverables-are-empty', 'deliverable-has-no-form', 'deliverable-has-no-acceptance', 'deliverable-has-no-due-day', 'deliverable-has-no-decider',
  'billing-is-empty', 'billing-has-no-amount', 'billing-has-no-deliverable', 'billing-has-no-day',
  'client-inputs-are-empty', 'client-input-has-no-due-day', 'ground-rules-are-empty',
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

export const SEVERITIES = ['blocks_sending', 'missing', 'thin'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Something the document lacks. `name` is what the sentence calls it; `clauseId` is where the reader is led. */
export const Finding = z.object({
  code: z.enum(FINDING_CODES),
  severity: z.enum(SEVERITIES),
  kind: z.enum(['head', ...ITEM_KINDS]),
  id: Id.nullable(),
  name: z.string(),
  clauseId: Id.nullable(),
});
export type Finding = z.infer<typeof Finding>;

/** Which clause writes out a frame block, if one does. */
type Places = ReadonlyMap<FrameBlock, string>;

export const PURPOSES = ['agreement', 'template'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** What a template leaves open on purpose: it is filled for one client, in the agreement. */
const LEFT_TO_AGREEMENTS: ReadonlySet<FindingCode> = new Set([
  'party-has-no-legal-name', 'variable-is-not-filled', 'phase-has-no-dates', 'deliverable-has-no-due-day', 'deliverable-has-no-decider', 'billing-has-no-amount', 'billing-has-no-day', 'client-input-has-no-due-day',
]);

/**
 * Everything a document lacks before it can go out, gravest first, then in reading order.
 * `blocks_sending`: it would be unclear who agrees or to what. `missing`: the frame has a hole people
 * quarrel about. `thin`: better with it. A part of the frame that no clause writes out and that holds
 * nothing is not asked for: not every kind of engagement needs it.
 */
export function findings(content: DocumentContent, purpose: Purpose = 'agreement'): readonly Finding[] {
  const places = framePlaces(content);
  const found = [...partyFindings(content), ...clauseFindings(content), ...frameFindings(content, places), ...recordFindings(content, places)];
  const asked = purpose === 'template' ? found.filter(({ code }) => !LEFT_TO_AGREEMENTS.has(code)) : found;
  return asked.toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}

/** The first clause that writes out each frame block. */
export function framePlaces(content: DocumentContent): Places {
  const places = new Map<FrameBlock, string>();
  for (const { clause } of numberClauses(content).flatMap((section) => section.clauses)) {
    for (const frame of framesUsed(clause.body)) if (!places.has(frame)) places.set(frame, clause.id);
  }
  return places;
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

const EMPTY_FRAMES: readonly { readonly frame: FrameBlock; readonly code: FindingCode; readonly severity: Severity; readonly kind: Finding['kind'] }[] = [
  { frame: 'scope_in', code: 'scope-in-is-empty', severity: 'missing', kind: 'scopeItems' },
  { frame: 'scope_out', code: 'scope-out-is-empty', severity: 'missing', kind: 'scopeItems' },
  { frame: 'phases', code: 'phases-are-empty', severity: 'missing', kind: 'phases' },
  { frame: 'results', code: 'results-are-empty', severity: 'missing', kind: 'results' },
  { frame: 'deliverables', code: 'deliverables-are-empty', severity: 'missing', kind: 'deliverables' },
  { frame: 'billing', code: 'billing-is-empty', severity: 'missing', kind: 'billingItems' },
  { frame: 'client_inputs', code: 'client-inputs-are-empty', severity: 'thin', kind: 'clientInputs' },
  { frame: 'ground_rules', code: 'ground-rules-are-empty', severity: 'thin', kind: 'groundRules' },
];

/** Records of a frame block. */
export function frameRecords(content: DocumentContent, frame: FrameBlock): readonly { readonly id: string }[] {
  switch (frame) {
    case 'scope_in':
      return content.scopeItems.filter(({ direction }) => direction === 'in');
    case 'scope_out':
      return content.scopeItems.filter(({ direction }) => direction === 'out');
    case 'billing':
      return content.billingItems;
    case 'client_inputs':
      return content.clientInputs;
    case 'ground_rules':
      return content.groundRules;
    default:
      return content[frame];
  }
}

/** A block that is written out but empty has a hole; records that no clause writes out are not part of the agreement's words. */
function frameFindings(content: DocumentContent, places: Places): Finding[] {
  return EMPTY_FRAMES.flatMap(({ frame, code, severity, kind }): Finding[] => {
    const filled = frameRecords(content, frame).length > 0;
    const clauseId = places.get(frame) ?? null;
    if (filled === (clauseId !== null)) return [];
    return [{ code: filled ? 'frame-is-not-written-out' : code, severity: filled ? 'missing' : severity, kind, id: null, name: frame, clauseId }];
  });
}

function recordFindings(content: DocumentContent, places: Places): Finding[] {
  return [
    ...content.phases.flatMap((phase) => phaseFindings(phase, places.get('phases') ?? null)),
    ...content.results
      .filter(({ measure }) => measure === '')
      .map(({ id, text }): Finding => ({ code: 'result-has-no-measure', severity: 'thin', kind: 'results', id, name: text, clauseId: places.get('results') ?? null })),
    ...content.deliverables.flatMap((deliverable) => deliverableFindings(deliverable, places.get('deliverables') ?? null)),
    ...content.billingItems.flatMap((item) => billingFindings(item, places.get('billing') ?? null)),
    ...content.clientInputs
      .filter(({ dueOn }) => dueOn === null)
      .map(({ id, text }): Finding => ({ code: 'client-input-has-no-due-day', severity: 'thin', kind: 'clientInputs', id, name: text, clauseId: places.get('client_inputs') ?? null })),
  ];
}

function phaseFindings({ id, name, startsOn, endsOn }: Phase, clauseId: string | null): Finding[] {
  const at = { kind: 'phases' as const, id, name, clauseId };
  if (startsOn === null || endsOn === null) return [{ ...at, code: 'phase-has-no-dates', severity: 'missing' }];
  return endsOn < startsOn ? [{ ...at, code: 'phase-ends-before-it-starts', severity: 'blocks_sending' }] : [];
}

function deliverableFindings({ id, name, form, acceptance, dueOn, decider }: Deliverable, clauseId: string | null): Finding[] {
  const holes: readonly [boolean, FindingCode][] = [
    [form === '', 'deliverable-has-no-form'],
    [acceptance.length === 0, 'deliverable-has-no-acceptance'],
    [dueOn === null, 'deliverable-has-no-due-day'],
    [decider === '', 'deliverable-has-no-decider'],
  ];
  return holes.filter(([is]) => is).map(([, code]): Finding => ({ code, severity: 'missing', kind: 'deliverables', id, name, clauseId }));
}

function billingFindings({ id, label, amountMinor, trigger, deliverableId, dueOn }: BillingItem, clauseId: string | null): Finding[] {
  const at = { kind: 'billingItems' as const, id, name: label, clauseId };
  const found: Finding[] = [];
  if (amountMinor <= 0) found.push({ ...at, code: 'billing-has-no-amount', severity: 'missing' });
  if (trigger === 'on_acceptance' && deliverableId === null) found.push({ ...at, code: 'billing-has-no-deliverable', severity: 'blocks_sending' });
  if (trigger === 'on_day' && dueOn === null) found.push({ ...at, code: 'billing-has-no-day', severity: 'blocks_sending' });
  return found;
}
