import type { NextAct } from '@entente/contract/record/record.contract';
import { isUnderway, type NextFacts } from '@entente/core/record/next-step';

/** The nearest open task about a record as its reader may see it; null where they may not. */
export type SeenTask = Pick<NextAct, 'id' | 'subject' | 'dueOn'>;

/** What is next of a record beside what is written in it; nothing where no task is open and nothing planned. */
export function nextOf(facts: Pick<NextFacts, 'nextTaskId' | 'plannedUntil'>, task: SeenTask | null, now: string): { next?: NextAct } {
  if (!isUnderway(facts, now)) return {};
  return { next: { is: facts.nextTaskId === null ? 'planned' : 'task', ...(task ?? { id: null, subject: '', dueOn: null }) } };
}
