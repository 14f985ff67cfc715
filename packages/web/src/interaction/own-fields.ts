import type { InteractionView } from '@entente/contract/interaction/interaction.contract';
import type { CellValue } from '@entente/contract/record/record.contract';
import type { InteractionKind } from '@entente/core/kernel/interaction-kind';
import { isEmptyCell } from '../record/cell-words.ts';
import type { FieldView } from '../record/field-words.ts';

/** Those that a form asks for in a call, a meeting …, and those that hold something already. */
export function askedIn(fields: readonly FieldView[], kind: InteractionKind, values: InteractionView['values'] = {}): readonly FieldView[] {
  return fields.filter(({ key, rules: { kinds } }) => kinds === undefined || kinds.includes(kind) || key in values);
}

/** Those that must not be empty and are. Yes or no is no until it is said. */
export function missingAmong(fields: readonly FieldView[], values: InteractionView['values']): readonly string[] {
  return fields.filter(({ key, type, required }) => required && type !== 'boolean' && isEmptyCell(values[key])).map(({ key }) => key);
}

/** What was written in fields that are asked for, without the empty ones. */
export function filledAmong(fields: readonly FieldView[], values: InteractionView['values']): Record<string, CellValue> {
  return Object.fromEntries(fields.flatMap(({ key }) => (isEmptyCell(values[key]) ? [] : [[key, values[key] ?? null]])));
}
