import type { DocumentContent, Responsibility } from '../content.ts';
import { DUTIES, type Duty } from './duty.ts';
import type { Edit } from '../edit.ts';
import { dutiesIn } from './work-items.ts';

type Cell = { readonly personId: string; readonly workId: string };

/** Who does a thing may also decide about it; who is only asked or told has nothing else in that row. */
const TOGETHER: ReadonlySet<Duty> = new Set(['does', 'decides']);

/** What a cell holds after one duty was pressed: pressed again it leaves; what cannot stand beside it gives way. */
export function pressedDuties(held: readonly Duty[], pressed: Duty): readonly Duty[] {
  if (held.includes(pressed)) return held.filter((duty) => duty !== pressed);
  const kept = TOGETHER.has(pressed) ? held.filter((duty) => TOGETHER.has(duty)) : [];
  return DUTIES.filter((duty) => duty === pressed || kept.includes(duty));
}

/**
 * The edits of one press in the matrix. One row has one decider: a decision that is given to somebody leaves
 * whoever had it.
 * @param duty null empties the cell.
 */
export function dutyEdits({ responsibilities }: Pick<DocumentContent, 'responsibilities'>, { personId, workId }: Cell, duty: Duty | null): readonly Edit[] {
  return responsibilities.flatMap((person) => {
    const held = dutiesIn(person, workId);
    if (person.id === personId) return cellEdits(person, workId, duty === null ? [] : pressedDuties(held, duty));
    return duty === 'decides' && held.includes('decides') ? cellEdits(person, workId, held.filter((one) => one !== 'decides')) : [];
  });
}

/** The edits that take a piece of the work out of the matrix; it can be removed afterwards. */
export function withoutWork({ responsibilities }: Pick<DocumentContent, 'responsibilities'>, workId: string): readonly Edit[] {
  return responsibilities.flatMap((person) => cellEdits(person, workId, []));
}

function cellEdits(person: Responsibility, workId: string, duties: readonly Duty[]): readonly Edit[] {
  return DUTIES.filter((duty) => person[duty].includes(workId) !== duties.includes(duty)).map((field): Edit => {
    const before = person[field];
    const value = duties.includes(field) ? [...before, workId] : before.filter((id) => id !== workId);
    return { type: 'set', kind: 'responsibilities', id: person.id, field, before, value };
  });
}
