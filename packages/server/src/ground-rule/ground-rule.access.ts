import type { Actor, ProviderActor } from '@entente/core/kernel/actor';
import type { Side } from '@entente/core/kernel/values';
import { sql, type RawBuilder } from 'kysely';
import { grantAgreement, type AgreementGrant } from '../agreement/agreement.access.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { confided, grantEngagement } from '../engagement/engagement.access.ts';

declare const proof: unique symbol;
/** The id of a round this actor may see; made only here. */
export type GrantedRoundId = string & { readonly [proof]: 'rule_round' };
/** The id of an own card this actor may use; made only here. */
export type GrantedCardId = string & { readonly [proof]: 'rule_card' };

/** Proof that the actor may see a round, and for which side they stand: they see that side's answers, the other's once both are there. */
export type RoundGrant = AgreementGrant & { readonly roundId: GrantedRoundId; readonly side: Side };

/**
 * In a query with `rule_rounds`: that the round is for this person of the client. In confided work only who was asked
 * has it, and one that ended unagreed because they were asked anew is nobody's; in other work it is their side's.
 */
export function askedOf(signatoryId: string): RawBuilder<boolean> {
  return sql<boolean>`exists (
    select 1 from engagements join signatories asked on asked.workspace_id = engagements.workspace_id and asked.id = rule_rounds.signatory_id
    join signatories me on me.workspace_id = engagements.workspace_id and me.id = ${signatoryId}::uuid
    where engagements.workspace_id = rule_rounds.workspace_id and engagements.id = rule_rounds.engagement_id and (not ${confided()} or (me.email = asked.email and (rule_rounds.agreed_at is not null
      or not exists (select 1 from rule_rounds later join signatories next on next.workspace_id = later.workspace_id and next.id = later.signatory_id
        where later.workspace_id = rule_rounds.workspace_id and later.agreement_id = rule_rounds.agreement_id and later.number > rule_rounds.number and next.email = asked.email)))))`;
}

/** A round by its agreement: a member by the owner of the engagement, a client only of the agreement their link is for, and in confided work only who was asked. */
export async function grantRound(tx: Tx, actor: Exclude<Actor, { side: 'system' }>, id: string): Promise<RoundGrant | null> {
  const row = await tx.kysely.selectFrom('ruleRounds').select(['id', 'agreementId']).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).$if(actor.side === 'client', (query) => query.where(askedOf(actor.side === 'client' ? actor.signatoryId : ''))).executeTakeFirst();
  const agreement = row === undefined ? null : await grantAgreement(tx, actor, row.agreementId);
  return row === undefined || agreement === null ? null : { ...agreement, roundId: row.id as GrantedRoundId, side: actor.side };
}

/** A card of one's own: of the whole workspace, or of an engagement the member may see. */
export async function grantCard(tx: Tx, actor: ProviderActor, id: string): Promise<GrantedCardId | null> {
  const row = await tx.kysely.selectFrom('ruleCards').select(['id', 'engagementId']).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).where('deletedAt', 'is', null).executeTakeFirst();
  if (row === undefined) return null;
  return row.engagementId === null || (await grantEngagement(tx, actor, row.engagementId)) !== null ? (row.id as GrantedCardId) : null;
}
