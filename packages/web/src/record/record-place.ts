import type { FilterCondition, FilterGroup } from '@entente/core/record/record-filter';
import type { ListKind } from '@entente/core/record/record-kind';
import { filterFrom, NO_FILTER } from './filter-edit.ts';

/** What the address of a list may say beyond the view it shows. Whatever is absent is as the view has it. */
export type RecordPlace = {
  /** A saved view's id, or one of the views that every workspace has ("all", "mine"). */
  view?: string;
  search?: string;
  filter?: FilterGroup;
  /** A field's key, "-" before it for descending. */
  sort?: string;
  /** Keys with commas between. */
  columns?: string;
  density?: Density;
  layout?: Layout;
  pipeline?: string;
  /** What stands under columns: "amount.sum,nextStep.filled". */
  foot?: string;
  /** The dialog that adds a record is open. */
  new?: true;
};

export type Density = 'comfortable' | 'compact';
export type Layout = 'table' | 'board';
export type FootKind = 'filled' | 'sum' | 'min' | 'max';

/** How a list is shown: what a view keeps, complete. */
export type Shown = {
  readonly filter: FilterGroup;
  readonly sort: string;
  readonly columns: readonly string[];
  readonly density: Density;
  readonly layout: Layout;
  readonly pipelineId: string | null;
  readonly foot: readonly string[];
};

const KEY = /^[A-Za-z][\w.]{0,59}$/;
const FOOT = /^[A-Za-z][\w.]{0,59}\.(filled|sum|min|max)$/;
const VIEW = /^[\w-]{1,60}$/;

const matching = (form: RegExp) => (value: unknown): string | undefined => (typeof value === 'string' && form.test(value) ? value : undefined);
const oneOf = <Value extends string>(...values: readonly Value[]) => (value: unknown): Value | undefined => values.find((one) => one === value);

/** How each part of the address is read; undefined where it does not belong. */
const READ: { readonly [Key in keyof RecordPlace]-?: (value: unknown) => RecordPlace[Key] | undefined } = {
  view: matching(VIEW),
  search: (value) => ((typeof value === 'string' && value.trim() !== '') || typeof value === 'number' ? String(value).slice(0, 200) : undefined),
  filter: (value) => filterFrom(value) ?? undefined,
  sort: (value) => (typeof value === 'string' && KEY.test(value.replace(/^-/, '')) ? value : undefined),
  columns: (value) => listOf(value, KEY).join(',') || undefined,
  density: oneOf('comfortable', 'compact'),
  layout: oneOf('table', 'board'),
  pipeline: matching(VIEW),
  foot: (value) => (typeof value === 'string' ? listOf(value, FOOT).join(',') : undefined),
  new: (value) => (value === true ? true : undefined),
};

/** Reads the address; what does not belong is left out. */
export function recordPlaceFrom(search: Record<string, unknown>): RecordPlace {
  const read = Object.entries(READ).map(([key, reading]) => [key, reading(search[key])] as const);
  return Object.fromEntries(read.filter(([, value]) => value !== undefined)) as RecordPlace;
}

function listOf(value: unknown, form: RegExp): readonly string[] {
  return typeof value !== 'string' ? [] : [...new Set(value.split(','))].filter((one) => form.test(one)).slice(0, 40);
}

/** What the list shows: the view, with what the address says otherwise. */
export function shownAt(place: RecordPlace, base: Shown): Shown {
  return {
    filter: place.filter ?? base.filter,
    sort: place.sort ?? base.sort,
    columns: place.columns?.split(',') ?? base.columns,
    density: place.density ?? base.density,
    layout: place.layout ?? base.layout,
    pipelineId: place.pipeline ?? base.pipelineId,
    foot: place.foot === undefined ? base.foot : place.foot.split(',').filter((one) => one !== ''),
  };
}

/** The address that shows `next` over the view `base`: only what differs from the view is said. */
export function placeShowing(place: RecordPlace, base: Shown, next: Shown): RecordPlace {
  const { filter: _filter, sort: _sort, columns: _columns, density: _density, layout: _layout, pipeline: _pipeline, foot: _foot, ...rest } = place;
  return {
    ...rest,
    ...(isSame(next.filter, base.filter) ? {} : { filter: next.filter }),
    ...(next.sort === base.sort ? {} : { sort: next.sort }),
    ...(isSame(next.columns, base.columns) ? {} : { columns: next.columns.join(',') }),
    ...(next.density === base.density ? {} : { density: next.density }),
    ...(next.layout === base.layout ? {} : { layout: next.layout }),
    ...(next.pipelineId === base.pipelineId || next.pipelineId === null ? {} : { pipeline: next.pipelineId }),
    ...(isSame(next.foot, base.foot) ? {} : { foot: next.foot.join(',') }),
  };
}

/** Whether the address shows something else than its view keeps. Searching changes no view. */
export function isChanged(place: RecordPlace, base: Shown): boolean {
  return !isSame(shownAt(place, base), base);
}

/** What the list shows once it changes to another layout: a board's columns say what `field` says, so a board is not narrowed by it; a table is, as its view has it. */
export function inLayout(layout: Layout, { shown, base, field }: { shown: Shown; base: Shown; field: string }): Shown {
  const bare = (filter: FilterGroup): FilterGroup => ('all' in filter ? { all: filter.all.filter((part) => !('field' in part) || part.field !== field) } : filter);
  if (layout === 'board') return { ...shown, layout, filter: bare(shown.filter) };
  return { ...shown, layout, filter: isSame(shown.filter, bare(base.filter)) ? base.filter : shown.filter };
}

/** Compares plain values without regard to the order of an object's keys. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null || Array.isArray(one) !== Array.isArray(other)) return false;
  const [left, right] = [Object.entries(one).filter(([, value]) => value !== undefined), new Map(Object.entries(other).filter(([, value]) => value !== undefined))];
  return left.length === right.size && left.every(([key, value]) => right.has(key) && isSame(value, right.get(key)));
}

/** A view that every workspace has from its first day. */
export type Preset = { readonly key: string; readonly shown: Shown };

const COLUMNS: Readonly<Record<ListKind, readonly string[]>> = {
  client: ['name', 'lifecycle', 'tags', 'nextStep', 'nextStepOn', 'ownerId'],
  contact: ['name', 'roleTitle', 'clientId', 'email', 'phone', 'nextStep', 'ownerId'],
  deal: ['name', 'clientId', 'stageId', 'amount', 'expectedCloseOn', 'nextStep', 'nextStepOn', 'ownerId'],
  engagement: ['name', 'clientId', 'agreementState', 'turn', 'late', 'amount', 'nextStep', 'ownerId'],
};

const plain = (kind: ListKind, more: Partial<Shown> = {}): Shown => ({ filter: NO_FILTER, sort: '-updatedAt', columns: COLUMNS[kind], density: 'comfortable', layout: 'table', pipelineId: null, foot: kind === 'deal' || kind === 'engagement' ? ['amount.sum'] : [], ...more });
const MINE: FilterGroup = { all: [{ field: 'ownerId', is: 'any_of', value: ['me'] }] };
const NO_NEXT_STEP: FilterGroup = { all: [{ field: 'nextStep', is: 'is_empty' }] };
const open = (...more: readonly FilterCondition[]): FilterGroup => ({ all: [{ field: 'state', is: 'any_of', value: ['open'] }, ...more] });

/** The views that stand first among the tabs. The first is what a bare address shows. */
export const PRESETS: Readonly<Record<ListKind, readonly Preset[]>> = {
  client: [
    { key: 'all', shown: plain('client') },
    { key: 'active', shown: plain('client', { filter: { all: [{ field: 'lifecycle', is: 'any_of', value: ['active'] }] } }) },
    { key: 'no-next-step', shown: plain('client', { filter: NO_NEXT_STEP }) },
    { key: 'mine', shown: plain('client', { filter: MINE }) },
  ],
  contact: [{ key: 'all', shown: plain('contact') }, { key: 'mine', shown: plain('contact', { filter: MINE }) }],
  deal: [
    { key: 'open', shown: plain('deal', { filter: open() }) },
    { key: 'no-next-step', shown: plain('deal', { filter: open({ field: 'nextStep', is: 'is_empty' }) }) },
    { key: 'mine', shown: plain('deal', { filter: open({ field: 'ownerId', is: 'any_of', value: ['me'] }) }) },
    { key: 'all', shown: plain('deal') },
  ],
  engagement: [
    { key: 'open', shown: plain('engagement', { filter: open() }) },
    { key: 'unsigned', shown: plain('engagement', { filter: open({ field: 'agreementState', is: 'none_of', value: ['signed', 'sealed'] }) }) },
    { key: 'late', shown: plain('engagement', { filter: open({ field: 'late', is: 'at_least', value: 1 }), sort: 'nextDueOn' }) },
    { key: 'mine', shown: plain('engagement', { filter: open({ field: 'ownerId', is: 'any_of', value: ['me'] }) }) },
    { key: 'all', shown: plain('engagement') },
  ],
};

/** The sort where one may still sort by its field; else that of the kind's first view, so that an old view opens. Before the fields are known nothing is judged. */
export function sortAmong(sort: string, fields: readonly { readonly key: string; readonly sortable: boolean }[], kind: ListKind): string {
  const fits = fields.length === 0 || fields.some(({ key, sortable }) => sortable && key === sort.replace(/^-/, ''));
  return fits ? sort : (PRESETS[kind][0]?.shown.sort ?? '-updatedAt');
}
