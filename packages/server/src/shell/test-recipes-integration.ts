import type { Recipe, RecipeOf } from './test-recipes.ts';

const nothing = (more: Omit<Recipe, 'names'> = {}): Recipe => ({ ...more, names: 'nothing' });
const row = (id: string, more: Omit<Recipe, 'names' | 'path'> = {}): Recipe => ({ path: { id }, ...more, names: 'row' });

/** Calls about keys and webhooks. */
export const aboutIntegrations = {
  listApiKeys: () => [nothing()],
  createApiKey: () => [nothing({ body: { name: 'Another', purpose: 'own', scopes: ['client:read'] } })],
} as const satisfies Readonly<Record<string, RecipeOf>>;

/** What ends them. */
export const integrationEndings = {
  revokeApiKey: ({ integrations }) => [row(integrations.apiKeyId)],
} as const satisfies Readonly<Record<string, RecipeOf>>;
