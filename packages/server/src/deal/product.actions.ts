import type { InferContractRouterInputs } from '@orpc/contract';
import type { contract } from '@entente/contract/contract';
import type { ProductView } from '@entente/contract/deal/product.contract';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { mergeFields } from '@entente/core/kernel/field-merge';
import { granted, refused } from '@entente/core/kernel/outcome';
import { may } from '@entente/core/workspace/rights';
import { record } from '../platform/activity/activity.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import { cutPage, readCursor } from '../platform/http/cursor.ts';
import type { Answer } from '../platform/http/operation.ts';
import { grantProduct } from './pipeline.access.ts';
import { insertProduct, listProducts, lockProduct, updateProduct } from './product.store.ts';

type Inputs = InferContractRouterInputs<typeof contract>['product'];

/** A page of the workspace's products. */
export async function pageOfProducts(tx: Tx, input: Inputs['list']): Promise<Answer<{ rows: ProductView[]; nextCursor: string | null }>> {
  const limit = Number(input.limit ?? 50);
  const rows = await listProducts(tx, { search: input.search, show: input.show ?? 'offered', limit, after: readCursor(input.cursor, ['text', 'id']) });
  return granted(cutPage<ProductView>(rows, limit, (row) => [row.name, row.id]));
}

export async function createProduct(tx: Tx, actor: ProviderActor, { name, code = '', unitPrice, currency }: Inputs['create']): Promise<Answer<{ id: string }>> {
  if (!may(actor, 'change-workspace')) return refused('not-allowed');
  const id = newId();
  await insertProduct(tx, { workspaceId: tx.workspaceId, id, name, code, unitPrice, currency });
  await record(tx, actor, { topic: 'product.created', subjectKind: 'product', subjectId: id, payload: { name } });
  return granted({ id });
}

/** Changes a product. Lines of deals keep the price they were made with. */
export async function changeProduct(tx: Tx, actor: ProviderActor, { id, set, before }: Inputs['update']): Promise<Answer<{ version: number }>> {
  if (!may(actor, 'change-workspace')) return refused('not-allowed');
  const product = await grantProduct(tx, id);
  if (product === null) return refused('not-found');
  const current = await lockProduct(tx, product);
  const merged = mergeFields<Record<string, unknown>>(current, { set, before });
  if (!merged.ok) return merged;
  if (Object.keys(merged.value).length === 0) return granted({ version: current.version });
  const version = await updateProduct(tx, product, merged.value);
  await record(tx, actor, { topic: 'product.changed', subjectKind: 'product', subjectId: id, payload: { set: merged.value } });
  return granted({ version });
}

/** Offers a product no longer, or again. Doing it twice is doing it once. */
export async function setProductRetired(tx: Tx, actor: ProviderActor, { id, retired }: { id: string; retired: boolean }): Promise<Answer<Record<string, never>>> {
  if (!may(actor, 'change-workspace')) return refused('not-allowed');
  const product = await grantProduct(tx, id);
  if (product === null) return refused('not-found');
  const current = await lockProduct(tx, product);
  if ((current.retiredAt !== null) === retired) return granted({});
  await updateProduct(tx, product, { retiredAt: retired ? new Date().toISOString() : null });
  await record(tx, actor, { topic: retired ? 'product.retired' : 'product.restored', subjectKind: 'product', subjectId: id, payload: { name: current.name } });
  return granted({});
}
