import type { RecipeOf } from './test-recipes.ts';

/** Calls of search and duplicates: about one's own workspace, whatever is looked for. */
export const SEARCH_RECIPES = {
  search: ({ canary }) => [
    { query: { q: canary }, names: 'nothing' },
    { query: { q: canary.slice(0, 5), kinds: 'client,contact,interaction', limit: '50' }, names: 'nothing' },
  ],
  listDuplicates: () => [{ query: { kind: 'contact' }, names: 'nothing' }, { query: { kind: 'client', limit: '5' }, names: 'nothing' }],
  checkDuplicates: ({ canary, draft }) => [{ query: { kind: 'contact', name: `${canary} Second`, email: `${canary}@second.example`, clientId: draft.clientId }, names: 'nothing' }],
  dismissDuplicate: ({ draft, open }) => [{ body: { kind: 'client', firstId: draft.clientId, secondId: open.clientId }, names: 'row' }],
  reopenDuplicate: ({ draft, open }) => [{ body: { kind: 'client', firstId: draft.clientId, secondId: open.clientId }, names: 'row' }],
  previewMerge: ({ draft, open }) => [{ query: { kind: 'client', winnerId: draft.clientId, loserId: open.clientId }, names: 'row' }],
  listMerges: ({ draft }) => [{ query: { kind: 'client', recordId: draft.clientId }, names: 'row' }],
  whereMerged: ({ merged }) => [{ path: { kind: 'contact', id: merged.loserId }, names: 'row' }],
  undoMerge: ({ merged }) => [{ path: { id: merged.mergeId }, names: 'row' }],
  mergeRecords: ({ merged }) => [{ body: { kind: 'contact', winnerId: merged.winnerId, loserId: merged.loserId, take: [] }, names: 'row' }],
} as const satisfies Readonly<Record<string, RecipeOf>>;
