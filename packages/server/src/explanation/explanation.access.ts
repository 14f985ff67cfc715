import type { ProviderActor } from '@entente/core/kernel/actor';
import type { AgreementGrant } from '../agreement/agreement.access.ts';
import { grantEngagement, type GrantedEngagementId } from '../engagement/engagement.access.ts';
import type { Tx } from '../platform/database/in-workspace.ts';

declare const proof: unique symbol;
/** The id of an engagement whose explanation the asker may read; made only here. */
export type ExplainedEngagementId = string & { readonly [proof]: 'explanation' };

/** A member reads and writes it by the owner of the engagement. */
export async function grantExplanation(tx: Tx, actor: ProviderActor, id: string): Promise<{ readonly explainedId: ExplainedEngagementId; readonly engagementId: GrantedEngagementId; readonly clientId: string } | null> {
  const grant = await grantEngagement(tx, actor, id);
  return grant === null ? null : { explainedId: grant.engagementId as string as ExplainedEngagementId, engagementId: grant.engagementId, clientId: grant.clientId };
}

/** Whoever may read an agreement reads how its work is done. */
export function explanationOf({ engagementId }: AgreementGrant): ExplainedEngagementId {
  return engagementId as ExplainedEngagementId;
}
