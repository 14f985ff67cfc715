import { minorDigits } from '../kernel/minor-digits.ts';
import { columnOf, type ImportPlan } from './import-plan.ts';
import { fitsScale, inDigits } from './number-reading.ts';
import type { PreparedRow, RowProblem } from './row-reading.ts';

/**
 * A row whose amount names no currency, once it is known which that is. More digits than it has follow the column: the
 * cell is left empty, or the row rejected.
 */
export function fittingAmount(plan: ImportPlan, row: PreparedRow, currency: string): { readonly row: PreparedRow } | { readonly problem: RowProblem } {
  const { amount, ...rest } = row;
  if (amount === undefined || plan.currency !== undefined || fitsScale(amount, minorDigits(currency))) return { row };
  const column = columnOf(plan, 'amount');
  const problem: RowProblem = { column, code: 'too-precise', value: inDigits(amount) };
  if (plan.columns.find((one) => one.column === column)?.unknown === 'reject') return { problem };
  const { amount: _left, ...set } = row.set;
  return { row: { ...rest, set, emptied: [...row.emptied, problem] } };
}
