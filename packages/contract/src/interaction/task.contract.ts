import { z } from 'zod';
import { TASK_DUES, TASK_OWNERS, TASK_SORTS, TASK_STATES } from '@entente/core/interaction/task-list';
import { Day, Id, Instant } from '@entente/core/kernel/values';
import { FileStream } from '../kernel/file-stream.ts';
import { Page, PageQuery, procedure, SearchText } from '../kernel/procedure.ts';
import { aboutRecord } from '../kernel/record-mark.ts';
import { OwnFilter } from '../record/own-values.ts';
import { InteractionView } from './interaction.contract.ts';

/** Which tasks, in which order. */
const TaskQuery = z.object({
  whose: z.enum(TASK_OWNERS).default('mine'),
  /** Of one person; `whose` still narrows it. */
  ownerId: Id.optional(),
  state: z.enum(TASK_STATES).default('open'),
  due: z.enum(TASK_DUES).optional(),
  until: Day.optional(),
  clientId: Id.optional(),
  contactId: Id.optional(),
  dealId: Id.optional(),
  engagementId: Id.optional(),
  search: SearchText.optional(),
  /** Without it: what is open by its day, those without a day last; what is done by when it was done, the latest first. */
  sort: z.enum(TASK_SORTS).optional(),
  filter: OwnFilter,
});

/**
 * What a change sets of a task; what is left out stays. `isDeleted` stands alone: into the bin, or out of it.
 * `wasDoneAt` beside `isDone: true` takes the last opening back: the task is done when and by whom it was before.
 */
const TaskSet = z.strictObject({ dueOn: Day.nullable().optional(), ownerId: Id.optional(), isDone: z.boolean().optional(), wasDoneAt: Instant.optional(), isDeleted: z.boolean().optional() }).refine((set) => set.isDeleted === undefined || Object.keys(set).length === 1, 'is-deleted-stands-alone');

/** One task to change. `before`: what its writer saw; what is left out is taken as it stands. */
export const TaskChange = aboutRecord({ kind: 'interaction', within: 'set' }, z.strictObject({ id: Id, set: TaskSet, before: z.strictObject({ dueOn: Day.nullable().optional(), ownerId: Id.optional() }).default({}) }));
export type TaskChange = z.output<typeof TaskChange>;

/** How to take a change back: the same call made with these. */
const TaskUndo = aboutRecord({ kind: 'interaction', within: 'set' }, z.object({ id: Id, set: TaskSet, before: z.object({ dueOn: Day.nullable().optional(), ownerId: Id.optional() }) }));

export const taskContract = {
  tasks: procedure
    .route({ method: 'GET', path: '/tasks', operationId: 'listTasks', tags: ['interaction'], summary: 'Tasks you may see: yours, your team’s or all; open or done; by day, record and words' })
    .input(TaskQuery.extend(PageQuery.shape))
    .output(Page(InteractionView)),
  changeTasks: procedure
    .route({ method: 'POST', path: '/tasks/changes', operationId: 'changeTasks', tags: ['interaction'], summary: 'Complete, reopen, give away, move or bin up to 200 tasks at once; what another person changed meanwhile is answered, and how to take the rest back' })
    .input(z.strictObject({ changes: z.array(TaskChange).min(1).max(200) }))
    .output(z.object({ undo: z.array(TaskUndo), refused: z.array(z.object({ id: Id, refusal: z.string() })) })),
  exportTasks: procedure
    .route({ method: 'GET', path: '/tasks/export', operationId: 'exportTasks', tags: ['interaction'], summary: 'All tasks that fit, as a file for spreadsheets', outputStructure: 'detailed' })
    .input(TaskQuery.extend({ format: z.enum(['csv', 'xlsx']) }))
    .output(FileStream),
};
