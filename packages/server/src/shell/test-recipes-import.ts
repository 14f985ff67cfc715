import type { Recipe, RecipeOf } from './test-recipes.ts';

const row = (id: string, more: Omit<Recipe, 'names' | 'path'> = {}): Recipe => ({ path: { id }, ...more, names: 'row' });
const plan = { kind: 'contact', columns: [{ column: 0, to: 'name' }], matchBy: ['email'], onMatch: 'fill', severalValues: 'add' } as const;

/** Calls of imports; what ends one comes last. */
export const IMPORT_RECIPES = {
  listImports: ({ imports }) => [{ names: 'nothing' }, { query: { cursor: Buffer.from(JSON.stringify([new Date(Date.now() + 86_400_000).toISOString(), imports.doneId])).toString('base64url') }, names: 'nothing' }],
  getImport: ({ imports }) => [row(imports.waitingId), row(imports.doneId)],
  createImport: () => [{ body: { fileName: 'people.csv', kind: 'contact' }, names: 'nothing' }],
  lookAtImport: ({ imports }) => [row(imports.waitingId, { body: { delimiter: ';' } })],
  planImport: ({ imports, who }) => [row(imports.waitingId, { body: { plan } }), row(imports.waitingId, { body: { plan: { ...plan, ownerId: who.actor.memberId } } })],
  runImport: ({ imports }) => [row(imports.waitingId, { body: {} })],
  cancelImport: ({ imports }) => [row(imports.waitingId, { body: {} })],
  listKeptByUndo: ({ imports }) => [row(imports.doneId)],
  listImportMaps: () => [{ names: 'nothing' }],
  createImportMap: ({ imports, canary }) => [{ body: { importId: imports.doneId, name: `${canary} again` }, names: 'row' }],
  deleteImportMap: ({ imports }) => [row(imports.mapId)],
  undoImport: ({ imports }) => [row(imports.doneId, { body: {} })],
  deleteImport: ({ imports }) => [row(imports.waitingId)],
} as const satisfies Readonly<Record<string, RecipeOf>>;
