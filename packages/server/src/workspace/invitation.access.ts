import { sha256 } from '../platform/crypto/secrets.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { Database } from '../platform/database/pool.ts';

declare const proof: unique symbol;
/** The id of an open invitation; made only here. */
export type GrantedInvitationId = string & { readonly [proof]: 'invitation' };

/** Proof that the id is an invitation of this workspace that was neither accepted nor taken back. */
export async function grantInvitation(tx: Tx, id: string): Promise<GrantedInvitationId | null> {
  const row = await tx.kysely.selectFrom('invitations').select('id').where('workspaceId', '=', tx.workspaceId).where('id', '=', id).where('acceptedAt', 'is', null).where('revokedAt', 'is', null).executeTakeFirst();
  return row === undefined ? null : (row.id as GrantedInvitationId);
}

/** Which workspace an invitation's link leads to; null for a link that was never given out. */
export async function workspaceOfInvitation({ pool }: Database, token: string): Promise<string | null> {
  const { rows } = await pool.query<{ workspace_id: string }>('select workspace_id from auth.invitation_by_token($1)', [sha256(token)]);
  return rows[0]?.workspace_id ?? null;
}

/** Proof by the link itself: the invitation it opens, locked, while it is open and has not run out. */
export async function grantInvitationByToken(tx: Tx, token: string): Promise<GrantedInvitationId | null> {
  const row = await tx.kysely
    .selectFrom('invitations')
    .select('id')
    .where('workspaceId', '=', tx.workspaceId)
    .where('tokenHash', '=', sha256(token))
    .where('acceptedAt', 'is', null)
    .where('revokedAt', 'is', null)
    .where((eb) => eb('expiresAt', '>', eb.fn<string>('now')))
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? null : (row.id as GrantedInvitationId);
}
