import { INTERACTION_KINDS, type InteractionKind } from '../kernel/interaction-kind.ts';

export const DIRECTIONS = ['in', 'out'] as const;

/** What a timeline shows: everything, what was said and written, things to do, or changes of the record. */
export const TIMELINE_SHOWS = ['all', 'talk', 'tasks', 'changes'] as const;
export type TimelineShow = (typeof TIMELINE_SHOWS)[number];

/** What a timeline may be narrowed to, kind by kind: what passed between us, and what was recorded of the record itself. */
export const TIMELINE_KINDS = [...INTERACTION_KINDS, 'change'] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

/** What stands on a timeline: interactions of these kinds, and what was recorded or not. */
export type TimelineShown = { readonly kinds: readonly InteractionKind[]; readonly changes: boolean };

/** What a choice shows. @param only kinds to which it is narrowed further; none narrows nothing. */
export function timelineShown(show: TimelineShow, only: readonly TimelineKind[] = []): TimelineShown {
  const isWanted = (kind: TimelineKind): boolean => only.length === 0 || only.includes(kind);
  return { kinds: kindsShown(show).filter(isWanted), changes: (show === 'all' || show === 'changes') && isWanted('change') };
}

/** The kinds named in a text with commas between, each once; null where one is none. */
export function timelineKindsIn(text: string): readonly TimelineKind[] | null {
  const named = [...new Set(text.split(',').filter((name) => name !== ''))];
  const kinds = TIMELINE_KINDS.filter((kind) => named.includes(kind));
  return kinds.length === named.length ? kinds : null;
}

/** The kinds that a choice of the timeline shows. */
function kindsShown(show: TimelineShow): readonly InteractionKind[] {
  if (show === 'talk') return ['note', 'call', 'meeting', 'mail'];
  if (show === 'tasks') return ['task'];
  return show === 'all' ? INTERACTION_KINDS : [];
}
