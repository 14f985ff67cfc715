import { sameValue } from '../kernel/same-value.ts';

type Columns = Readonly<Record<string, unknown>>;

/** What an undo puts back into a row, and the columns that were changed since and stay. */
export type PutBack = { readonly set: Columns; readonly kept: readonly string[] };

/**
 * Takes back a change of a row as far as nobody has changed it again: a column whose present value is what the
 * change left goes back to what stood there before. `custom` is compared value by value.
 */
export function putBack(current: Columns, { before, after }: { readonly before: Columns; readonly after: Columns }): PutBack {
  const columns = Object.keys(after).filter((column) => column !== 'custom');
  const untouched = columns.filter((column) => sameValue(current[column], after[column]));
  const kept = columns.filter((column) => !untouched.includes(column) && !sameValue(current[column], before[column]));
  const set = Object.fromEntries(untouched.map((column) => [column, before[column]]));
  if (after['custom'] === undefined) return { set, kept };
  const custom = putBackCustom(asColumns(current['custom']), { before: asColumns(before['custom']), after: asColumns(after['custom']) });
  return { set: { ...set, custom: custom.values }, kept: [...kept, ...custom.kept] };
}

/** Absent values are absent again. */
function putBackCustom(current: Columns, { before, after }: { before: Columns; after: Columns }): { values: Columns; kept: readonly string[] } {
  const values: Record<string, unknown> = { ...current };
  const kept: string[] = [];
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (!sameValue(current[key], after[key])) kept.push(key);
    else if (before[key] === undefined) Reflect.deleteProperty(values, key);
    else values[key] = before[key];
  }
  return { values, kept };
}

/** Exactly the columns in which two states of a row differ; of `custom` exactly the values. */
export function changedColumns(before: Columns, after: Columns): { readonly before: Columns; readonly after: Columns } {
  const columns = Object.keys(after).filter((column) => column !== 'custom' && column !== 'version' && !sameValue(before[column], after[column]));
  const [custom, customAfter] = [asColumns(before['custom']), asColumns(after['custom'])];
  const keys = [...new Set([...Object.keys(custom), ...Object.keys(customAfter)])].filter((key) => !sameValue(custom[key], customAfter[key]));
  const pick = (row: Columns, own: Columns) => ({ ...Object.fromEntries(columns.map((column) => [column, row[column]])), ...(keys.length === 0 ? {} : { custom: Object.fromEntries(keys.filter((key) => own[key] !== undefined).map((key) => [key, own[key]])) }) });
  return { before: pick(before, custom), after: pick(after, customAfter) };
}

function asColumns(value: unknown): Columns {
  return typeof value === 'object' && value !== null ? (value as Columns) : {};
}
