import type { ProviderActor } from '@entente/core/kernel/actor';
import type { ScopedKind } from '@entente/core/workspace/scope';
import { sql, type Expression, type SqlBool } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';
import { linksAreSeen, withinScope } from '../workspace/member.access.ts';

declare const proof: unique symbol;
/** The id of an interaction this actor may see; made only here. */
export type GrantedInteractionId = string & { readonly [proof]: 'interaction' };

/** The id of a file this actor may see; made only here. */
export type GrantedAttachmentId = string & { readonly [proof]: 'attachment' };

/** What an interaction is about. */
export type Links = { readonly clientId: string | null; readonly contactId: string | null; readonly dealId: string | null; readonly engagementId: string | null };
type Grant = Links & { readonly interactionId: GrantedInteractionId };

/** The records that carry a timeline: the column that points at each, its table and its kind. */
const LINKED = [
  { link: 'dealId', column: 'deal_id', table: 'deals', kind: 'deal' },
  { link: 'engagementId', column: 'engagement_id', table: 'engagements', kind: 'engagement' },
  { link: 'contactId', column: 'contact_id', table: 'contacts', kind: 'contact' },
  { link: 'clientId', column: 'client_id', table: 'clients', kind: 'client' },
] as const satisfies readonly { link: keyof Links; column: string; table: string; kind: ScopedKind }[];

/** Proof that the actor may see and change the interaction, with what it is about, or null. */
export async function grantInteraction(tx: Tx, actor: ProviderActor, id: string): Promise<Grant | null> {
  return grant(await reachable(tx, actor, id).where('deletedAt', 'is', null).executeTakeFirst());
}

/** The same for an interaction in the bin. */
export async function grantDeletedInteraction(tx: Tx, actor: ProviderActor, id: string): Promise<Grant | null> {
  return grant(await reachable(tx, actor, id).where('deletedAt', 'is not', null).where('emptiedAt', 'is', null).executeTakeFirst());
}

/**
 * The records an interaction is to be about, all of which the actor must see; null where one is missing or
 * foreign. A deal, an engagement or a contact brings its client along.
 */
export async function grantLinks(tx: Tx, actor: ProviderActor, wanted: Links): Promise<Links | null> {
  let clientId = wanted.clientId;
  for (const { link, table, kind } of LINKED) {
    const id = wanted[link];
    if (id === null) continue;
    const client = sql<string | null>`${sql.ref(kind === 'client' ? 'id' : 'client_id')}`;
    const { rows } = await sql<{ client_id: string | null }>`select ${client} as client_id from ${sql.table(table)} where workspace_id = ${tx.workspaceId} and id = ${id} and deleted_at is null and ${withinScope(actor, kind, `${table}.owner_id`)}`.execute(tx.kysely);
    const row = rows[0] as { clientId: string | null } | undefined;
    if (row === undefined) return null;
    clientId ??= row.clientId;
  }
  return { ...wanted, clientId };
}

/** A single interaction: its links are seen; where the client is its only link, the client; where it has none, its owner is within scope. */
export function interactionIsSeen(actor: ProviderActor): Expression<SqlBool> {
  const client = sql<SqlBool>`exists (select 1 from clients where clients.workspace_id = interactions.workspace_id and clients.id = interactions.client_id and ${withinScope(actor, 'client', 'clients.owner_id')})`;
  const alone = sql<SqlBool>`case when interactions.client_id is null then ${withinScope(actor, 'interaction', 'interactions.owner_id')} else ${client} end`;
  return sql<SqlBool>`(${linksAreSeen(actor, 'interactions')} and (coalesce(interactions.deal_id, interactions.engagement_id, interactions.contact_id) is not null or ${alone}))`;
}

/** Proof that the actor may see every record that a file is kept with, or null. */
export async function grantAttachment(tx: Tx, actor: ProviderActor, { id, deleted }: { id: string; deleted: boolean }): Promise<(Links & { attachmentId: GrantedAttachmentId }) | null> {
  const client = sql<SqlBool>`exists (select 1 from clients where clients.workspace_id = attachments.workspace_id and clients.id = attachments.client_id and ${withinScope(actor, 'client', 'clients.owner_id')})`;
  const row = await tx.kysely
    .selectFrom('attachments')
    .select(['id', 'clientId', 'contactId', 'dealId', 'engagementId'])
    .where('workspaceId', '=', tx.workspaceId)
    .where('id', '=', id)
    .where('deletedAt', deleted ? 'is not' : 'is', null)
    .where(linksAreSeen(actor, 'attachments'))
    .where(sql<SqlBool>`(coalesce(attachments.deal_id, attachments.engagement_id, attachments.contact_id) is not null or ${client})`)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { id: attachmentId, ...links } = row;
  return { attachmentId: attachmentId as GrantedAttachmentId, ...links };
}

/** Which one record a request names; null where it names none or several. */
export function oneLink(named: { readonly [Link in keyof Links]?: string | undefined }): { link: keyof Links; id: string; links: Links } | null {
  const [first, ...more] = LINKED.flatMap(({ link }) => (named[link] === undefined ? [] : [{ link, id: String(named[link]) }]));
  if (first === undefined || more.length > 0) return null;
  return { ...first, links: { clientId: null, contactId: null, dealId: null, engagementId: null, [first.link]: first.id } };
}

function reachable(tx: Tx, actor: ProviderActor, id: string) {
  return tx.kysely.selectFrom('interactions').select(['id', 'clientId', 'contactId', 'dealId', 'engagementId']).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).where(interactionIsSeen(actor));
}

function grant(row: (Links & { id: string }) | undefined): Grant | null {
  if (row === undefined) return null;
  const { id, ...links } = row;
  return { interactionId: id as GrantedInteractionId, ...links };
}
