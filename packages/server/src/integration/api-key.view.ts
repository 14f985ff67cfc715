import type { ApiKeyView } from '@entente/contract/integration/api-key.contract';
import { readScopes } from '@entente/core/integration/key-scope';

type ApiKeyRow = {
  readonly id: string; readonly name: string; readonly purpose: string; readonly prefix: string; readonly scopes: string; readonly memberId: string; readonly memberName: string;
  readonly expiresAt: string | null; readonly lastUsedAt: string | null; readonly revokedAt: string | null; readonly createdAt: string; readonly deactivatedAt: string | null;
};

/** A key as its managers see it; what opens the door is not in it. */
export function apiKeyView(row: ApiKeyRow, now: Date): ApiKeyView {
  const { id, name, prefix, memberId, memberName, expiresAt, lastUsedAt, revokedAt, createdAt } = row;
  return { id, name, prefix, memberId, memberName, expiresAt, lastUsedAt, revokedAt, createdAt, purpose: row.purpose as ApiKeyView['purpose'], scopes: [...readScopes(row.scopes)], state: stateOf(row, now) };
}

/** A key sleeps while its member may not come in. */
function stateOf({ revokedAt, expiresAt, deactivatedAt }: ApiKeyRow, now: Date): ApiKeyView['state'] {
  if (revokedAt !== null) return 'revoked';
  if (expiresAt !== null && Date.parse(expiresAt) <= now.getTime()) return 'expired';
  return deactivatedAt === null ? 'works' : 'asleep';
}
