import { timelineKindsIn, TIMELINE_KINDS, type TimelineKind } from '@entente/core/interaction/interaction-kind';
import { TIMELINE_PERIODS, type TimelinePeriod } from '@entente/core/interaction/timeline-period';
import type { RecordFilter } from '@entente/core/record/record-filter';
import { countConditions, filterFrom, NO_FILTER } from '../record/filter-edit.ts';

/** What a timeline is narrowed to; all of it stands in the page's address. */
export type TimelinePlace = {
  /** With commas between: "call,change". */
  kinds?: string;
  /** A member's id. */
  by?: string;
  period?: TimelinePeriod;
  /** Days, both included. */
  from?: string;
  to?: string;
  /** Words that are looked for. */
  find?: string;
  /** Over fields of the workspace's own. */
  filter?: RecordFilter;
};

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const isDay = (value: unknown): value is string => typeof value === 'string' && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString().startsWith(value) && value.length === 10;
const MOST_LETTERS = 200;

/** How each part of the address is read; undefined where it does not belong. */
const READ: { readonly [Key in keyof TimelinePlace]-?: (value: unknown) => TimelinePlace[Key] | undefined } = {
  kinds: (value) => (typeof value === 'string' ? kindsText(timelineKindsIn(value) ?? []) : undefined),
  by: (value) => (typeof value === 'string' && ID.test(value) ? value : undefined),
  period: (value) => TIMELINE_PERIODS.find((one) => one === value),
  from: (value) => (isDay(value) ? value : undefined),
  to: (value) => (isDay(value) ? value : undefined),
  find: (value) => ((typeof value === 'string' && value.trim() !== '') || typeof value === 'number' ? String(value).slice(0, MOST_LETTERS) : undefined),
  filter: (value) => filterFrom(value) ?? undefined,
};

/** Reads the address; what does not belong is left out. */
export function timelinePlaceFrom(search: Record<string, unknown>): TimelinePlace {
  const read = Object.entries(READ).map(([key, reading]) => [key, reading(search[key])] as const);
  return Object.fromEntries(read.filter(([, value]) => value !== undefined)) as TimelinePlace;
}

/** The address with parts changed; undefined takes a part away. */
export function withPlace(place: TimelinePlace, part: { readonly [Key in keyof TimelinePlace]?: TimelinePlace[Key] | undefined }): TimelinePlace {
  const next = Object.entries({ ...place, ...part }).filter(([key, value]) => value !== undefined && !(key === 'filter' && countConditions(value as RecordFilter) === 0));
  return Object.fromEntries(next) as TimelinePlace;
}

/** The kinds that are chosen; none is all of them. */
export function chosenKinds({ kinds = '' }: TimelinePlace): readonly TimelineKind[] {
  return timelineKindsIn(kinds) ?? [];
}

/** The kinds after one was pressed; all of them are no choice. */
export function withKind(place: TimelinePlace, kind: TimelineKind): TimelinePlace {
  const chosen = chosenKinds(place);
  return withPlace(place, { kinds: kindsText(TIMELINE_KINDS.filter((one) => chosen.includes(one) !== (one === kind))) });
}

/** Whether the part of the filter is used that is folded away at first. */
export function isNarrowed({ by, period, from, to, find }: TimelinePlace): boolean {
  return [by, period, from, to, find].some((part) => part !== undefined);
}

/** What the server is asked. */
export function timelineInput({ find, filter = NO_FILTER, ...rest }: TimelinePlace) {
  return { ...rest, ...(find === undefined ? {} : { search: find }), filter };
}

function kindsText(kinds: readonly TimelineKind[]): string | undefined {
  return kinds.length === 0 || kinds.length === TIMELINE_KINDS.length ? undefined : kinds.join(',');
}
