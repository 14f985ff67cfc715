import type { RecordField } from '../record/record-fields.ts';

/** A field and what each of two records holds in it. */
export type ComparedField = { readonly field: RecordField; readonly winner: unknown; readonly loser: unknown };

/** Fields that are laid together whatever is chosen: nothing of either is lost. */
const UNITED = new Set(['tags']);

/** Fields of which one of two values has to be chosen. */
export function chosenFields(fields: readonly RecordField[]): readonly RecordField[] {
  return fields.filter(({ key, editable }) => editable && !UNITED.has(key));
}

/** True where there is nothing: an empty text, no value, an empty list. */
export function isNothing(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

/** Fields that a merge takes from the record that goes, unless a person says otherwise: what the one that stays lacks. */
export function takenByDefault(fields: readonly ComparedField[]): readonly string[] {
  return fields.filter(({ winner, loser }) => isNothing(winner) && !isNothing(loser)).map(({ field }) => field.key);
}
