import { INTERACTION_KINDS, type InteractionKind } from '../kernel/interaction-kind.ts';

export const DIRECTIONS = ['in', 'out'] as const;

/** What a timeline shows: everything, what was said and written, things to do, or changes of the record. */
export const TIMELINE_SHOWS = ['all', 'talk', 'tasks', 'changes'] as const;
export type TimelineShow = (typeof TIMELINE_SHOWS)[number];

/** The kinds that a choice of the timeline shows. */
export function kindsShown(show: TimelineShow): readonly InteractionKind[] {
  if (show === 'talk') return ['note', 'call', 'meeting', 'mail'];
  if (show === 'tasks') return ['task'];
  return show === 'all' ? INTERACTION_KINDS : [];
}
