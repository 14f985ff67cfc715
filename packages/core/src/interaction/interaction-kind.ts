/** What passes between us and a client. A task is a thing to do; the others have happened, or will at their time. */
export const INTERACTION_KINDS = ['note', 'call', 'meeting', 'mail', 'task'] as const;
export type InteractionKind = (typeof INTERACTION_KINDS)[number];

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
