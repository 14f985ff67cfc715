import { readScopes } from '@entente/core/integration/key-scope';
import type { ProviderActor, Role, Scope } from '@entente/core/kernel/actor';
import type { Limits } from '@entente/core/kernel/hidden-fields';
import type { Locale } from '@entente/core/kernel/locale';
import type { RefusalCode } from '@entente/phrases/shape';
import { sha256 } from '../platform/crypto/secrets.ts';
import { inWorkspace, type Tx } from '../platform/database/in-workspace.ts';
import type { Known } from '../platform/http/call.ts';
import type { Services } from '../platform/services.ts';
import { withLimits } from '../workspace/session.access.ts';
import { stampUse } from './api-key.store.ts';

declare const proof: unique symbol;
/** The id of a key of the workspace; made only here. */
export type GrantedApiKeyId = string & { readonly [proof]: 'api_key' };

const KEY = /^ent_[\w-]{43}$/;
/** "Last used" is true to the hour: a busy key writes once in an hour. */
const USE_GRAIN_MS = 3_600_000;

type KeyRow = {
  readonly key_id: string; readonly key_name: string; readonly scopes: string; readonly expires_at: string | null; readonly last_used_at: string | null; readonly is_revoked: boolean;
  readonly workspace_id: string; readonly member_id: string; readonly team_id: string | null;
  readonly name: string; readonly role: Role; readonly scope: Scope; readonly locale: Locale; readonly limits: Limits | null;
};

/**
 * Whom a key acts for. One round trip finds the key, its member and their place; nothing is remembered, so a
 * key that was revoked or a role that changed counts from the next request on.
 */
export async function resolveKey(services: Services, token: string): Promise<Known> {
  if (!KEY.test(token)) return shut('key-is-unknown');
  const { rows } = await services.database.pool.query<KeyRow>('select * from auth.key_actor($1)', [sha256(token)]);
  const row = rows[0];
  if (row === undefined) return shut('key-is-unknown');
  if (row.is_revoked) return shut('key-was-revoked');
  const now = services.clock();
  if (row.expires_at !== null && Date.parse(row.expires_at) <= now.getTime()) return shut('key-has-expired');
  if (row.last_used_at === null || now.getTime() - Date.parse(row.last_used_at) > USE_GRAIN_MS) {
    await inWorkspace(services.database, { workspaceId: row.workspace_id, partyId: null }, (tx) => stampUse(tx, row.key_id as GrantedApiKeyId, now));
  }
  return { actor: actorOf(row), session: null, apiKey: { keyId: row.key_id, name: row.key_name, scopes: readScopes(row.scopes) }, refusal: null };
}

function shut(refusal: RefusalCode): Known {
  return { actor: null, session: null, apiKey: null, refusal };
}

function actorOf({ key_id: keyId, key_name: keyName, workspace_id: workspaceId, member_id: memberId, team_id: teamId, name, role, scope, locale, limits }: KeyRow): ProviderActor {
  return { side: 'provider', workspaceId, memberId, teamId, name, role, scope, locale, ...withLimits(role, limits), through: { kind: 'key', keyId, name: keyName } };
}

/** Proof that the id is a living key of this workspace. Whether the actor may manage keys is asked before. */
export async function grantApiKey(tx: Tx, id: string): Promise<GrantedApiKeyId | null> {
  const row = await tx.kysely.selectFrom('apiKeys').select('id').where('workspaceId', '=', tx.workspaceId).where('id', '=', id).where('revokedAt', 'is', null).executeTakeFirst();
  return row === undefined ? null : (row.id as GrantedApiKeyId);
}
