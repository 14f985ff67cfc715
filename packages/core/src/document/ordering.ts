import type { ItemKind } from './content.ts';
import type { Edit } from './edit.ts';

/** What an ordered record has: an id and a place among its kind. */
export type Placed = { readonly id: string; readonly position: number };

/** The distance between fresh neighbours. */
export const STEP = 1024;

/** Orders by position, then by id, so that equal positions still read the same everywhere. */
export function byPlace(a: Placed, b: Placed): number {
  return a.position - b.position || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/**
 * A position between two neighbours; null stands for the beginning or the end.
 * @returns null where no number lies between them any more (see {@link moveEdits}, which then spreads all).
 */
export function positionBetween(before: number | null, after: number | null): number | null {
  if (before === null) return after === null ? STEP : after - STEP;
  if (after === null) return before + STEP;
  const middle = before + (after - before) / 2;
  return middle > before && middle < after ? middle : null;
}

/** The position after the last record of a list. */
export function positionAtEnd(items: readonly Placed[]): number {
  return items.reduce((most, { position }) => Math.max(most, position), 0) + STEP;
}

/**
 * The edits that bring one record to another place (0-based, counted without the record itself).
 * Usually one; where its new neighbours leave no room between them, the whole list is spread out anew.
 *
 * @param items the records among which it moves, in order.
 */
export function moveEdits<K extends ItemKind>(kind: K, items: readonly Placed[], move: { readonly id: string; readonly to: number }): readonly Edit[] {
  const moved = items.find(({ id }) => id === move.id);
  if (moved === undefined) return [];
  const others = items.filter(({ id }) => id !== move.id);
  const to = Math.max(0, Math.min(move.to, others.length));
  const position = positionBetween(others[to - 1]?.position ?? null, others[to]?.position ?? null);
  if (position !== null) return position === moved.position ? [] : [setPosition(kind, moved, position)];
  return others.toSpliced(to, 0, moved).flatMap((item, index) => (item.position === (index + 1) * STEP ? [] : [setPosition(kind, item, (index + 1) * STEP)]));
}

function setPosition(kind: ItemKind, item: Placed, position: number): Edit {
  return { type: 'set', kind, id: item.id, field: 'position', before: item.position, value: position };
}
