const MOST_KEPT = 50;

/** An act that was told, for as long as its telling stands. */
export type Told = { readonly id: number; readonly undo?: () => void };

/** The acts that can be taken back, the newest first: those that are told at the foot of the page, and small ones that are not. */
export type UndoOrder = {
  /** A number for the next thing that is told. */
  next(): number;
  /** Keeps the way back from something too small to be told. @returns its number. */
  keep(undo: () => void): number;
  /** Whether nothing was kept or told since, and it was not taken back. */
  isNewest(id: number): boolean;
  /** Nobody took this back while it could be: nothing older is taken back either, for it would be taken from under it. */
  lose(told: Told): void;
  /** Takes the newest small act out where it is newer than all that is told. @returns its way back; null where there is none. */
  takeSmall(told: readonly Told[]): (() => void) | null;
};

/** The order of acts since the page was opened. */
export function makeUndoOrder(): UndoOrder {
  let [count, lost] = [0, 0];
  let small: readonly { readonly id: number; readonly undo: () => void }[] = [];
  return {
    next: () => (count += 1),
    keep: (undo) => {
      small = [...small.slice(1 - MOST_KEPT), { id: (count += 1), undo }];
      return count;
    },
    isNewest: (id) => count === id && small.at(-1)?.id === id,
    lose: ({ id, undo }) => { if (undo !== undefined) lost = Math.max(lost, id); },
    takeSmall(told) {
      const newestTold = told.findLast(({ undo }) => undo !== undefined)?.id ?? 0;
      const last = small.at(-1);
      if (last === undefined || last.id < Math.max(newestTold, lost)) return null;
      small = small.slice(0, -1);
      return last.undo;
    },
  };
}
