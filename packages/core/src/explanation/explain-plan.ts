import { workingDaysWithin } from './plan-days.ts';
import type { ClientInput, Deliverable, DocumentContent, Phase } from '../document/content.ts';
import { holidayCalendar } from '../kernel/holidays.ts';
import type { Day } from '../kernel/values.ts';

/** Something the client gets. */
export type Thing = { readonly name: string; readonly quantity: number };

/** Something the client does: hands over, or looks at what was shown. */
export type ClientStep =
  | { readonly does: 'give'; readonly on: Day | null; readonly what: string; readonly form: string; readonly who: string }
  | { readonly does: 'look'; readonly on: Day | null; readonly what: string; readonly days: number };

export type CourseFacts = { readonly passage: 'course'; readonly phases: readonly string[]; readonly from: Day | null; readonly to: Day | null; readonly things: readonly Thing[] };
export type PhaseFacts = {
  readonly passage: 'phase';
  readonly name: string;
  readonly description: string;
  readonly from: Day | null;
  readonly to: Day | null;
  /** Null where the phase has no two days. */
  readonly workingDays: number | null;
  /** Working days of these that are set aside for the client's answers; null where that is not known or does not fit. */
  readonly readingDays: number | null;
  readonly things: readonly Thing[];
  /** What is looked at before something is shown. */
  readonly checks: readonly string[];
  readonly needs: readonly string[];
};
export type AnswersFacts = { readonly passage: 'answers'; readonly leastDays: number; readonly mostDays: number; readonly leastRounds: number; readonly mostRounds: number; readonly deciders: readonly string[] };
export type YoursFacts = { readonly passage: 'yours'; readonly steps: readonly ClientStep[] };
/** A place for what the provider wants to say in their own words; nothing is generated for it. */
export type OwnFacts = { readonly passage: 'own' };
export type PassageFacts = CourseFacts | PhaseFacts | AnswersFacts | YoursFacts | OwnFacts;

/** One paragraph of the explanation before it has words. `key` stays the same while the phase it is about does. */
export type PlannedPassage = { readonly key: string; readonly facts: PassageFacts };

type Frame = Pick<DocumentContent, 'head' | 'phases' | 'deliverables' | 'clientInputs'>;

/**
 * How the work is done, as facts, from the frame of an agreement: the whole way, each phase (what it gives, how
 * long it takes and why), how the client answers, what the client does and when. Nothing is said that the frame
 * does not say; a paragraph without facts is left out, but for the provider's own words.
 */
export function explainPlan(content: Frame): readonly PlannedPassage[] {
  const calendar = holidayCalendar(content.head.country);
  return [
    ...coursePassage(content),
    ...content.phases.map((phase) => ({ key: phaseKey(phase.id), facts: phaseFacts(content, phase, (from, to) => workingDaysWithin(from, to, calendar)) })),
    ...answersPassage(content.deliverables),
    ...yoursPassage(content),
    { key: 'own', facts: { passage: 'own' } },
  ];
}

export function phaseKey(id: string): string {
  return `phase-${id}`;
}

function coursePassage({ phases, deliverables }: Frame): PlannedPassage[] {
  const starts = phases.flatMap(({ startsOn }) => startsOn ?? []).sort();
  const ends = [...phases.flatMap(({ endsOn }) => endsOn ?? []), ...deliverables.flatMap(({ dueOn }) => dueOn ?? [])].sort();
  const inPhase = new Set(phases.map(({ id }) => id));
  // What belongs to a phase is told there.
  const things = deliverables.filter(({ phaseId }) => phaseId === null || !inPhase.has(phaseId)).map(thing);
  const facts: CourseFacts = { passage: 'course', phases: phases.map(({ name }) => name), from: starts[0] ?? null, to: ends.at(-1) ?? null, things };
  return phases.length === 0 && things.length === 0 && facts.to === null ? [] : [{ key: 'course', facts }];
}

function phaseFacts({ deliverables, clientInputs }: Frame, { id, name, description, startsOn, endsOn }: Phase, count: (from: Day, to: Day) => number): PhaseFacts {
  const given = deliverables.filter(({ phaseId }) => phaseId === id);
  const workingDays = startsOn === null || endsOn === null || endsOn < startsOn ? null : count(startsOn, endsOn);
  return {
    passage: 'phase', name, description, workingDays,
    from: startsOn,
    to: endsOn,
    readingDays: readingDays(given, workingDays),
    things: given.map(thing),
    checks: given.flatMap(({ acceptance }) => acceptance),
    needs: clientInputs.filter(({ phaseId }) => phaseId === id).map(({ text }) => text),
  };
}

/**
 * How much of a phase is set aside for answers: the deliverable that is read longest, once when it is shown and
 * once after each round. Null where nothing is read, or where answers would take the whole phase: then the dates
 * contradict each other and no sum explains them.
 */
function readingDays(given: readonly Deliverable[], workingDays: number | null): number | null {
  const longest = Math.max(0, ...given.map(({ rounds, reviewDays }) => (rounds + 1) * reviewDays));
  return longest === 0 || workingDays === null || longest >= workingDays ? null : longest;
}

function answersPassage(deliverables: readonly Deliverable[]): PlannedPassage[] {
  const shown = deliverables.filter(({ reviewDays }) => reviewDays > 0);
  if (shown.length === 0) return [];
  const [days, rounds] = [shown.map(({ reviewDays }) => reviewDays), shown.map((one) => one.rounds)];
  const deciders = [...new Set(deliverables.map(({ decider }) => decider).filter((name) => name !== ''))];
  return [{ key: 'answers', facts: { passage: 'answers', leastDays: Math.min(...days), mostDays: Math.max(...days), leastRounds: Math.min(...rounds), mostRounds: Math.max(...rounds), deciders } }];
}

function yoursPassage({ phases, deliverables, clientInputs }: Frame): PlannedPassage[] {
  const phaseOf = new Map(phases.map((phase) => [phase.id, phase]));
  const giveOn = ({ dueOn, phaseId }: ClientInput): Day | null => dueOn ?? phaseOf.get(phaseId ?? '')?.startsOn ?? null;
  const lookOn = ({ dueOn, phaseId }: Deliverable): Day | null => dueOn ?? phaseOf.get(phaseId ?? '')?.endsOn ?? null;
  const steps: ClientStep[] = [
    ...clientInputs.map((input): ClientStep => ({ does: 'give', on: giveOn(input), what: input.text, form: input.form, who: input.owner })),
    ...deliverables.filter(({ reviewDays }) => reviewDays > 0).map((one): ClientStep => ({ does: 'look', on: lookOn(one), what: one.name, days: one.reviewDays })),
  ];
  return steps.length === 0 ? [] : [{ key: 'yours', facts: { passage: 'yours', steps: byDay(steps) } }];
}

/** Earliest first, what has no day last; equal days keep the order of the agreement. */
function byDay(steps: readonly ClientStep[]): readonly ClientStep[] {
  return steps.toSorted((a, b) => (a.on === b.on ? 0 : a.on === null ? 1 : b.on === null ? -1 : a.on.localeCompare(b.on)));
}

function thing({ name, quantity }: Deliverable): Thing {
  return { name, quantity };
}
