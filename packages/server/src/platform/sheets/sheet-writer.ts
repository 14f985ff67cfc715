/** A cell as a file holds it; null is an empty one. Numbers are decimal numerals, days YYYY-MM-DD, moments what clocks show ("2026-03-01 14:22:05"). */
export type WrittenCell = { readonly kind: 'text' | 'number' | 'day' | 'moment'; readonly text: string } | null;

/** Writes a table of any length, batch by batch, within little memory. */
export type SheetWriter = {
  rows(rows: readonly (readonly WrittenCell[])[]): Uint8Array;
  /** What comes after the last row. */
  end(): Uint8Array;
};
