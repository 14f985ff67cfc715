import type { Recipe, RecipeOf } from './test-recipes.ts';

const nothing = (more: Omit<Recipe, 'names'> = {}): Recipe => ({ ...more, names: 'nothing' });
const row = (path: Readonly<Record<string, string>>, more: Omit<Recipe, 'names' | 'path'> = {}): Recipe => ({ path, ...more, names: 'row' });
const set = (fields: object): { body: object } => ({ body: { set: fields, before: {} } });
const filter = (field: string, value: unknown): { filter: string } => ({ filter: JSON.stringify({ all: [{ field, is: 'any_of', value }] }) });
const KINDS = ['client', 'contact', 'deal'] as const;
const cursorAt = (id: string): string => Buffer.from(JSON.stringify([new Date(Date.now() + 86_400_000).toISOString(), id])).toString('base64url');
const view = { name: 'Another', sharing: 'mine', isDefault: false, definition: { columns: ['name'] } };

/** Calls about records of every kind and what serves them. */
export const RECORD_RECIPES: Readonly<Record<string, RecipeOf>> = {
  listRecordFields: () => KINDS.map((kind) => nothing({ path: { kind } })),
  listRecords: ({ draft, contactId, records, canary }) => [
    ...KINDS.map((kind) => nothing({ path: { kind } })),
    nothing({ path: { kind: 'client' }, query: { columns: `name,tags,custom.${'industry'}`, cursor: cursorAt(draft.clientId), limit: '100' } }),
    nothing({ path: { kind: 'client' }, query: filter('tags', [records.tagId]) }),
    nothing({ path: { kind: 'contact' }, query: { search: canary } }),
    nothing({ path: { kind: 'deal' }, query: { ...filter('contactId', [contactId]), sort: '-amount' } }),
  ],
  aggregateRecords: ({ draft }) => [...KINDS.map((kind) => nothing({ path: { kind }, query: { columns: 'name' } })), nothing({ path: { kind: 'deal' }, query: { columns: 'amount', ...filter('clientId', [draft.clientId]) } })],
  updateRecord: ({ draft, contactId, records, who }, own) => [
    row({ kind: 'client', id: draft.clientId }, set({ notes: 'seen', 'custom.industry': 'schools' })),
    row({ kind: 'contact', id: contactId }, set({ phone: '2' })),
    row({ kind: 'deal', id: records.dealId }, set({ competitor: 'nobody' })),
    row({ kind: 'client', id: own.draft.clientId }, set({ ownerId: who.actor.memberId })),
    row({ kind: 'client', id: own.draft.clientId }, set({ tags: [records.tagId] })),
    row({ kind: 'deal', id: own.records.dealId }, set({ clientId: draft.clientId })),
  ],
  listSavedViews: () => KINDS.map((kind) => nothing({ path: { kind } })),
  createSavedView: () => [nothing({ path: { kind: 'client' }, body: view })],
  updateSavedView: ({ records }) => [row({ id: records.savedViewId }, { body: { ...view, version: 1 } })],
  arrangeSavedViews: ({ records }) => [nothing({ path: { kind: 'client' }, body: { ids: [records.savedViewId] } })],
  deleteSavedView: ({ records }) => [row({ id: records.savedViewId })],
};
