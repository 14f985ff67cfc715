import type { Tx } from '../database/in-workspace.ts';
import { enqueue } from '../jobs/jobs.ts';

/** Removes the bytes of a file that no row names any more. */
export const REMOVE_FILE_TASK = 'remove_file';

/** Has bytes removed once this transaction holds: one that is undone leaves them where they are. */
export async function removeLater(tx: Tx, sums: readonly string[]): Promise<void> {
  for (const sha256 of new Set(sums)) await enqueue(tx, { task: REMOVE_FILE_TASK, payload: { sha256 } });
}
