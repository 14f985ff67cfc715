import { variablesUsed } from '../clause-text.ts';
import type { BillingItem, ClientInput, Deliverable, DocumentContent, Result } from '../content.ts';
import type { Finding } from '../finding.ts';
import { parseVariableValue } from '../variable-value.ts';
import type { Places } from './frame-places.ts';
import { sameWords } from './frame-rules.ts';
import type { FindingCode } from './lint-rules.ts';

/** What single records of the frame lack. */
export function recordFindings(content: DocumentContent, places: Places): Finding[] {
  return [
    ...content.results.flatMap((result) => resultFindings(result, places.get('results') ?? null)),
    ...content.deliverables.flatMap((deliverable) => deliverableFindings(content, deliverable, places.get('deliverables') ?? null)),
    ...content.billingItems.flatMap((item) => billingFindings(content, item, places.get('billing') ?? null)),
    ...totalFindings(content, places.get('billing') ?? null),
    ...content.clientInputs.flatMap((input) => clientInputFindings(input, places.get('client_inputs') ?? null)),
  ];
}

function resultFindings({ id, text, measure, target }: Result, clauseId: string | null): Finding[] {
  const at = { severity: 'thin' as const, kind: 'results' as const, id, name: text, clauseId };
  if (measure === '') return [{ ...at, code: 'result-has-no-measure' }];
  return target === '' ? [{ ...at, code: 'result-has-no-target' }] : [];
}

function deliverableFindings({ phases, deliverables }: DocumentContent, deliverable: Deliverable, clauseId: string | null): Finding[] {
  const { id, name, form, acceptance, rounds, dueOn, decider, phaseId } = deliverable;
  const first = deliverables.find((other) => sameWords(other.name, name));
  const holes: readonly [boolean, FindingCode, Finding['severity']][] = [
    [form === '', 'deliverable-has-no-form', 'missing'],
    [acceptance.length === 0, 'deliverable-has-no-acceptance', 'missing'],
    [rounds === 0, 'deliverable-has-no-rounds', 'missing'],
    [dueOn === null, 'deliverable-has-no-due-day', 'missing'],
    [decider === '', 'deliverable-has-no-decider', 'missing'],
    [phases.length > 0 && phaseId === null, 'deliverable-is-in-no-phase', 'thin'],
    [first !== undefined && first.id !== id, 'deliverable-is-named-twice', 'thin'],
  ];
  return holes.filter(([is]) => is).map(([, code, severity]): Finding => ({ code, severity, kind: 'deliverables', id, name, clauseId }));
}

function billingFindings({ head }: DocumentContent, { id, label, amountMinor, currency, trigger, deliverableId, dueOn }: BillingItem, clauseId: string | null): Finding[] {
  const at = { kind: 'billingItems' as const, id, name: label, clauseId };
  const found: Finding[] = [];
  if (amountMinor <= 0) found.push({ ...at, code: 'billing-has-no-amount', severity: 'missing' });
  if (trigger === 'on_acceptance' && deliverableId === null) found.push({ ...at, code: 'billing-has-no-deliverable', severity: 'blocks_sending' });
  if (trigger === 'on_day' && dueOn === null) found.push({ ...at, code: 'billing-has-no-day', severity: 'blocks_sending' });
  if (currency !== head.currency) found.push({ ...at, code: 'billing-is-in-another-currency', severity: 'thin' });
  return found;
}

/** A price named beside the payments is their sum, where each of them is paid once. */
function totalFindings({ clauses, variables, billingItems }: DocumentContent, clauseId: string | null): Finding[] {
  const clause = clauses.find(({ id }) => id === clauseId);
  const prices = clause === undefined ? [] : variablesUsed(clause.body).flatMap((key) => variables.filter((variable) => variable.key === key && variable.type === 'money'));
  const [price] = prices;
  const total = price === undefined || price.value === null ? null : parseVariableValue('money', price.value);
  const once = billingItems.every(({ trigger }) => trigger !== 'monthly' && trigger !== 'per_meeting');
  if (price === undefined || prices.length > 1 || total?.type !== 'money' || !once || billingItems.length === 0) return [];
  if (billingItems.some(({ currency }) => currency !== total.currency)) return [];
  const sum = billingItems.reduce((all, { amountMinor }) => all + amountMinor, 0);
  return sum === total.amountMinor ? [] : [{ code: 'billing-does-not-add-up', severity: 'missing', kind: 'billingItems', id: null, name: price.label, clauseId }];
}

function clientInputFindings({ id, text, dueOn, owner }: ClientInput, clauseId: string | null): Finding[] {
  const at = { severity: 'thin' as const, kind: 'clientInputs' as const, id, name: text, clauseId };
  return [...(dueOn === null ? [{ ...at, code: 'client-input-has-no-due-day' } satisfies Finding] : []), ...(owner === '' ? [{ ...at, code: 'client-input-has-no-owner' } satisfies Finding] : [])];
}
