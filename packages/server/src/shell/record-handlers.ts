import { refused } from '@entente/core/kernel/outcome';
import type { RecordHandlers } from '../record/record.access.ts';

/** What the areas of the record kinds know and the area of records, which stands above them, asks. */
export const recordHandlers: RecordHandlers = {
  moveStage: async () => refused('field-is-unknown'),
  keptFromBin: async () => new Map(),
};
