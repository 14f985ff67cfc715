import type { Recipe, RecipeOf } from './test-recipes.ts';

const nothing = (more: Omit<Recipe, 'names'> = {}): Recipe => ({ ...more, names: 'nothing' });
const row = (path: Readonly<Record<string, string>>, more: Omit<Recipe, 'names' | 'path'> = {}): Recipe => ({ path, ...more, names: 'row' });
/** Asked as if nothing had stood there: whoever reaches the record changes it, or is told what stands there. */
const set = (fields: object, before: object = Object.fromEntries(Object.keys(fields).map((field) => [field, null]))): { body: object } => ({ body: { set: fields, before } });
const filter = (field: string, value: unknown): { filter: string } => ({ filter: JSON.stringify({ all: [{ field, is: 'any_of', value }] }) });
const KINDS = ['client', 'contact', 'deal', 'engagement'] as const;
const FIELD_KINDS = [...KINDS, 'interaction'] as const;
const cursorAt = (id: string): string => Buffer.from(JSON.stringify([new Date(Date.now() + 86_400_000).toISOString(), id])).toString('base64url');
const view = { name: 'Another', sharing: 'mine', isDefault: false, definition: { columns: ['name'] } };

/** Calls about records of every kind and what serves them. */
export const RECORD_RECIPES: Readonly<Record<string, RecipeOf>> = {
  listRecordFields: () => FIELD_KINDS.map((kind) => nothing({ path: { kind } })),
  listRecords: ({ draft, contactId, records, canary }) => [
    ...KINDS.map((kind) => nothing({ path: { kind } })),
    nothing({ path: { kind: 'client' }, query: { columns: `name,tags,custom.${'industry'}`, cursor: cursorAt(draft.clientId), limit: '100' } }),
    nothing({ path: { kind: 'client' }, query: filter('tags', [records.tagId]) }),
    nothing({ path: { kind: 'contact' }, query: { search: canary } }),
    nothing({ path: { kind: 'deal' }, query: { ...filter('contactId', [contactId]), sort: '-amount' } }),
    nothing({ path: { kind: 'engagement' }, query: { ...filter('clientId', [draft.clientId]), sort: '-late' } }),
  ],
  getRecord: ({ draft, contactId, records }) => [row({ kind: 'client', id: draft.clientId }), row({ kind: 'contact', id: contactId }), row({ kind: 'deal', id: records.dealId }), row({ kind: 'engagement', id: draft.engagementId })],
  aggregateRecords: ({ draft }) => [...KINDS.map((kind) => nothing({ path: { kind }, query: { columns: 'name' } })), nothing({ path: { kind: 'deal' }, query: { columns: 'amount', ...filter('clientId', [draft.clientId]) } })],
  updateRecord: ({ draft, contactId, records, who }, own) => [
    row({ kind: 'client', id: draft.clientId }, set({ notes: 'seen', 'custom.industry': 'schools' })),
    row({ kind: 'contact', id: contactId }, set({ phone: '2' })),
    row({ kind: 'deal', id: records.dealId }, set({ competitor: 'nobody' })),
    row({ kind: 'engagement', id: draft.engagementId }, set({ nextStep: 'seen' }, { nextStep: '' })),
    row({ kind: 'client', id: own.draft.clientId }, set({ ownerId: who.actor.memberId }, { ownerId: own.who.actor.memberId })),
    row({ kind: 'client', id: own.draft.clientId }, set({ tags: [records.tagId] }, { tags: [own.records.tagId] })),
    row({ kind: 'deal', id: own.records.dealId }, set({ clientId: draft.clientId }, { clientId: own.draft.clientId })),
  ],
  listSavedViews: () => KINDS.map((kind) => nothing({ path: { kind } })),
  createSavedView: () => [nothing({ path: { kind: 'client' }, body: view })],
  updateSavedView: ({ records }) => [row({ id: records.savedViewId }, { body: { ...view, version: 1 } })],
  arrangeSavedViews: ({ records }) => [nothing({ path: { kind: 'client' }, body: { ids: [records.savedViewId] } })],
  deleteSavedView: ({ records }) => [row({ id: records.savedViewId })],
  exportRecords: ({ canary }) => KINDS.flatMap((kind) => [nothing({ path: { kind }, query: { format: 'csv' } }), nothing({ path: { kind }, query: { format: 'xlsx', search: canary } })]),
  previewBulkChange: ({ draft, contactId, records, canary }) => [
    nothing({ path: { kind: 'client' }, body: { selection: { ids: [draft.clientId] }, change: { set: { notes: 'seen' } } } }),
    nothing({ path: { kind: 'contact' }, body: { selection: { ids: [contactId] }, change: { delete: true } } }),
    nothing({ path: { kind: 'deal' }, body: { selection: { ids: [records.dealId] }, change: { set: { competitor: 'x' } } } }),
    nothing({ path: { kind: 'engagement' }, body: { selection: { ids: [draft.engagementId] }, change: { delete: true } } }),
    nothing({ path: { kind: 'client' }, body: { selection: { search: canary }, change: { set: { notes: 'seen' } } } }),
  ],
  runBulkChange: ({ draft, contactId, records, who }, own) => [
    nothing({ path: { kind: 'client' }, body: { selection: { ids: [draft.clientId] }, change: { set: { notes: 'seen' } } } }),
    nothing({ path: { kind: 'contact' }, body: { selection: { ids: [contactId] }, change: { set: { roleTitle: 'x' } } } }),
    nothing({ path: { kind: 'deal' }, body: { selection: { ids: [records.dealId] }, change: { set: { stageId: own.records.stageId } } } }),
    row({ kind: 'client' }, { body: { selection: { ids: [own.draft.clientId] }, change: { set: { ownerId: who.actor.memberId } } } }),
    row({ kind: 'client' }, { body: { selection: { ids: [own.draft.clientId] }, change: { addTags: [records.tagId] } } }),
    nothing({ path: { kind: 'engagement' }, body: { selection: { ids: [draft.engagementId] }, change: { set: { nextStep: 'seen' } } } }),
  ],
  listChangeSets: ({ records }) => [nothing(), nothing({ query: { cursor: cursorAt(records.changeSetId) } })],
  getChangeSet: ({ records }) => [row({ id: records.changeSetId })],
  retryChangeSet: ({ records }) => [row({ id: records.changeSetId })],
  undoChangeSet: ({ records }) => [row({ id: records.changeSetId })],
  listFields: () => FIELD_KINDS.map((kind) => nothing({ query: { kind } })),
  createField: () => [nothing({ body: { kind: 'client', key: 'another', type: 'choice', labels: { en: 'Another' }, options: [{ key: 'one', labels: { en: 'One' } }] } }), nothing({ body: { kind: 'interaction', key: 'another', type: 'boolean', labels: { en: 'Another' }, rules: { kinds: ['call'] } } })],
  updateField: ({ records }) => [row({ id: records.fieldId }, { body: { type: 'text', labels: { en: 'Renamed' }, version: 1 } })],
  arrangeFields: ({ records }) => [nothing({ body: { kind: 'client', ids: [records.fieldId] } })],
  retireField: ({ records }) => [row({ id: records.fieldId })],
  restoreField: ({ records }) => [row({ id: records.fieldId })],
  listTags: ({ canary }) => [nothing(), nothing({ query: { search: canary } })],
  createTag: () => [nothing({ body: { name: 'Another tag' } })],
  renameTag: ({ records }) => [row({ id: records.tagId }, { body: { name: 'Renamed' } })],
  mergeTag: ({ records }, own) => [row({ id: records.tagId }, { body: { into: own.records.tagId } }), row({ id: own.records.tagId }, { body: { into: records.tagId } })],
};

/** What takes away what others call about. */
export const RECORD_ENDINGS: Readonly<Record<string, RecipeOf>> = {
  deleteTag: ({ records }) => [row({ id: records.tagId })],
};
