import type { ProviderActor } from '@entente/core/kernel/actor';
import { scopeFor, SCOPED_KINDS, type ScopedKind } from '@entente/core/workspace/scope';
import { sql, type Expression, type SqlBool } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';
import { ownMember, withinScope } from '../workspace/member.access.ts';
import { loadMember } from '../workspace/member.store.ts';

/** Messages about the workspace itself; whoever reads the Outbox looks after that. */
const ABOUT_THE_WORKSPACE = ['member', 'invitation', 'webhook', 'workspace'];
const TABLES: Readonly<Record<ScopedKind, string>> = { client: 'clients', contact: 'contacts', deal: 'deals', engagement: 'engagements', interaction: 'interactions' };

/** The address at which the actor is written to; what goes there is theirs to read. */
export async function ownAddress(tx: Tx, actor: ProviderActor): Promise<string> {
  return (await loadMember(tx, ownMember(actor))).email.toLowerCase();
}

/**
 * Which messages the actor may see: those to themselves, those about the workspace, and those about a record that
 * is within their scope, as everywhere; an agreement is seen by who sees its engagement. Anything else is seen
 * only by those from whom no record is kept.
 * @param own the actor's address, see {@link ownAddress}.
 */
export function announcementIsSeen(actor: ProviderActor, own: string): Expression<SqlBool> {
  if (SCOPED_KINDS.every((kind) => scopeFor(actor, kind) === 'all')) return sql<SqlBool>`true`;
  const ofKinds = SCOPED_KINDS.map((kind) => sql`when ${kind} then exists (select 1 from ${sql.table(TABLES[kind])} r where r.workspace_id = announcements.workspace_id and r.id = announcements.subject_id and ${withinScope(actor, kind, 'r.owner_id')})`);
  const ofAgreements = sql`when 'agreement' then exists (
    select 1 from agreements a join engagements e on e.workspace_id = a.workspace_id and e.id = a.engagement_id
    where a.workspace_id = announcements.workspace_id and a.id = announcements.subject_id and ${withinScope(actor, 'engagement', 'e.owner_id')})`;
  return sql<SqlBool>`(lower(announcements.recipient_email) = ${own} or announcements.subject_kind = any(${ABOUT_THE_WORKSPACE}::text[]) or case announcements.subject_kind ${sql.join([...ofKinds, ofAgreements], sql` `)} else false end)`;
}
