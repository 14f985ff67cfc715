import { TASK_DUES, TASK_OWNERS, TASK_SORTS, type TaskDue, type TaskOwners, type TaskSort } from '@entente/core/interaction/task-list';
import type { RecordFilter } from '@entente/core/record/record-filter';
import { countConditions, filterFrom, NO_FILTER } from '../record/filter-edit.ts';

/** What the list of tasks is narrowed to and sorted by; all of it stands in the page's address. */
export type TaskPlace = {
  /** Absent: everybody's, as far as one may see them. */
  whose?: Exclude<TaskOwners, 'all'>;
  /** A member's id. */
  by?: string;
  /** Absent: what is open. */
  state?: 'done';
  due?: TaskDue;
  find?: string;
  sort?: TaskSort;
  clientId?: string;
  contactId?: string;
  dealId?: string;
  engagementId?: string;
  /** Over fields of the workspace's own. */
  filter?: RecordFilter;
};

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const id = (value: unknown): string | undefined => (typeof value === 'string' && ID.test(value) ? value : undefined);
const MOST_LETTERS = 200;

const READ: { readonly [Key in keyof TaskPlace]-?: (value: unknown) => TaskPlace[Key] | undefined } = {
  whose: (value) => TASK_OWNERS.filter((one) => one !== 'all').find((one) => one === value),
  by: id,
  state: (value) => (value === 'done' ? value : undefined),
  due: (value) => TASK_DUES.find((one) => one === value),
  find: (value) => ((typeof value === 'string' && value.trim() !== '') || typeof value === 'number' ? String(value).slice(0, MOST_LETTERS) : undefined),
  sort: (value) => TASK_SORTS.find((one) => one === value),
  clientId: id,
  contactId: id,
  dealId: id,
  engagementId: id,
  filter: (value) => filterFrom(value) ?? undefined,
};

/** Reads the address; what does not belong, or does not go together, is left out. */
export function taskPlaceFrom(search: Record<string, unknown>): TaskPlace {
  const read = Object.entries(READ).map(([key, reading]) => [key, reading(search[key])] as const);
  return withTasks({}, Object.fromEntries(read) as TaskPlace);
}

/** The address with parts changed; undefined takes a part away. What is done has no day to wait for, what is open was done at no time. */
export function withTasks(place: TaskPlace, part: { readonly [Key in keyof TaskPlace]?: TaskPlace[Key] | undefined }): TaskPlace {
  const next = { ...place, ...part };
  const isDone = next.state === 'done';
  const kept = Object.entries(next).filter(([key, value]) => {
    if (value === undefined || (key === 'filter' && countConditions(value as RecordFilter) === 0)) return false;
    if (key === 'due') return !isDone;
    if (key === 'sort') return isDone || !String(value).endsWith('doneAt');
    return !(key === 'by' && next.whose === 'mine');
  });
  return Object.fromEntries(kept) as TaskPlace;
}

/** Whether anything is left out of the list. */
export function isNarrowed({ sort: _sort, ...rest }: TaskPlace): boolean {
  return Object.keys(rest).length > 0;
}

/** The record that the list is about, if any. */
export function aboutOf({ clientId, contactId, dealId, engagementId }: TaskPlace) {
  return Object.fromEntries(Object.entries({ clientId, contactId, dealId, engagementId }).filter(([, value]) => value !== undefined)) as Pick<TaskPlace, 'clientId' | 'contactId' | 'dealId' | 'engagementId'>;
}

/** What the server is asked. */
export function taskInput({ whose, by, find, filter = NO_FILTER, ...rest }: TaskPlace) {
  const owners: TaskOwners = whose ?? 'all';
  return { ...rest, whose: owners, ...(by === undefined ? {} : { ownerId: by }), ...(find === undefined ? {} : { search: find }), filter };
}
