import { isLabelField, LABEL_FIELDS } from '../record/point-label.ts';
import type { RecordField } from '../record/record-fields.ts';

/** A field and what each of two records holds in it. */
export type ComparedField = { readonly field: RecordField; readonly winner: unknown; readonly loser: unknown };

/** Fields that are laid together whatever is chosen: nothing of either is lost. */
const UNITED = new Set(['tags']);

/** Fields of which one of two values has to be chosen; what a phone is for goes with the phone. */
export function chosenFields(fields: readonly RecordField[]): readonly RecordField[] {
  return fields.filter(({ key, editable }) => editable && !UNITED.has(key) && !isLabelField(key));
}

/** True where there is nothing: an empty text, no value, an empty list. */
export function isNothing(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

/** Fields that a merge takes from the record that goes, unless a person says otherwise: what the one that stays lacks. */
export function takenByDefault(fields: readonly ComparedField[]): readonly string[] {
  return fields.filter(({ winner, loser }) => isNothing(winner) && !isNothing(loser)).map(({ field }) => field.key);
}

type Columns = Readonly<Record<string, unknown>>;

/** What the first phone and e-mail are for, after a merge: taken with them, and where both records hold the same one, from whichever says it. By column. */
export function labelsTaken(set: Columns, { winner, loser }: { winner: Columns; loser: Columns }): Columns {
  return Object.fromEntries(Object.keys(LABEL_FIELDS).flatMap((column): [string, unknown][] => {
    const label = `${column}_label`;
    if (column in set) return [[label, loser[label]]];
    const isSame = !isNothing(winner[column]) && String(winner[column]).toLowerCase() === String(loser[column]).toLowerCase();
    return isSame && isNothing(winner[label]) && !isNothing(loser[label]) ? [[label, loser[label]]] : [];
  }));
}
