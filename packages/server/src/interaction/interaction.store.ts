import type { ProviderActor } from '@entente/core/kernel/actor';
import { mayComeNext } from '@entente/core/record/next-step';
import { sql, type Insertable, type Selectable, type Updateable } from 'kysely';
import { planned, type Tx } from '../platform/database/in-workspace.ts';
import type { Interactions } from '../platform/database/tables.ts';
import { stepsWritten } from '../record/next/record.store.ts';
import { withinScope } from '../workspace/member.access.ts';
import type { GrantedInteractionId } from './interaction.access.ts';

const TOLD = ['id', 'kind', 'clientId', 'contactId', 'dealId', 'engagementId', 'ownerId', 'subject', 'body', 'direction', 'outcome', 'minutes', 'happenedAt', 'dueOn', 'doneAt', 'pinnedAt', 'version', 'custom'] as const satisfies readonly (keyof Interactions)[];

/** An interaction with the names of what it points at. */
export type NamedInteraction = Pick<Selectable<Interactions>, (typeof TOLD)[number]> & { readonly ownerName: string; readonly clientName: string | null; readonly contactName: string | null; readonly dealName: string | null; readonly engagementName: string | null };

/** Interactions by id, with names. */
export async function loadInteractions(tx: Tx, actor: ProviderActor, ids: readonly string[]): Promise<NamedInteraction[]> {
  return ids.length === 0 ? [] : namedInteractions(tx, actor, planned(tx)).where(sql<boolean>`interactions.id = any(${[...ids]}::uuid[])`).execute();
}

export async function insertInteraction(tx: Tx, row: Insertable<Interactions>): Promise<void> {
  await tx.kysely.insertInto('interactions').values(row).execute();
  if (mayComeNext({ kind: row.kind, happenedAt: String(row.happenedAt) }, new Date().toISOString())) stepsWritten(tx, [row.id]);
}

/** The interaction's own fields, locked for a change. */
export async function lockInteraction(tx: Tx, id: GrantedInteractionId): Promise<Selectable<Interactions>> {
  return tx.kysely.selectFrom('interactions').selectAll().where('workspaceId', '=', tx.workspaceId).where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
}

/** Writes changed fields; the version counts up. */
export async function updateInteraction(tx: Tx, id: GrantedInteractionId, set: Updateable<Interactions>): Promise<number> {
  const { version, kind } = await tx.kysely
    .updateTable('interactions')
    .set(set)
    .set((eb) => ({ version: eb('version', '+', 1), updatedAt: new Date().toISOString() }))
    .where('workspaceId', '=', tx.workspaceId)
    .where('id', '=', id)
    .returning(['version', 'kind'])
    .executeTakeFirstOrThrow();
  // What was ahead may be so no more.
  if (kind === 'task' || kind === 'call' || kind === 'meeting') stepsWritten(tx, [id]);
  return version;
}

/** Interactions with names, to be narrowed further. Whoever sees one need not see its client: its deal or contact may be theirs alone. */
export function namedInteractions(tx: Tx, actor: ProviderActor, from = tx.kysely) {
  return from
    .selectFrom('interactions')
    .innerJoin('members', (join) => join.onRef('members.workspaceId', '=', 'interactions.workspaceId').onRef('members.id', '=', 'interactions.ownerId'))
    .leftJoin('clients', (join) => join.onRef('clients.workspaceId', '=', 'interactions.workspaceId').onRef('clients.id', '=', 'interactions.clientId').on(withinScope(actor, 'client', 'clients.owner_id')))
    .leftJoin('contacts', (join) => join.onRef('contacts.workspaceId', '=', 'interactions.workspaceId').onRef('contacts.id', '=', 'interactions.contactId'))
    .leftJoin('deals', (join) => join.onRef('deals.workspaceId', '=', 'interactions.workspaceId').onRef('deals.id', '=', 'interactions.dealId'))
    .leftJoin('engagements', (join) => join.onRef('engagements.workspaceId', '=', 'interactions.workspaceId').onRef('engagements.id', '=', 'interactions.engagementId'))
    .select(TOLD.map((column) => `interactions.${column}` as const))
    .select(['members.name as ownerName', 'clients.name as clientName', 'contacts.name as contactName', 'deals.name as dealName', 'engagements.name as engagementName'])
    .where('interactions.workspaceId', '=', tx.workspaceId);
}
