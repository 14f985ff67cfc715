/** A cell as a file holds it; null is an empty one. Numbers are decimal numerals, days YYYY-MM-DD, moments ISO 8601 in UTC. */
export type WrittenCell = { readonly kind: 'text' | 'number' | 'day' | 'moment'; readonly text: string } | null;

/** Writes a table of any length, batch by batch, within little memory. */
export type SheetWriter = {
  rows(rows: readonly (readonly WrittenCell[])[]): Uint8Array;
  /** What comes after the last row. */
  end(): Uint8Array;
};
