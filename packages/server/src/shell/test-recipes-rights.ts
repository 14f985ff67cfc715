import type { RecipeOf } from './test-recipes.ts';

const LIMITS = { scope: 'all', hidden: ['notes'], mayExport: true, mayDelete: true, mayBulk: false, version: 0 };

/** Calls about what roles see. */
export const RIGHT_RECIPES = {
  listRights: () => [{ names: 'nothing' }],
  putRights: () => [{ path: { role: 'manager', kind: 'deal' }, body: LIMITS, names: 'nothing' }],
  getSight: ({ who }) => [{ path: { id: who.actor.memberId }, names: 'row' }],
  getRecordSight: ({ who, draft }, own) => [
    { path: { id: who.actor.memberId, kind: 'client', recordId: draft.clientId }, names: 'row' },
    { path: { id: own.who.actor.memberId, kind: 'client', recordId: draft.clientId }, names: 'row' },
  ],
} as const satisfies Readonly<Record<string, RecipeOf>>;
