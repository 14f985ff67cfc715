import type { ProviderActor } from '@entente/core/kernel/actor';
import { sql, type Expression, type Insertable, type SqlBool, type Updateable } from 'kysely';
import { isOrBecame } from '../client/client.access.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { Engagements } from '../platform/database/tables.ts';
import { inForce } from '../record/derived/record.store.ts';
import { withinScope } from '../workspace/member.access.ts';
import type { GrantedEngagementId } from './engagement.access.ts';

export type EngagementListQuery = {
  readonly search?: string | undefined;
  readonly state?: 'open' | 'closed' | undefined;
  readonly clientId?: string | undefined;
  /** On fields of the workspace's own. */
  readonly condition: Expression<SqlBool> | null;
  readonly limit: number;
  readonly after: readonly (string | number)[] | null;
};

/** One row more than a page of the engagements the actor may see, newest change first. */
export async function listEngagements(tx: Tx, actor: ProviderActor, { search, state, clientId, condition, limit, after }: EngagementListQuery) {
  let query = withNames(tx).where('engagements.deletedAt', 'is', null).where(withinScope(actor, 'engagement', 'engagements.owner_id'));
  if (state !== undefined) query = query.where('engagements.state', '=', state);
  if (clientId !== undefined) query = query.where(isOrBecame('engagements.client_id', clientId));
  if (condition !== null) query = query.where(condition);
  if (search !== undefined && search.trim() !== '') query = query.where(sql<boolean>`engagements.name ilike ${`%${search.trim().replaceAll(/[\\%_]/g, '\\$&')}%`}`);
  if (after !== null) query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('engagements.updatedAt', 'engagements.id'), '<', tuple(String(after[0]), String(after[1]))));
  return query.orderBy('engagements.updatedAt', 'desc').orderBy('engagements.id', 'desc').limit(limit + 1).execute();
}

/** The engagement with the names of client and owner and its newest agreement. */
export async function loadEngagement(tx: Tx, id: GrantedEngagementId) {
  return withNames(tx).select('engagements.version').where('engagements.id', '=', id).executeTakeFirstOrThrow();
}

function withNames(tx: Tx) {
  return tx.kysely
    .selectFrom('engagements')
    .innerJoin('clients', (join) => join.onRef('clients.workspaceId', '=', 'engagements.workspaceId').onRef('clients.id', '=', 'engagements.clientId'))
    .innerJoin('members', (join) => join.onRef('members.workspaceId', '=', 'engagements.workspaceId').onRef('members.id', '=', 'engagements.ownerId'))
    .select(['engagements.id', 'engagements.name', 'engagements.kind', 'engagements.state', 'engagements.clientId', 'clients.name as clientName', 'engagements.ownerId', 'members.name as ownerName', 'engagements.isSample', 'engagements.custom', 'engagements.updatedAt'])
    .select(sql<string | null>`(${inForce(sql`agreements.id`)})`.as('agreementId'))
    .where('engagements.workspaceId', '=', tx.workspaceId);
}

export async function insertEngagement(tx: Tx, row: Insertable<Engagements>): Promise<void> {
  await tx.kysely.insertInto('engagements').values(row).execute();
}

/** The engagement's own fields, locked for a change. */
export async function lockEngagement(tx: Tx, id: GrantedEngagementId) {
  return tx.kysely.selectFrom('engagements').selectAll().where('workspaceId', '=', tx.workspaceId).where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
}

/** Writes changed fields; the version counts up and the list order follows. */
export async function updateEngagement(tx: Tx, id: GrantedEngagementId, set: Updateable<Engagements>): Promise<number> {
  const { version } = await tx.kysely
    .updateTable('engagements')
    .set(set)
    .set((eb) => ({ version: eb('version', '+', 1), updatedAt: new Date().toISOString() }))
    .where('workspaceId', '=', tx.workspaceId)
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}

/** Those of the engagements of which an agreement is out for signature or signed. */
export async function engagementsWithSentAgreement(tx: Tx, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const rows = await tx.kysely
    .selectFrom('agreements')
    .innerJoin('agreementVersions', (join) => join.onRef('agreementVersions.workspaceId', '=', 'agreements.workspaceId').onRef('agreementVersions.agreementId', '=', 'agreements.id'))
    .select('agreements.engagementId')
    .distinct()
    .where('agreements.workspaceId', '=', tx.workspaceId)
    .where('agreements.engagementId', 'in', [...ids])
    .where('agreements.withdrawnAt', 'is', null)
    .where('agreements.deletedAt', 'is', null)
    .execute();
  return rows.map(({ engagementId }) => engagementId);
}
