import type { PersonActor, ProviderActor } from '@entente/core/kernel/actor';
import type { Side } from '@entente/core/kernel/values';
import type { Tx } from '../platform/database/in-workspace.ts';
import { withinScope } from '../workspace/member.access.ts';

declare const proof: unique symbol;
/** The id of an expectation this actor may see; made only here. */
export type GrantedExpectationId = string & { readonly [proof]: 'expectation' };
export type ExpectationGrant = { readonly expectationId: GrantedExpectationId; readonly engagementId: string; readonly clientId: string; readonly side: Side; readonly personId: string };

/** Proof that the actor may see the expectation, which follows its engagement, or null. */
export async function grantExpectation(tx: Tx, actor: ProviderActor, id: string): Promise<ExpectationGrant | null> {
  return asGrant(await reachable(tx, id).where(withinScope(actor, 'engagement', 'engagements.owner_id')).executeTakeFirst());
}

/** Proof that it is a person of the client who said it or is asked; nobody answers for a colleague. */
export async function grantOwnExpectation(tx: Tx, actor: PersonActor, id: string): Promise<ExpectationGrant | null> {
  return asGrant(await reachable(tx, id).where('expectations.clientId', '=', actor.clientId).where('expectations.personId', '=', actor.personId).where('engagements.state', '=', 'open').executeTakeFirst());
}

function reachable(tx: Tx, id: string) {
  return tx.kysely
    .selectFrom('expectations')
    .innerJoin('engagements', (join) => join.onRef('engagements.workspaceId', '=', 'expectations.workspaceId').onRef('engagements.id', '=', 'expectations.engagementId'))
    .select(['expectations.id', 'expectations.engagementId', 'expectations.clientId', 'expectations.side', 'expectations.personId'])
    .where('expectations.workspaceId', '=', tx.workspaceId)
    .where('expectations.id', '=', id)
    .where('engagements.deletedAt', 'is', null);
}

function asGrant(row: { id: string; engagementId: string; clientId: string; side: string; personId: string } | undefined): ExpectationGrant | null {
  if (row === undefined) return null;
  const { id, side, ...rest } = row;
  return { expectationId: id as GrantedExpectationId, side: side as Side, ...rest };
}
