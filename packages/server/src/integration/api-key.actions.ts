import { randomBytes } from 'node:crypto';
import type { InferContractRouterInputs } from '@orpc/contract';
import type { contract } from '@entente/contract/contract';
import type { ApiKeyView } from '@entente/contract/integration/api-key.contract';
import { writeScopes } from '@entente/core/integration/key-scope';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import { may } from '@entente/core/workspace/rights';
import { record } from '../platform/activity/activity.store.ts';
import { sha256 } from '../platform/crypto/secrets.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import type { Answer } from '../platform/http/operation.ts';
import type { AccessAct } from '../workspace/access-event.actions.ts';
import { grantApiKey } from './api-key.access.ts';
import { insertApiKey, keyName, listApiKeys, revokeApiKey } from './api-key.store.ts';
import { apiKeyView } from './api-key.view.ts';

type Inputs = InferContractRouterInputs<typeof contract>['apiKey'];

const KEY_BYTES = 32;
const PREFIX_LENGTH = 12;

/** The keys of the workspace; revoked ones stay, so that what they did can be told. */
export async function showApiKeys(tx: Tx, actor: ProviderActor, now: Date): Promise<Answer<{ rows: ApiKeyView[] }>> {
  if (!may(actor, 'manage-integrations')) return refused('not-allowed');
  return granted({ rows: (await listApiKeys(tx)).map((row) => apiKeyView(row, now)) });
}

/** Makes a key that acts for the actor, within its scopes. The key itself is in this answer and nowhere else. */
export async function createApiKey(tx: Tx, actor: ProviderActor, { input, now }: { input: Inputs['create']; now: Date }): Promise<Answer<{ id: string; key: string }>> {
  if (!may(actor, 'manage-integrations')) return refused('not-allowed');
  const { name, purpose, scopes, expiresAt = null } = input;
  if (expiresAt !== null && Date.parse(expiresAt) <= now.getTime()) return refused('key-ends-in-the-past');
  const id = newId();
  const key = `ent_${randomBytes(KEY_BYTES).toString('base64url')}`;
  await insertApiKey(tx, { workspaceId: tx.workspaceId, id, memberId: actor.memberId, name, purpose, prefix: key.slice(0, PREFIX_LENGTH), secretHash: sha256(key), scopes: writeScopes(scopes), expiresAt });
  await record(tx, actor, { topic: 'api_key.created', subjectKind: 'api_key', subjectId: id, payload: { name, scopes } });
  return granted({ id, key });
}

/** Ends a key at once. */
export async function endApiKey(tx: Tx, actor: ProviderActor, { id, now }: { id: string; now: Date }): Promise<Answer<Record<string, never>>> {
  if (!may(actor, 'manage-integrations')) return refused('not-allowed');
  const key = await grantApiKey(tx, id);
  if (key === null) return refused('not-found');
  const name = await revokeApiKey(tx, key, { memberId: actor.memberId, at: now.toISOString() });
  await record(tx, actor, { topic: 'api_key.revoked', subjectKind: 'api_key', subjectId: id, payload: { name } });
  return granted({});
}

/** The ending of a key, for the log of sign-ins. */
export async function aboutEndedKey(tx: Tx, id: string): Promise<AccessAct> {
  return { kind: 'api_key_ended', subject: (await keyName(tx, id)) ?? '' };
}
