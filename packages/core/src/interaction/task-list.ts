import type { Day } from '../kernel/values.ts';
import { addDays } from '../kernel/zoned-time.ts';
import { periodDays } from '../record/filter-period.ts';

/** Whose tasks a list shows: one's own, one's team's, or all that one may see. */
export const TASK_OWNERS = ['mine', 'team', 'all'] as const;
export type TaskOwners = (typeof TASK_OWNERS)[number];

export const TASK_STATES = ['open', 'done'] as const;
export type TaskState = (typeof TASK_STATES)[number];

/** When tasks are due: before today, today, within this week (what is late aside), or on no day. */
export const TASK_DUES = ['late', 'today', 'week', 'none'] as const;
export type TaskDue = (typeof TASK_DUES)[number];

/** What tasks are sorted by, "-" before it for descending. */
export const TASK_SORTS = ['dueOn', '-dueOn', 'subject', '-subject', 'doneAt', '-doneAt'] as const;
export type TaskSort = (typeof TASK_SORTS)[number];

/** The order of a list that says none: what is to be done by its day, what is done by when it was done. */
export function usualTaskSort(state: TaskState): TaskSort {
  return state === 'done' ? '-doneAt' : 'dueOn';
}

/** Whether tasks of a state can be put into an order: what is open was done at no time. */
export function taskSortFits(state: TaskState, sort: TaskSort): boolean {
  return state === 'done' || !sort.endsWith('doneAt');
}

/** The days on which tasks are due, from the first to the last; null where one side has no end. */
export type DueDays = { readonly from: Day | null; readonly to: Day | null };

/** The days that a choice stands for; of no day there are none. */
export function dueDays(due: Exclude<TaskDue, 'none'>, today: Day): DueDays {
  if (due === 'today') return { from: today, to: today };
  const week = periodDays('this_week', today);
  return due === 'late' ? { from: null, to: addDays(today, -1) } : { from: today, to: addDays(week.before, -1) };
}
