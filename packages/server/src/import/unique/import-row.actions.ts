import type { ColumnPlan } from '@entente/core/import/import-plan';
import type { RowProblem } from '@entente/core/import/row-reading';
import { SeenKeys } from '@entente/core/import/seen-keys';
import { isEmptyValue, type FieldValue } from '@entente/core/record/field-value';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { holdersOf, lockFields } from '../../record/unique/field-value.store.ts';
import type { ImportTerms, ReadyRow } from '../decide/import-row.actions.ts';

/** A row with what tells it from others of its file, and the record that it means. */
export type Claiming = { readonly at: number; readonly ready: ReadyRow; readonly keys: readonly string[]; readonly recordId: string | null; /** Whether the row would write the value of a field. */ writes(fieldId: string): boolean };

/** The values that rows of the file are to have alone, over all that was decided so far. */
export type Claims = { readonly seen: SeenKeys; /** Whether values are taken for good: others wait for the end of the transaction. */ readonly areTaken: boolean };

export function makeClaims({ areTaken }: { readonly areTaken: boolean }): Claims {
  return { seen: new SeenKeys(), areTaken };
}

export type Unclaimed = { readonly rows: ReadonlyMap<number, ReadyRow>; readonly problems: ReadonlyMap<number, RowProblem> };

/**
 * Holds rows against the fields whose values may exist only once. What another record holds, or another row above
 * says, follows its column: the row is rejected, or the cell left empty.
 * @returns the rows that lose cells by it, and the problems of those that are rejected.
 */
export async function claimValues(tx: Tx, { plan, fields }: ImportTerms, { rows, claims }: { readonly rows: readonly Claiming[]; readonly claims: Claims }): Promise<Unclaimed> {
  const unclaimed = { rows: new Map<number, ReadyRow>(), problems: new Map<number, RowProblem>() };
  const alone = plan.columns.flatMap(({ to, column, unknown }): UniqueColumn[] => {
    const field = to === null ? undefined : fields.get(to);
    return field?.unique === true && field.fieldId !== undefined ? [{ key: field.key, fieldId: field.fieldId, column, unknown }] : [];
  });
  if (claims.areTaken) await lockFields(tx, alone.map(({ fieldId }) => fieldId));
  for (const unique of alone) {
    const wanted = rows.filter((row) => !unclaimed.problems.has(row.at) && !isEmptyValue(valueOf(row, unique)) && row.writes(unique.fieldId));
    const holders = Map.groupBy(await holdersOf(tx, { kind: plan.kind, fieldId: unique.fieldId, sought: wanted.map((row) => ({ at: row.at, value: valueOf(row, unique) })) }), ({ at }) => at);
    for (const row of wanted) {
      const isHeld = (holders.get(row.at) ?? []).some(({ recordId }) => recordId !== row.recordId);
      if (isHeld || !claim(claims, row, unique)) letGo(unclaimed, row, unique);
    }
  }
  return unclaimed;
}

type UniqueColumn = Pick<ColumnPlan, 'column' | 'unknown'> & { readonly key: string; readonly fieldId: string };

function valueOf({ ready }: Claiming, { key }: UniqueColumn): FieldValue {
  return (ready.row.set[key] ?? null) as FieldValue;
}

/** @returns false when a row above, which means another record, has the value. */
function claim({ seen }: Claims, row: Claiming, unique: UniqueColumn): boolean {
  const marks = row.recordId === null ? row.keys : [...row.keys, `record ${row.recordId}`];
  const said = `${unique.fieldId} ${String(valueOf(row, unique)).normalize('NFKC').toLowerCase()}`;
  if (seen.has(said) && !marks.some((mark) => seen.has(`${said} ${mark}`))) return false;
  for (const mark of [said, ...marks.map((each) => `${said} ${each}`)]) seen.add(mark);
  return true;
}

function letGo({ rows, problems }: { rows: Map<number, ReadyRow>; problems: Map<number, RowProblem> }, row: Claiming, unique: UniqueColumn): void {
  const problem: RowProblem = { column: unique.column, code: 'value-is-taken', value: String(valueOf(row, unique)).slice(0, 200) };
  if (unique.unknown === 'empty') rows.set(row.at, without(rows.get(row.at) ?? row.ready, unique.key, problem));
  else problems.set(row.at, problem);
}

function without(ready: ReadyRow, key: string, problem: RowProblem): ReadyRow {
  const { [key]: _left, ...set } = ready.row.set;
  return { ...ready, row: { ...ready.row, set, emptied: [...ready.row.emptied, problem] } };
}
