import { sameValue } from '../kernel/same-value.ts';

/** Values of a row by column, as JSON: of exactly the columns that an act set. */
export type ColumnValues = Readonly<Record<string, unknown>>;

/** What an undo does to one row: which columns it puts back, and which it keeps because they were edited since. */
export type UndoPlan = { readonly set: ColumnValues; readonly kept: readonly string[] };

/** The column that holds a workspace's own fields; each of them is judged by itself. */
const CUSTOM = 'custom';
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/**
 * Plans the undo of a change of one row. A column that still holds what the act wrote goes back to what
 * stood there before; a column that somebody has edited since is kept.
 * @param current the row now.
 */
export function planUndo({ before, after }: { readonly before: ColumnValues; readonly after: ColumnValues }, current: ColumnValues): UndoPlan {
  const columns = Object.keys(after).filter((column) => column !== CUSTOM);
  const untouched = columns.filter((column) => isSame(current[column], after[column]));
  const set = Object.fromEntries(untouched.map((column) => [column, before[column] ?? null]));
  const kept = columns.filter((column) => !untouched.includes(column));
  const custom = planCustom(valuesIn(before), valuesIn(after), valuesIn(current));
  return { set: custom.set === null ? set : { ...set, [CUSTOM]: custom.set }, kept: [...kept, ...custom.kept] };
}

function valuesIn(values: ColumnValues): ColumnValues {
  return (values[CUSTOM] as ColumnValues | null | undefined) ?? {};
}

function planCustom(before: ColumnValues, after: ColumnValues, current: ColumnValues): { readonly set: ColumnValues | null; readonly kept: readonly string[] } {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const untouched = fields.filter((field) => isSame(current[field], after[field]));
  const others = Object.entries(current).filter(([field]) => !untouched.includes(field));
  const back = untouched.filter((field) => before[field] !== undefined && before[field] !== null).map((field) => [field, before[field]] as const);
  return { set: untouched.length === 0 ? null : Object.fromEntries([...others, ...back]), kept: fields.filter((field) => !untouched.includes(field)).map((field) => `${CUSTOM}.${field}`) };
}

/** Moments are the same whatever their zone is written as; what is absent is null. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a === 'string' && typeof b === 'string' && MOMENT.test(a) && MOMENT.test(b)) return Date.parse(a) === Date.parse(b);
  return sameValue(a ?? null, b ?? null);
}
