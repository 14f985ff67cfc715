/** Where the keyboard stands on a board: a column and a card in it; -1 is the column's head. */
export type BoardPlace = { readonly column: number; readonly card: number };

/** The next place by an arrow key, or null for another key. Empty and folded columns are passed over by their heads. */
export function movePlace({ column, card }: BoardPlace, key: string, sizes: readonly number[]): BoardPlace | null {
  if (key === 'ArrowUp') return { column, card: Math.max(0, card - 1) };
  if (key === 'ArrowDown') return { column, card: Math.min(card + 1, Math.max(0, (sizes[column] ?? 0) - 1)) };
  if (key === 'Home') return { column, card: 0 };
  if (key === 'End') return { column, card: Math.max(0, (sizes[column] ?? 0) - 1) };
  const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
  if (step === 0) return null;
  const next = nextFilled(column, step, sizes);
  return next === null ? { column, card } : { column: next, card: Math.min(card, (sizes[next] ?? 1) - 1) };
}

/** The nearest column in a direction that has cards. */
function nextFilled(from: number, step: 1 | -1, sizes: readonly number[]): number | null {
  for (let column = from + step; column >= 0 && column < sizes.length; column += step) {
    if ((sizes[column] ?? 0) > 0) return column;
  }
  return null;
}
