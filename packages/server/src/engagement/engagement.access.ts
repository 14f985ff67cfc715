import type { ProviderActor } from '@entente/core/kernel/actor';
import type { Tx } from '../platform/database/in-workspace.ts';
import { withinScope } from '../workspace/member.access.ts';

declare const proof: unique symbol;
/** The id of an engagement this actor may see; made only here. */
export type GrantedEngagementId = string & { readonly [proof]: 'engagement' };

/** Proof that the actor may see and change the engagement, with its client's id, or null. */
export async function grantEngagement(tx: Tx, actor: ProviderActor, id: string, which: 'present' | 'deleted' = 'present'): Promise<{ engagementId: GrantedEngagementId; clientId: string } | null> {
  const row = await tx.kysely
    .selectFrom('engagements')
    .select(['id', 'clientId'])
    .where('workspaceId', '=', tx.workspaceId)
    .where('id', '=', id)
    .where('deletedAt', which === 'present' ? 'is' : 'is not', null)
    .where(withinScope(actor, 'engagements.owner_id'))
    .executeTakeFirst();
  return row === undefined ? null : { engagementId: row.id as GrantedEngagementId, clientId: row.clientId };
}
