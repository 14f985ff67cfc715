import type { DocumentContent } from '../document/content.ts';
import type { Edit } from '../document/edit.ts';
import { STEP } from '../document/ordering.ts';
import type { Id } from '../kernel/values.ts';
import type { SampleOrderWork } from './order-words.ts';
import { dayBefore } from './sample-days.ts';
import type { SampleFilling } from './sample-edits.ts';

type Filling = Pick<SampleFilling, 'now' | 'from' | 'to' | 'decider'> & { readonly work: SampleOrderWork; /** In minor units of the order's currency. */ readonly amounts: readonly number[]; readonly newId: () => Id };

const [ROUNDS, REVIEW_DAYS, PAYMENT_DAYS] = [2, 5, 14];

/** Writes the work of an order: what it takes in, by whom and until when, for how much, and what it should change. Its lists are empty when it is drafted. */
export function orderEdits({ head }: DocumentContent, { now, from, to, decider, work, amounts, newId }: Filling): readonly Edit[] {
  const place = (at: number) => ({ id: newId(), position: (at + 1) * STEP });
  const length = (from - to) / work.phases.length;
  const phases = work.phases.map((phase, at) => ({ ...place(at), ...phase, startsOn: dayBefore(now, Math.round(from - at * length)), endsOn: dayBefore(now, Math.round(from - (at + 1) * length) + 1) }));
  const deliverables = work.deliverables.map((one, at) => ({ ...place(at), ...one, acceptance: [...one.acceptance], phaseId: phases[at]?.id ?? null, rounds: ROUNDS, reviewDays: REVIEW_DAYS, dueOn: dayBefore(now, Math.round(from - (at + 1) * length) + 10), decider }));
  const scope = [...work.scopeIn.map((text) => ({ direction: 'in' as const, text })), ...work.scopeOut.map((text) => ({ direction: 'out' as const, text }))];
  return [
    ...scope.map((one, at): Edit => ({ type: 'insert', kind: 'scopeItems', item: { ...place(at), ...one } })),
    ...phases.map((item): Edit => ({ type: 'insert', kind: 'phases', item })),
    ...deliverables.map((item): Edit => ({ type: 'insert', kind: 'deliverables', item })),
    ...work.results.map((one, at): Edit => ({ type: 'insert', kind: 'results', item: { ...place(at), ...one, measuredOn: dayBefore(now, to - 30) } })),
    ...work.parts.map((label, at): Edit => ({ type: 'insert', kind: 'billingItems', item: { ...place(at), label, amountMinor: amounts[at] ?? 0, currency: head.currency, trigger: 'on_acceptance', deliverableId: deliverables[at]?.id ?? null, dueOn: null, paymentDays: PAYMENT_DAYS } })),
    ...work.inputs.map((one, at): Edit => ({ type: 'insert', kind: 'clientInputs', item: { ...place(at), ...one, dueOn: dayBefore(now, from - 5 - at * 4), owner: decider, phaseId: phases[0]?.id ?? null } })),
  ];
}
