import { sameValue } from '../kernel/same-value.ts';
import type { DealState } from './stage.ts';

/** Where a deal stands: these go back together. */
const PLACE = ['pipelineId', 'stageId', 'state', 'stageSince'] as const;
/** What a closing fills in: each goes back by itself. */
const CLOSING = ['closedOn', 'lostReasonId', 'lostNote', 'competitor'] as const;
/** The fields that a move may change; kept with it so that it can be taken back. */
export const MOVED_FIELDS = [...PLACE, ...CLOSING] as const;
export type MovedField = (typeof MOVED_FIELDS)[number];
export type MovedValues = Readonly<Partial<Record<MovedField, unknown>>>;

/**
 * Plans how a move is taken back: the deal stands where it stood, and of what the closing filled in goes back
 * whatever nobody has edited since. An open deal has no closing, so that nothing of one is kept there but the competitor.
 * @param move.after what the move wrote; where it was not kept, everything goes back.
 * @returns what to write, and the fields that were edited since.
 */
export function planMoveBack({ before, after }: { readonly before: MovedValues; readonly after: MovedValues | undefined }, current: MovedValues): { readonly set: MovedValues; readonly kept: readonly MovedField[] } {
  const opens = (before.state as DealState | undefined) === 'open';
  const kept = CLOSING.filter((field) => field in before && after !== undefined && !(opens && field !== 'competitor') && !sameValue(current[field] ?? null, after[field] ?? null));
  const back = MOVED_FIELDS.filter((field) => field in before && !kept.some((one) => one === field));
  return { set: Object.fromEntries(back.map((field) => [field, before[field]])), kept };
}
