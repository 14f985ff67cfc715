/**
 * uploading: its file arrives; looking: it is read; mapping: it waits for a plan; checking: the whole file is read by the plan;
 * ready: it waits to be run; then running until done, failed or cancelled; and what ran can be undone.
 */
export const IMPORT_STATES = ['uploading', 'looking', 'mapping', 'checking', 'ready', 'running', 'done', 'failed', 'cancelled', 'undoing', 'undone'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

export const IMPORT_ACTS = ['look', 'plan', 'run', 'cancel', 'undo', 'delete'] as const;
export type ImportAct = (typeof IMPORT_ACTS)[number];

const FROM: Readonly<Record<ImportAct, readonly ImportState[]>> = {
  look: ['uploading', 'looking', 'mapping', 'ready'],
  plan: ['mapping', 'ready'],
  run: ['ready'],
  cancel: ['checking', 'running'],
  undo: ['done', 'cancelled', 'failed'],
  delete: ['uploading', 'looking', 'mapping', 'ready'],
};

/** Whether an import may be acted on now. Only what wrote something can be undone. */
export function mayAct(act: ImportAct, { state, hasWritten }: { readonly state: ImportState; readonly hasWritten: boolean }): boolean {
  return FROM[act].includes(state) && (act !== 'undo' || hasWritten);
}

/** States that end by themselves; a screen looks again until they have. */
export function isAtWork(state: ImportState): boolean {
  return state === 'checking' || state === 'running' || state === 'undoing';
}
