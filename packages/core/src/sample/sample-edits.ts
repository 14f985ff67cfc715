import type { DocumentContent, Responsibility } from '../document/content.ts';
import type { Edit, FieldValue } from '../document/edit.ts';
import { STEP } from '../document/ordering.ts';
import { proposedResponsibilities } from '../document/responsibility/propose-responsibilities.ts';
import type { Id } from '../kernel/values.ts';
import { dayBefore } from './sample-days.ts';
import type { SampleStory } from './sample-story.ts';

export type SampleFilling = {
  readonly now: Date;
  /** Values by variable key, in the written form of the variable's type. */
  readonly variables: Readonly<Record<string, string>>;
  /** Days before now on which the work begins and ends (negative: ahead). */
  readonly from: number;
  readonly to: number;
  readonly decider: string;
  /** Who of ours makes what whoever signs answers for; null where they do it themselves. */
  readonly producer: { readonly name: string; readonly roleTitle: string } | null;
};

/** Fills everything that is particular in a draft made from a built-in template: variables, dates, deciders. */
export function sampleEdits(content: DocumentContent, filling: SampleFilling): readonly Edit[] {
  return [...variableEdits(content, filling), ...phaseEdits(content, filling), ...deliverableEdits(content, filling), ...otherDates(content, filling)];
}

const LONGER_DAYS = 61;

/** What the mentoring's amendment changes: two months more, meetings of 75 minutes, and the price of one. */
export function amendmentEdits({ variables, phases, billingItems }: DocumentContent): readonly Edit[] {
  const wanted: Readonly<Record<string, string>> = { duration_months: '8', meeting_minutes: '75' };
  const last = phases.at(-1);
  return [
    ...variables.flatMap(({ id, key, value }) => (wanted[key] === undefined ? [] : [set('variables', id, ['value', value, wanted[key]])])),
    ...(last?.endsOn ? [set('phases', last.id, ['endsOn', last.endsOn, dayBefore(new Date(`${last.endsOn}T12:00:00Z`), -LONGER_DAYS)])] : []),
    ...billingItems.slice(0, 1).map(({ id, amountMinor }) => set('billingItems', id, ['amountMinor', amountMinor, Math.round((amountMinor * 5) / 4)])),
  ];
}

const LATER_DAYS = 7;

/** What the mentoring's first amendment changes: the first stage takes a week longer, and ends with a summary that whoever decides looks at within three working days. */
export function firstAmendmentEdits({ phases, sections, clauses }: DocumentContent, { change, dueOn, decider, newId }: { readonly change: SampleStory['change']; readonly dueOn: string; readonly decider: string; readonly newId: () => Id }): readonly Edit[] {
  const [first, second] = phases;
  const last = clauses.findLast(({ sectionId }) => sectionId === sections[1]?.id);
  const [ends, starts] = [first?.endsOn ?? null, second?.startsOn ?? null];
  if (first === undefined || second === undefined || ends === null || starts === null || last === undefined) return [];
  const later = (day: string): string => dayBefore(new Date(`${day}T12:00:00Z`), -LATER_DAYS);
  const { name, form, acceptance, clause, purpose } = change;
  return [
    set('phases', first.id, ['endsOn', ends, later(ends)]),
    set('phases', second.id, ['startsOn', starts, later(starts)]),
    { type: 'insert', kind: 'deliverables', item: { id: newId(), position: STEP, phaseId: first.id, name, form, quantity: 1, acceptance: [...acceptance], rounds: 1, reviewDays: 3, dueOn, decider } },
    { type: 'insert', kind: 'clauses', item: { ...last, id: newId(), position: last.position + STEP / 2, key: '', body: [clause, '[[deliverables]]'].join('\n'), purpose, fallback: '', summaryLine: null, summary: '', required: false, effect: 'none' } },
  ];
}

/** Who does what: the people whom the draft names, and the producer who does the work. */
export function samplePeople(content: DocumentContent, { producer, decider }: Pick<SampleFilling, 'producer' | 'decider'>, newId: () => Id): readonly Responsibility[] {
  const [lead, first, ...others] = proposedResponsibilities(content, newId);
  if (lead === undefined || first === undefined) return [];
  const clients = [{ ...first, name: decider }, ...others];
  if (producer === null) return [lead, ...clients];
  const deliverables = content.deliverables.map(({ id }) => id);
  return [{ ...lead, does: [], asked: deliverables }, { ...lead, ...producer, id: newId(), position: lead.position + STEP / 2, decides: [] }, ...clients];
}

function set(kind: 'variables' | 'phases' | 'billingItems' | 'deliverables' | 'results' | 'clientInputs', id: string, [field, before, value]: readonly [string, FieldValue, FieldValue]): Edit {
  return { type: 'set', kind, id, field, before, value };
}

function variableEdits({ variables }: DocumentContent, filling: SampleFilling): readonly Edit[] {
  return variables.flatMap(({ id, key, value }) => {
    const wanted = filling.variables[key];
    return wanted === undefined || wanted === value ? [] : [set('variables', id, ['value', value, wanted])];
  });
}

/** The phases follow each other without a gap between the first day and the last. */
function phaseEdits({ phases }: DocumentContent, { now, from, to }: SampleFilling): readonly Edit[] {
  const length = (from - to) / Math.max(1, phases.length);
  return phases.flatMap(({ id, startsOn, endsOn }, index) => [
    set('phases', id, ['startsOn', startsOn, dayBefore(now, Math.round(from - index * length))]),
    set('phases', id, ['endsOn', endsOn, dayBefore(now, Math.round(from - (index + 1) * length) + 1)]),
  ]);
}

function deliverableEdits({ deliverables }: DocumentContent, { now, from, to, decider }: SampleFilling): readonly Edit[] {
  const length = (from - to) / Math.max(1, deliverables.length);
  return deliverables.flatMap((row, index) => [set('deliverables', row.id, ['dueOn', row.dueOn, dayBefore(now, Math.round(from - (index + 1) * length) + 3)]), set('deliverables', row.id, ['decider', row.decider, decider])]);
}

function otherDates({ results, clientInputs }: DocumentContent, { now, from, to }: SampleFilling): readonly Edit[] {
  return [
    ...results.map(({ id, measuredOn }) => set('results', id, ['measuredOn', measuredOn, dayBefore(now, to - 30)])),
    ...clientInputs.map(({ id, dueOn }, index) => set('clientInputs', id, ['dueOn', dueOn, dayBefore(now, from - 5 - index * 4)])),
  ];
}
