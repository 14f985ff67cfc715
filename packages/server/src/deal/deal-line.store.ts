import type { PricedLine } from '@entente/core/deal/deal-amount';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { GrantedDealId } from './deal.access.ts';

export type StoredLine = PricedLine & { readonly id: string; readonly productId: string | null; readonly description: string };

/** The lines of a deal in their order. */
export async function loadLines(tx: Tx, id: GrantedDealId): Promise<readonly StoredLine[]> {
  return tx.kysely.selectFrom('dealLines').select(['id', 'productId', 'description', 'quantity', 'unitPrice', 'discountPermille']).where('workspaceId', '=', tx.workspaceId).where('dealId', '=', id).orderBy('position').orderBy('id').execute();
}

/** Puts these lines in the place of all there were. */
export async function replaceLines(tx: Tx, id: GrantedDealId, lines: readonly StoredLine[]): Promise<void> {
  await tx.kysely.deleteFrom('dealLines').where('workspaceId', '=', tx.workspaceId).where('dealId', '=', id).execute();
  if (lines.length === 0) return;
  await tx.kysely.insertInto('dealLines').values(lines.map((line, position) => ({ workspaceId: tx.workspaceId, dealId: id, position, ...line }))).execute();
}

/** How many of these products the workspace has. */
export async function countProducts(tx: Tx, ids: readonly string[]): Promise<number> {
  const { n } = await tx.kysely.selectFrom('products').select((eb) => eb.fn.countAll<number>().as('n')).where('workspaceId', '=', tx.workspaceId).where('id', 'in', ids).executeTakeFirstOrThrow();
  return n;
}
