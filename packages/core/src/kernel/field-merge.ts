import { granted, refused, type Outcome, type Refusal } from './outcome.ts';
import { sameValue } from './same-value.ts';

export type FieldConflict = { readonly field: string; readonly yours: unknown; readonly theirs: unknown; readonly before: unknown };

/**
 * Merges one person's changes into a record that may have changed since they looked.
 * A field whose stored value still is what the writer saw (or already is what they want) takes the
 * new value; a field that somebody else changed meanwhile is a conflict, with all three texts.
 *
 * @param current the stored record. @param set the new values. @param before what the writer saw.
 * @returns the fields that really change, or `field-changed-meanwhile` with every conflict in `detail.fields`.
 */
export function mergeFields<Fields extends Readonly<Record<string, unknown>>>(
  current: Fields,
  { set, before }: { readonly set: Partial<Fields>; readonly before: Readonly<Record<string, unknown>> },
): Outcome<Partial<Fields>, Refusal<'field-changed-meanwhile'>> {
  const changed = (Object.keys(set) as (keyof Fields & string)[]).filter((field) => !sameValue(current[field], set[field]));
  const conflicts = changed.filter((field) => field in before && !sameValue(current[field], before[field])).map((field): FieldConflict => ({ field, yours: set[field], theirs: current[field], before: before[field] }));
  if (conflicts.length > 0) return refused('field-changed-meanwhile', { fields: conflicts });
  return granted(Object.fromEntries(changed.map((field) => [field, set[field]])) as Partial<Fields>);
}
