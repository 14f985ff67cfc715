import type { Id } from '../kernel/values.ts';

/** One recorded act of a person: fresh edits, or the taking back of an earlier act. */
export type Act = { readonly id: Id; readonly undoes: Id | null };

/**
 * Finds what "undo" and "redo" mean for one person, from their acts in order (oldest first).
 * An act that undoes an edit is an undo; an act that undoes an undo is a redo; a fresh edit forgets
 * what could be redone, as every editor does.
 *
 * @returns the ids of the acts to take back: for `undo` a standing edit, for `redo` a standing undo.
 */
export function whatToTakeBack(acts: readonly Act[]): { readonly undo: Id | null; readonly redo: Id | null } {
  const standing: Id[] = [];
  let taken: { readonly edit: Id; readonly by: Id }[] = [];
  for (const act of acts) {
    const redone = taken.find(({ by }) => by === act.undoes);
    if (act.undoes === null) {
      standing.push(act.id);
      taken = [];
    } else if (redone !== undefined) {
      taken = taken.filter((one) => one !== redone);
      standing.push(redone.edit);
    } else if (standing.includes(act.undoes)) {
      standing.splice(standing.lastIndexOf(act.undoes), 1);
      taken.push({ edit: act.undoes, by: act.id });
    }
  }
  return { undo: standing.at(-1) ?? null, redo: taken.at(-1)?.by ?? null };
}
