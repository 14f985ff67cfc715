import { z } from 'zod';
import { KEY_SCOPES } from '@entente/core/integration/key-scope';
import { Line } from '@entente/core/kernel/plain-text';
import { Id, Instant } from '@entente/core/kernel/values';
import { procedure } from '../kernel/procedure.ts';

const KeyScopes = z.array(z.enum(KEY_SCOPES)).min(1).max(KEY_SCOPES.length);

export const ApiKeyView = z.object({
  id: Id,
  name: z.string(),
  purpose: z.enum(['own', 'service']),
  /** The first characters, to tell keys apart. */
  prefix: z.string(),
  scopes: z.array(z.enum(KEY_SCOPES)),
  /** Whom the key acts for. */
  memberId: Id,
  memberName: z.string(),
  expiresAt: Instant.nullable(),
  /** To the hour. */
  lastUsedAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
  /** "asleep": its member may not come in at present. */
  state: z.enum(['works', 'expired', 'revoked', 'asleep']),
  createdAt: Instant,
});
export type ApiKeyView = z.infer<typeof ApiKeyView>;

export const apiKeyContract = {
  list: procedure.route({ method: 'GET', path: '/api-keys', operationId: 'listApiKeys', tags: ['integration'], summary: 'Keys of this workspace, newest first' }).input(z.object({})).output(z.object({ rows: z.array(ApiKeyView) })),
  create: procedure
    .route({ method: 'POST', path: '/api-keys', operationId: 'createApiKey', tags: ['integration'], summary: 'Make a key that acts for you; it is shown this once', successStatus: 201 })
    .input(z.strictObject({ name: Line(120), purpose: z.enum(['own', 'service']), scopes: KeyScopes, expiresAt: Instant.nullable().default(null) }))
    .output(z.object({ id: Id, key: z.string() })),
  revoke: procedure.route({ method: 'DELETE', path: '/api-keys/{id}', operationId: 'revokeApiKey', tags: ['integration'], summary: 'Revoke a key; its next request is refused' }).input(z.object({ id: Id })).output(z.object({})),
};
