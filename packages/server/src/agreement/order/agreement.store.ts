import type { ProviderActor } from '@entente/core/kernel/actor';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { withinScope } from '../../workspace/member.access.ts';
import type { GrantedAgreementId } from '../agreement.access.ts';

/** What an order names: the framework agreement itself, and a text of it; by the order's row, the one that its draft took in last. */
export type Under = { readonly frameworkId: string; readonly textId: string; readonly version: number };

/** What an agreement, or the one that it amends, is an order under; null where it is none. */
export async function loadUnder(tx: Tx, id: GrantedAgreementId): Promise<Under | null> {
  const row = await tx.kysely
    .selectFrom('agreements as own')
    .innerJoin('agreements as root', (join) => join.onRef('root.workspaceId', '=', 'own.workspaceId').on((eb) => eb('root.id', '=', eb.fn.coalesce('own.amendsId', 'own.id'))))
    .select(['root.frameworkId', 'root.frameworkTextId', 'root.frameworkVersion'])
    .where('own.workspaceId', '=', tx.workspaceId)
    .where('own.id', '=', id)
    .executeTakeFirst();
  if (row === undefined || row.frameworkId === null || row.frameworkTextId === null || row.frameworkVersion === null) return null;
  return { frameworkId: row.frameworkId, textId: row.frameworkTextId, version: row.frameworkVersion };
}

/** The text with this SHA-256 among those of a framework agreement and its amendments, the newest of equal ones; null where none has it. */
export async function findNamedText(tx: Tx, { frameworkId }: Under, sha256: string): Promise<Under | null> {
  const row = await tx.kysely
    .selectFrom('agreementVersions as version')
    .innerJoin('agreements as text', (join) => join.onRef('text.workspaceId', '=', 'version.workspaceId').onRef('text.id', '=', 'version.agreementId'))
    .select(['text.id', 'version.number'])
    .where('version.workspaceId', '=', tx.workspaceId)
    .where('version.sha256', '=', sha256)
    .where(({ eb, or }) => or([eb('text.id', '=', frameworkId), eb('text.amendsId', '=', frameworkId)]))
    .orderBy('version.frozenAt', 'desc')
    .orderBy('version.number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : { frameworkId, textId: row.id, version: row.number };
}

/** Locks what an order, or an amendment of one, is under: whoever amends it, goes back on it or signs an order waits for the other. */
export async function lockFramework(tx: Tx, id: GrantedAgreementId): Promise<void> {
  const under = await loadUnder(tx, id);
  if (under !== null) await tx.kysely.selectFrom('agreements').select('id').where('workspaceId', '=', tx.workspaceId).where('id', '=', under.frameworkId).forUpdate().executeTakeFirst();
}

/** More are found in the list of agreements. */
const MOST_ORDERS = 200;

/** The orders under a framework agreement that the actor may see, oldest first. */
export async function listOrders(tx: Tx, actor: ProviderActor, frameworkId: GrantedAgreementId) {
  const rows = await tx.kysely
    .selectFrom('agreements')
    .innerJoin('engagements', (join) => join.onRef('engagements.workspaceId', '=', 'agreements.workspaceId').onRef('engagements.id', '=', 'agreements.engagementId'))
    .select(['agreements.id', 'agreements.number', 'agreements.title', 'agreements.engagementId'])
    .where('agreements.workspaceId', '=', tx.workspaceId)
    .where('agreements.frameworkId', '=', frameworkId)
    .where('agreements.deletedAt', 'is', null)
    .where('engagements.deletedAt', 'is', null)
    .where(withinScope(actor, 'engagement', 'engagements.owner_id'))
    .orderBy('agreements.createdAt')
    .orderBy('agreements.id')
    .limit(MOST_ORDERS)
    .execute();
  return rows.map((row) => ({ ...row, id: row.id as GrantedAgreementId }));
}

/** Those of some agreements that are orders under a framework agreement, oldest first. */
export async function ordersAmong(tx: Tx, frameworkId: GrantedAgreementId, ids: readonly GrantedAgreementId[]) {
  if (ids.length === 0) return [];
  const rows = await tx.kysely.selectFrom('agreements').select(['id', 'number', 'title']).where('workspaceId', '=', tx.workspaceId).where('frameworkId', '=', frameworkId).where('id', 'in', ids).orderBy('createdAt').orderBy('id').execute();
  return rows.map((row) => ({ ...row, id: row.id as GrantedAgreementId }));
}
