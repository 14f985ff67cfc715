/** What says of a record what is next: what somebody wrote, the nearest open task about it, and until when something is planned. */
export type NextFacts = {
  readonly nextStep: string;
  readonly nextStepOn: string | null;
  readonly nextTaskId: string | null;
  /** A call or meeting about it begins at this moment, perhaps others before. */
  readonly plannedUntil: string | null;
};

/** Whether something about it is still to be done or to take place: an open task, or a call or meeting that lies ahead. */
export function isUnderway({ nextTaskId, plannedUntil }: Pick<NextFacts, 'nextTaskId' | 'plannedUntil'>, now: string): boolean {
  return nextTaskId !== null || (plannedUntil !== null && Date.parse(plannedUntil) > Date.parse(now));
}

/** Whether a record has a next step: one that somebody wrote, by its words or its day, or what is underway. */
export function hasNextStep(facts: NextFacts, now: string): boolean {
  return facts.nextStep !== '' || facts.nextStepOn !== null || isUnderway(facts, now);
}

type Passed = { readonly kind: string; readonly happenedAt: string };

/** Whether what is written down may be what comes next: a task, or something that lies ahead. What is over changes nothing. */
export function mayComeNext({ kind, happenedAt }: Passed, now: string): boolean {
  return kind === 'task' || ((kind === 'call' || kind === 'meeting') && Date.parse(happenedAt) > Date.parse(now));
}
