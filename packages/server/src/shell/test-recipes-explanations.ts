import type { RecipeOf } from './test-recipes.ts';

/** Calls about how the work is done. */
export const EXPLANATION_RECIPES = {
  getExplanation: ({ open }) => [{ query: { engagementId: open.engagementId }, names: 'row' }],
  writePassage: ({ open, canary }) => [{ path: { engagementId: open.engagementId, key: 'own' }, body: { text: `${canary} how we work`, before: `${canary} how we work` }, names: 'row' }],
  takePlanPassage: ({ open }) => [{ path: { engagementId: open.engagementId, key: 'course' }, names: 'row' }],
} as const satisfies Readonly<Record<string, RecipeOf>>;
