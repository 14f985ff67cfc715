import type { FrameBlock } from './clause-text.ts';
import type { BillingItem, ClientInput, Deliverable, DocumentContent, GroundRule, ItemKind, Phase, Responsibility, Result, ScopeItem, Term } from './content.ts';
import { DUTIES } from './responsibility/duty.ts';
import type { FrameWord, FrameWords } from './frame-words.ts';
import { holdersOf, workOf } from './responsibility/work-items.ts';
import type { Fact, FrameRow, RenderedBlock } from './rendered.ts';

type FrameRendering = Extract<RenderedBlock, { type: 'frame' }>;
type Scribe = { readonly content: DocumentContent; readonly words: FrameWords };

/** Writes out the records that a `[[block]]` of a clause stands for. */
export function renderFrame(content: DocumentContent, frame: FrameBlock, words: FrameWords): FrameRendering {
  const scribe = { content, words };
  const rows = ROWS[frame](scribe);
  const totals = frame === 'billing' ? billingTotals(scribe) : [];
  return { type: 'frame', frame, rows, totals, empty: rows.length === 0 ? words.say('gap', { label: words.say(`empty.${frame}`) }) : null };
}

/** The lines of a frame block in the canonical text: one per record, then the totals. */
export function frameLines(block: FrameRendering, words: FrameWords): readonly string[] {
  if (block.empty !== null) return [block.empty];
  return [...block.rows.map(({ sentence }) => sentence), ...block.totals.map((fact) => factSentence(fact, words))];
}

const ROWS: { readonly [F in FrameBlock]: (scribe: Scribe) => FrameRow[] } = {
  scope_in: (scribe) => scopeRows(scribe, 'in'),
  scope_out: (scribe) => scopeRows(scribe, 'out'),
  phases: (scribe) => scribe.content.phases.map((phase) => phaseRow(scribe, phase)),
  deliverables: (scribe) => scribe.content.deliverables.map((deliverable) => deliverableRow(scribe, deliverable)),
  results: (scribe) => scribe.content.results.map((result) => resultRow(scribe, result)),
  billing: (scribe) => scribe.content.billingItems.map((item) => billingRow(scribe, item)),
  client_inputs: (scribe) => scribe.content.clientInputs.map((input) => clientInputRow(scribe, input)),
  responsibilities: (scribe) => scribe.content.responsibilities.map((person) => responsibilityRow(scribe, person)),
  ground_rules: (scribe) => scribe.content.groundRules.map((rule) => groundRuleRow(scribe, rule)),
  terms: (scribe) => scribe.content.terms.map((term) => termRow(scribe, term)),
};

function scopeRows({ content, words }: Scribe, direction: ScopeItem['direction']): FrameRow[] {
  return content.scopeItems.filter((item) => item.direction === direction).map(({ id, text }) => row(words, { id, kind: 'scopeItems', name: text }));
}

function phaseRow({ content, words }: Scribe, phase: Phase): FrameRow {
  const dates = phaseDates(phase, words) ?? words.say('gap', { label: words.say('gap.dates') });
  return row(words, { id: phase.id, kind: 'phases', name: phase.name, text: phase.description, facts: [fact(words, 'phase.dates', dates), ...peopleFacts({ content, words }, phase.id, ['done_by', 'decided_by'])] });
}

/** "2 April 2026 – 26 June 2026", or the half that is known; null without dates. */
export function phaseDates({ startsOn, endsOn }: Pick<Phase, 'startsOn' | 'endsOn'>, words: FrameWords): string | null {
  if (startsOn !== null && endsOn !== null) return words.say('phase.from_to', { from: words.day(startsOn), to: words.day(endsOn) });
  if (startsOn !== null) return words.say('phase.from', { from: words.day(startsOn) });
  return endsOn === null ? null : words.say('phase.to', { to: words.day(endsOn) });
}

function deliverableRow({ content, words }: Scribe, deliverable: Deliverable): FrameRow {
  const { form, quantity, dueOn, acceptance, rounds, reviewDays, decider } = deliverable;
  const facts = [
    ...nameOf(content.phases, deliverable.phaseId).map((name) => fact(words, 'deliverable.phase', name)),
    ...written(form).map((text) => fact(words, 'deliverable.form', text)),
    fact(words, 'deliverable.quantity', words.number(String(quantity))),
    ...written(dueOn).map((day) => fact(words, 'deliverable.due', words.day(day))),
    ...(acceptance.length === 0 ? [] : [fact(words, 'deliverable.acceptance', ...acceptance)]),
    ...peopleFacts({ content, words }, deliverable.id, decider === '' ? ['done_by', 'decided_by'] : ['done_by']),
    ...written(decider).map((text) => fact(words, 'deliverable.decider', text)),
    fact(words, 'deliverable.review', words.say('deliverable.review_within', { days: words.count(reviewDays, 'working_days') })),
    fact(words, 'deliverable.rounds', words.say('deliverable.rounds_count', { rounds })),
  ];
  return row(words, { id: deliverable.id, kind: 'deliverables', name: deliverable.name, facts });
}

function resultRow({ words }: Scribe, result: Result): FrameRow {
  const facts = [
    fact(words, 'result.level', words.say(`result.level.${result.level}`)),
    ...written(result.measure).map((text) => fact(words, 'result.measure', text)),
    ...written(result.baseline).map((text) => fact(words, 'result.baseline', text)),
    ...written(result.target).map((text) => fact(words, 'result.target', text)),
    ...written(result.measuredOn).map((day) => fact(words, 'result.measured_on', words.day(day))),
  ];
  return row(words, { id: result.id, kind: 'results', name: result.text, facts });
}

function billingRow(scribe: Scribe, item: BillingItem): FrameRow {
  const { words } = scribe;
  const payment = item.paymentDays === 0 ? words.say('billing.payment_at_once') : words.say('billing.payment_within', { days: words.count(item.paymentDays, 'days') });
  const facts = [
    fact(words, 'billing.amount', words.money(item.amountMinor, item.currency)),
    fact(words, 'billing.when', billingWhen(scribe.content, item, words)),
    fact(words, 'billing.payment', payment),
  ];
  return row(words, { id: item.id, kind: 'billingItems', name: item.label, facts });
}

/** When an amount falls due, in words: "on signing", "when “Module 3” is accepted". */
export function billingWhen(content: DocumentContent, item: BillingItem, words: FrameWords): string {
  if (item.trigger === 'on_day') return item.dueOn === null ? words.say('billing.on_day_unset') : words.say('billing.on_day', { day: words.day(item.dueOn) });
  if (item.trigger !== 'on_acceptance') return words.say(`billing.${item.trigger}`);
  const [deliverable] = nameOf(content.deliverables, item.deliverableId);
  return deliverable === undefined ? words.say('billing.on_acceptance_unset') : words.say('billing.on_acceptance', { deliverable });
}

/** One total per currency, where every amount is paid once and there is more than one. */
function billingTotals({ content, words }: Scribe): Fact[] {
  const once = content.billingItems.every(({ trigger }) => trigger !== 'monthly' && trigger !== 'per_meeting');
  if (!once || content.billingItems.length < 2) return [];
  return [fact(words, 'billing.total', ...billingSums(content).map(({ currency, amountMinor }) => words.money(amountMinor, currency)))];
}

/** The sums of all amounts by currency, in order of first appearance. */
export function billingSums(content: DocumentContent): readonly { readonly currency: string; readonly amountMinor: number }[] {
  const sums = new Map<string, number>();
  for (const { currency, amountMinor } of content.billingItems) sums.set(currency, (sums.get(currency) ?? 0) + amountMinor);
  return [...sums].map(([currency, amountMinor]) => ({ currency, amountMinor }));
}

function clientInputRow({ content, words }: Scribe, input: ClientInput): FrameRow {
  const facts = [
    ...written(input.form).map((text) => fact(words, 'client_input.form', text)),
    ...written(input.dueOn).map((day) => fact(words, 'client_input.due', words.day(day))),
    ...written(input.owner).map((text) => fact(words, 'client_input.owner', text)),
    ...nameOf(content.phases, input.phaseId).map((name) => fact(words, 'client_input.phase', name)),
  ];
  return row(words, { id: input.id, kind: 'clientInputs', name: input.text, facts });
}

const HELD_BY = { done_by: 'does', decided_by: 'decides' } as const;

/** Who answers for a piece of the work, where it stands: said only where somebody does. */
function peopleFacts({ content, words }: Scribe, id: string, asked: readonly (keyof typeof HELD_BY)[]): Fact[] {
  return asked.flatMap((key) => {
    const people = holdersOf(content, id, HELD_BY[key]);
    return people.length === 0 ? [] : [fact(words, `responsibility.${key}`, ...people.map(({ name }) => name))];
  });
}

/** One person and what they answer for, the work in its order. */
function responsibilityRow({ content, words }: Scribe, person: Responsibility): FrameRow {
  const party = content.parties.find(({ side }) => side === person.side)?.calledAs ?? '';
  const facts = DUTIES.flatMap((duty) => {
    const work = workOf(content, person, duty);
    return work.length === 0 ? [] : [fact(words, `responsibility.${duty}`, ...work.map(({ name }) => name))];
  });
  const text = [person.roleTitle, party, ...(facts.length === 0 ? [words.say('responsibility.nothing')] : [])].filter((part) => part !== '').join(', ');
  return row(words, { id: person.id, kind: 'responsibilities', name: person.name, text, facts });
}

function groundRuleRow({ words }: Scribe, rule: GroundRule): FrameRow {
  const own = rule.topic === 'own';
  return row(words, { id: rule.id, kind: 'groundRules', name: own ? rule.text : words.say(`ground_rule.${rule.topic}`), text: own ? '' : rule.text });
}

/** A word and what it means. Inflected forms only help to recognise it and are not written out. */
function termRow({ words }: Scribe, { id, name, definition, form, synonyms }: Term): FrameRow {
  const facts = [...written(form).map((text) => fact(words, 'term.form', text)), ...(synonyms.length === 0 ? [] : [fact(words, 'term.also', ...synonyms)])];
  return row(words, { id, kind: 'terms', name, text: definition, facts });
}

function row(words: FrameWords, { id, kind, name, text = '', facts = [] }: { id: string; kind: ItemKind; name: string; text?: string; facts?: Fact[] }): FrameRow {
  const sentences = [name, text].filter((part) => part !== '').map(closed);
  return { id, kind, name, text, facts, sentence: [...sentences, ...facts.map((one) => factSentence(one, words))].join(' ') };
}

function fact(words: FrameWords, key: FrameWord, ...values: string[]): Fact {
  return { key, label: words.say(key), values };
}

function factSentence({ label, values }: Fact, words: FrameWords): string {
  return closed(words.say('fact', { label, value: values.join('; ') }));
}

/** A full stop, unless the words bring their own end. */
function closed(text: string): string {
  return /[.!?…:;]$/.test(text) ? text : `${text}.`;
}

function written(value: string | null): string[] {
  return value === null || value === '' ? [] : [value];
}

function nameOf(items: readonly { readonly id: string; readonly name: string }[], id: string | null): string[] {
  return items.filter((item) => item.id === id).map(({ name }) => name);
}
