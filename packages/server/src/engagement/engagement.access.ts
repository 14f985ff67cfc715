import { CONFIDED_KINDS, type EngagementKind } from '@entente/core/engagement/engagement-kind';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';
import { withinScope } from '../workspace/member.access.ts';

declare const proof: unique symbol;
/** The id of an engagement this actor may see; made only here. */
export type GrantedEngagementId = string & { readonly [proof]: 'engagement' };

type EngagementGrant = { readonly engagementId: GrantedEngagementId; readonly clientId: string; readonly kind: EngagementKind };

/** Proof that the actor may see and change the engagement, with its client's id, or null. */
export async function grantEngagement(tx: Tx, actor: ProviderActor, id: string): Promise<EngagementGrant | null> {
  return grant(await reachable(tx, actor, id).where('deletedAt', 'is', null).executeTakeFirst());
}

/** The same for an engagement in the bin. */
export async function grantDeletedEngagement(tx: Tx, actor: ProviderActor, id: string): Promise<EngagementGrant | null> {
  return grant(await reachable(tx, actor, id).where('deletedAt', 'is not', null).where('emptiedAt', 'is', null).executeTakeFirst());
}

function reachable(tx: Tx, actor: ProviderActor, id: string) {
  return tx.kysely.selectFrom('engagements').select(['id', 'clientId', 'kind']).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).where(withinScope(actor, 'engagement', 'engagements.owner_id'));
}

function grant(row: { id: string; clientId: string; kind: string } | undefined): EngagementGrant | null {
  return row === undefined ? null : { engagementId: row.id as GrantedEngagementId, clientId: row.clientId, kind: row.kind as EngagementKind };
}

/** Everybody of the client who signs, promises, was promised or expects something in the engagement of a query, by address; what was withdrawn or deleted names nobody, and whoever said no to the text that is out is not named by it. */
const NAMED = sql`(
  select s.email from signatories s join agreements a on a.workspace_id = s.workspace_id and a.id = s.agreement_id
  where s.workspace_id = engagements.workspace_id and a.engagement_id = engagements.id and a.deleted_at is null and a.withdrawn_at is null and s.side = 'client' and s.removed_at is null
    and not exists (select 1 from declines d where d.workspace_id = s.workspace_id and d.signatory_id = s.id and d.version_number = (select max(v.number) from agreement_versions v where v.workspace_id = a.workspace_id and v.agreement_id = a.id))
  union select p.email from commitments c join commitment_people p on p.workspace_id = c.workspace_id and p.id in (c.owner_id, c.backup_id, c.for_person_id)
  where c.workspace_id = engagements.workspace_id and c.engagement_id = engagements.id and c.deleted_at is null and p.client_id is not null
  union select p.email from expectations x join commitment_people p on p.workspace_id = x.workspace_id and p.id = x.person_id
  where x.workspace_id = engagements.workspace_id and x.engagement_id = engagements.id and x.state <> 'withdrawn')`;

/** A person of the client by id, or the column of a query that names them. */
type Person = string | null | RawBuilder<string>;
const addressOf = (personId: Person) => sql`(select me.email from commitment_people me where me.workspace_id = engagements.workspace_id and me.id = ${personId}::uuid)`;
const isConfided = sql<boolean>`engagements.kind = any(${[...CONFIDED_KINDS]}::text[])`;

/** In a query with \`engagements\`: that it is confided to one person of the client, so that their colleagues and the sponsor are not to read along. */
export function confided(): RawBuilder<boolean> {
  return isConfided;
}

/** In a query with \`engagements\`: that a person of the client may know of it at all; of confided work only who is named in it. @param personId null: nobody who is known. */
export function knownTo(personId: Person): RawBuilder<boolean> {
  return sql<boolean>`(not ${isConfided} or ${addressOf(personId)} in ${NAMED})`;
}

/**
 * In a query with \`engagements\` and \`commitments\`: that a person of the client reads a promise. Of confided work they
 * read what they do or stand in for, what we promised in the agreement, what we promised to them by name, and what we
 * promised because of what they expect; other promises of ours only where nobody else of their side is in it and no sponsor is foreseen.
 */
export function readsPromise(personId: Person): RawBuilder<boolean> {
  return sql<boolean>`(not ${isConfided} or ${personId}::uuid in (commitments.owner_id, commitments.backup_id) or (commitments.side = 'provider' and (
    (commitments.source_kind is not null and ${knownTo(personId)})
    or commitments.for_person_id = ${personId}::uuid
    or exists (select 1 from expectations x where x.workspace_id = commitments.workspace_id and x.commitment_id = commitments.id and x.person_id = ${personId}::uuid)
    or (engagements.kind <> 'sponsored_coaching' and array(select named.email from ${NAMED} as named(email)) = array[${addressOf(personId)}]))))`;
}

/** In a query with \`engagements\` and \`expectations\`: that a person of the client reads an expectation; of confided work their own and what is expected of them. */
export function readsExpectation(personId: string | null): RawBuilder<boolean> {
  return sql<boolean>`(not ${isConfided} or expectations.person_id = ${personId}::uuid)`;
}
