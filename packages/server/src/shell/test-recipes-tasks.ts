import type { RecipeOf } from './test-recipes.ts';

const filled = (field: string): string => JSON.stringify({ all: [{ field, is: 'is_filled' }] });
const cursorAt = (id: string): string => Buffer.from(JSON.stringify(['2020-01-01', id])).toString('base64url');

/** Calls about lists of tasks. A list narrowed to what is foreign is empty and says no more. */
export const TASK_RECIPES = {
  listTasks: ({ draft, records, who, contactId }) => [
    { query: { whose: 'all' }, names: 'nothing' },
    { query: { whose: 'all', filter: filled('custom.result') }, names: 'nothing' },
    { query: { whose: 'all', cursor: cursorAt(records.interactionId) }, names: 'nothing' },
    { query: { whose: 'all', state: 'done', search: 'call', ownerId: who.actor.memberId }, names: 'nothing' },
    { query: { whose: 'team', due: 'late', sort: '-subject', clientId: draft.clientId, contactId, dealId: records.dealId, engagementId: draft.engagementId }, names: 'nothing' },
  ],
  changeTasks: ({ records, who }, own) => [
    { body: { changes: [{ id: records.interactionId, set: { isDone: true } }] }, names: 'nothing' },
    { body: { changes: [{ id: own.records.interactionId, set: { ownerId: who.actor.memberId } }] }, names: 'nothing' },
  ],
  exportTasks: ({ draft }) => [{ query: { whose: 'all', format: 'csv' }, names: 'nothing' }, { query: { whose: 'all', format: 'xlsx', clientId: draft.clientId }, names: 'nothing' }],
} as const satisfies Readonly<Record<string, RecipeOf>>;
