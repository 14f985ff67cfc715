import type { RecipeOf } from './test-recipes.ts';

/** Calls of search: about one's own workspace, whatever is looked for. */
export const SEARCH_RECIPES = {
  search: ({ canary }) => [
    { query: { q: canary }, names: 'nothing' },
    { query: { q: canary.slice(0, 5), kinds: 'client,contact,interaction', limit: '50' }, names: 'nothing' },
  ],
} as const satisfies Readonly<Record<string, RecipeOf>>;
