import type { DocumentContent, Responsibility } from '../content.ts';
import type { Duty } from './duty.ts';
import { sameWords } from '../lint/frame-rules.ts';
import { workOf } from './work-items.ts';

/** What one person answers for, by duty, each in the order of the work. */
export type PersonDuties = Readonly<Record<Duty, readonly string[]>>;

/** Deciding comes first: it is what the work waits for. */
export const READING_ORDER = ['decides', 'does', 'asked', 'told'] as const satisfies readonly Duty[];

/** The names of what a person answers for. */
export function personDuties(content: DocumentContent, person: Responsibility): PersonDuties {
  const names = (duty: Duty): readonly string[] => workOf(content, person, duty).map(({ name }) => name);
  return { does: names('does'), decides: names('decides'), asked: names('asked'), told: names('told') };
}

/** The person of the matrix who reads, found by side and name; null where the matrix does not name them. */
export function personNamed({ responsibilities }: Pick<DocumentContent, 'responsibilities'>, { side, name }: Pick<Responsibility, 'side' | 'name'>): Responsibility | null {
  return responsibilities.find((person) => person.side === side && sameWords(person.name, name)) ?? null;
}
