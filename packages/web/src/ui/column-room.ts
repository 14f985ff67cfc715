type Column = { readonly width: number; readonly grow?: number | undefined };

/**
 * How wide columns stand, in pixels: what a wide screen leaves over goes to those that grow, by their share.
 * @param room what there is for all of them; where it is less than they need, each keeps its width and the table scrolls
 */
export function columnWidths(columns: readonly Column[], room: number): readonly number[] {
  const over = room - columns.reduce((sum, { width }) => sum + width, 0);
  const shares = columns.reduce((sum, { grow = 0 }) => sum + grow, 0);
  if (over <= 0 || shares === 0) return columns.map(({ width }) => width);
  return columns.map(({ width, grow = 0 }) => width + Math.floor((over * grow) / shares));
}
