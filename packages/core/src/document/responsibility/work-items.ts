import type { DocumentContent, Responsibility } from '../content.ts';
import type { Duty } from './duty.ts';

/** A piece of the work that somebody answers for: a phase, or a deliverable. */
export type WorkItem = { readonly id: string; readonly kind: 'phases' | 'deliverables'; readonly name: string };

type Work = Pick<DocumentContent, 'phases' | 'deliverables'>;

/** The rows of the matrix: each phase followed by its deliverables, then the deliverables of no phase. */
export function workItems({ phases, deliverables }: Work): readonly WorkItem[] {
  const within = (phaseId: string | null): WorkItem[] => deliverables.filter((one) => one.phaseId === phaseId).map(({ id, name }) => ({ id, kind: 'deliverables', name }));
  return [...phases.flatMap(({ id, name }): WorkItem[] => [{ id, kind: 'phases', name }, ...within(id)]), ...within(null)];
}

/** What a person answers for in one way, in the order of the work. */
export function workOf(content: Work, person: Pick<Responsibility, Duty>, duty: Duty): readonly WorkItem[] {
  return workItems(content).filter(({ id }) => person[duty].includes(id));
}

/** Who answers for a piece of the work in one way, in the order of the people. */
export function holdersOf({ responsibilities }: Pick<DocumentContent, 'responsibilities'>, id: string, duty: Duty): readonly Responsibility[] {
  return responsibilities.filter((person) => person[duty].includes(id));
}

/** The duties of one person in one row, the strongest first; none where the cell is empty. */
export function dutiesIn(person: Pick<Responsibility, Duty>, id: string): readonly Duty[] {
  return (['does', 'decides', 'asked', 'told'] as const).filter((duty) => person[duty].includes(id));
}
