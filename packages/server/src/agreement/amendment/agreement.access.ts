import type { ChainLink } from '@entente/core/agreement/amendment-chain';
import { agreementStanding } from '@entente/core/agreement/agreement-state';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { AgreementGrant, GrantedAgreementId } from '../agreement.access.ts';
import { loadFacts } from '../agreement.store.ts';

/** One text of an agreement, with where it stands. */
export type ChainRow = ChainLink & { readonly id: GrantedAgreementId; readonly number: string; readonly title: string; readonly baseVersion: number | null; readonly currentVersion: number | null; readonly since: string };

/**
 * The agreement that this one is, or that it changes, with all its amendments, in the order of their numbers.
 * They share the engagement and the client, and with them who may see them.
 */
export async function grantChain(tx: Tx, { agreementId, engagementId }: AgreementGrant, now: string): Promise<readonly ChainRow[]> {
  const own = await tx.kysely.selectFrom('agreements').select(['amendsId']).where('workspaceId', '=', tx.workspaceId).where('id', '=', agreementId).executeTakeFirst();
  const rootId = own?.amendsId ?? agreementId;
  const rows = await tx.kysely
    .selectFrom('agreements')
    .select(['id', 'number', 'title', 'amendmentNumber', 'baseId', 'baseVersion'])
    .where('workspaceId', '=', tx.workspaceId)
    .where('engagementId', '=', engagementId)
    .where(({ eb, or }) => or([eb('id', '=', rootId), eb('amendsId', '=', rootId)]))
    .where('deletedAt', 'is', null)
    .orderBy('amendmentNumber', (order) => order.asc().nullsFirst())
    .execute();
  const ids = rows.map(({ id }) => id as GrantedAgreementId);
  const facts = await loadFacts(tx, ids);
  return rows.flatMap((row) => {
    const id = row.id as GrantedAgreementId;
    const found = facts.get(id);
    if (found === undefined) return [];
    const { state, currentVersion, since, revokedAt } = agreementStanding(found, now);
    return [{ ...row, id, state, currentVersion, since, revokedAt }];
  });
}

/**
 * The ids of the texts beside which something was agreed that holds under this one: itself, the agreement that it changes,
 * and each amendment that is sealed and binds; not one that is drafted, out, taken back or in the bin, nor one that a
 * consumer went back on. What an order has from its framework agreement is not among them.
 */
export async function textsOfChain(tx: Tx, { agreementId }: Pick<AgreementGrant, 'agreementId'>): Promise<readonly GrantedAgreementId[]> {
  const { rows } = await sql<{ id: GrantedAgreementId }>`select text_id as id from texts_under(array[${agreementId}::uuid]) where not of_framework`.execute(tx.kysely);
  return rows.map(({ id }) => id);
}

/** The first of the texts, locked: whoever changes what binds, or signs a change, waits for the other. */
export async function lockRoot(tx: Tx, { agreementId }: AgreementGrant): Promise<void> {
  await tx.kysely
    .selectFrom('agreements as root')
    .select('root.id')
    .where('root.workspaceId', '=', tx.workspaceId)
    .where('root.id', '=', (eb) => eb.selectFrom('agreements').select((own) => own.fn.coalesce('agreements.amendsId', 'agreements.id').as('id')).where('agreements.workspaceId', '=', tx.workspaceId).where('agreements.id', '=', agreementId))
    .forUpdate()
    .executeTakeFirst();
}

/** The highest number that an amendment of this agreement ever had, those in the bin counted. */
export async function newestAmendmentNumber(tx: Tx, rootId: GrantedAgreementId): Promise<number> {
  const row = await tx.kysely.selectFrom('agreements').select((eb) => eb.fn.max('amendmentNumber').as('most')).where('workspaceId', '=', tx.workspaceId).where('amendsId', '=', rootId).executeTakeFirst();
  return row?.most ?? 0;
}
