import type { Recipe, RecipeOf } from './test-recipes.ts';

const nothing = (more: Omit<Recipe, 'names'> = {}): Recipe => ({ ...more, names: 'nothing' });
const row = (id: string, more: Omit<Recipe, 'names' | 'path'> = {}): Recipe => ({ path: { id }, ...more, names: 'row' });

/** Calls about keys and webhooks. */
export const aboutIntegrations = {
  listApiKeys: () => [nothing()],
  listWebhooks: () => [nothing()],
  createWebhook: () => [nothing({ body: { name: 'Another', url: 'https://example.com/hook', topics: ['client.*'] } })],
  updateWebhook: ({ integrations }) => [row(integrations.webhookId, { body: { set: { topics: ['nothing.more'] }, before: { topics: null } } })],
  rotateWebhookSecret: ({ integrations }) => [row(integrations.webhookId)],
  testWebhook: ({ integrations }) => [row(integrations.webhookId)],
  listWebhookDeliveries: ({ integrations }) => [row(integrations.webhookId)],
  getWebhookDelivery: ({ integrations }) => [row(integrations.deliveryId)],
  replayWebhookDelivery: ({ integrations }) => [row(integrations.deliveryId)],
  createApiKey: () => [nothing({ body: { name: 'Another', purpose: 'own', scopes: ['client:read'] } })],
} as const satisfies Readonly<Record<string, RecipeOf>>;

/** What ends them. */
export const integrationEndings = {
  switchWebhookOff: ({ integrations }) => [row(integrations.webhookId)],
  switchWebhookOn: ({ integrations }) => [row(integrations.webhookId)],
  deleteWebhook: ({ integrations }) => [row(integrations.webhookId)],
  revokeApiKey: ({ integrations }) => [row(integrations.apiKeyId)],
} as const satisfies Readonly<Record<string, RecipeOf>>;
