import { sql, type Insertable, type Updateable } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { Products } from '../platform/database/tables.ts';
import type { GrantedProductId } from './pipeline.access.ts';

export type ProductListQuery = { readonly search?: string | undefined; readonly show: 'offered' | 'all'; readonly limit: number; readonly after: readonly (string | number)[] | null };

/** One row more than a page of products, by name. */
export async function listProducts(tx: Tx, { search, show, limit, after }: ProductListQuery) {
  let query = tx.kysely.selectFrom('products').select(['id', 'name', 'code', 'unitPrice', 'currency', 'retiredAt', 'version']).where('workspaceId', '=', tx.workspaceId);
  if (show === 'offered') query = query.where('retiredAt', 'is', null);
  if (search !== undefined && search.trim() !== '') {
    const part = `%${search.trim().replaceAll(/[\\%_]/g, '\\$&')}%`;
    query = query.where(sql<boolean>`(name ilike ${part} or code ilike ${part})`);
  }
  if (after !== null) query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('name', 'id'), '>', tuple(String(after[0]), String(after[1]))));
  return query.orderBy('name').orderBy('id').limit(limit + 1).execute();
}

export async function insertProduct(tx: Tx, row: Insertable<Products>): Promise<void> {
  await tx.kysely.insertInto('products').values(row).execute();
}

/** The product's own fields, locked for a change. */
export async function lockProduct(tx: Tx, id: GrantedProductId) {
  return tx.kysely.selectFrom('products').selectAll().where('workspaceId', '=', tx.workspaceId).where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
}

/** Writes changed fields; the version counts up. */
export async function updateProduct(tx: Tx, id: GrantedProductId, set: Updateable<Products>): Promise<number> {
  const { version } = await tx.kysely
    .updateTable('products')
    .set(set)
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('workspaceId', '=', tx.workspaceId)
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}
