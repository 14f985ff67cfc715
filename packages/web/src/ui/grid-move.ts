/** A cell of a grid by its place: rows count those that are loaded, columns those that are shown. */
export type CellAt = { readonly row: number; readonly column: number };
/** How large the grid is now, and how many rows one screen holds. */
export type GridSize = { readonly rows: number; readonly columns: number; readonly page: number };

type Step = (at: CellAt, size: GridSize) => CellAt;

const STEPS: Readonly<Record<string, Step>> = {
  ArrowUp: ({ row, column }) => ({ row: row - 1, column }),
  ArrowDown: ({ row, column }) => ({ row: row + 1, column }),
  ArrowLeft: ({ row, column }) => ({ row, column: column - 1 }),
  ArrowRight: ({ row, column }) => ({ row, column: column + 1 }),
  PageUp: ({ row, column }, { page }) => ({ row: row - page, column }),
  PageDown: ({ row, column }, { page }) => ({ row: row + page, column }),
  Home: ({ row }) => ({ row, column: 0 }),
  End: ({ row }, { columns }) => ({ row, column: columns - 1 }),
};

const FAR: Readonly<Record<string, Step>> = {
  ...STEPS,
  Home: () => ({ row: 0, column: 0 }),
  End: (_, { rows, columns }) => ({ row: rows - 1, column: columns - 1 }),
  ArrowUp: ({ column }) => ({ row: 0, column }),
  ArrowDown: ({ column }, { rows }) => ({ row: rows - 1, column }),
};

/**
 * Where a key leads from a cell; `far` is the same key with Ctrl.
 * @returns the next cell, kept inside the grid, or null for a key that does not move.
 */
export function moveCell(at: CellAt, { key, far = false }: { key: string; far?: boolean }, size: GridSize): CellAt | null {
  const step = (far ? FAR : STEPS)[key];
  return step === undefined ? null : keepInside(step(at, size), size);
}

/** The nearest cell that exists. */
export function keepInside({ row, column }: CellAt, { rows, columns }: Pick<GridSize, 'rows' | 'columns'>): CellAt {
  return { row: Math.max(0, Math.min(row, rows - 1)), column: Math.max(0, Math.min(column, columns - 1)) };
}

/** The ids of the rows between two places, both included, whichever stands higher. */
export function idsBetween(ids: readonly string[], from: number, to: number): readonly string[] {
  return ids.slice(Math.min(from, to), Math.max(from, to) + 1);
}

/** The next cell of the same row that fits, or null at its end. */
export function nextCell(at: CellAt, step: 1 | -1, { columns, fits }: { columns: number; fits: (at: CellAt) => boolean }): CellAt | null {
  for (let column = at.column + step; column >= 0 && column < columns; column += step) {
    if (fits({ row: at.row, column })) return { row: at.row, column };
  }
  return null;
}
