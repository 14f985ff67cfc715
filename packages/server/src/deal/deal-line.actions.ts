import type { InferContractRouterInputs } from '@orpc/contract';
import type { contract } from '@entente/contract/contract';
import { linesTotal } from '@entente/core/deal/deal-amount';
import { granted, refused } from '@entente/core/kernel/outcome';
import { sameValue } from '@entente/core/kernel/same-value';
import { isHidden } from '@entente/core/workspace/scope';
import { record } from '../platform/activity/activity.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import type { Answer } from '../platform/http/operation.ts';
import { grantDeal } from './deal.access.ts';
import type { Acting } from './deal.actions.ts';
import { countProducts, loadLines, replaceLines, type StoredLine } from './deal-line.store.ts';
import { lockDeal, updateDeal } from './deal.store.ts';

type Inputs = InferContractRouterInputs<typeof contract>['deal'];
type Line = Inputs['putLines']['lines'][number];

/** Sets the lines of a deal. Where its amount follows them it becomes their sum; otherwise it stays as it is. */
export async function putDealLines(tx: Tx, { actor }: Acting, { id, lines, amountFollowsLines, before }: Inputs['putLines']): Promise<Answer<{ version: number; amount: number | null }>> {
  const grant = await grantDeal(tx, actor, id);
  if (grant === null) return refused('not-found');
  if (isHidden(actor, 'deal', 'amount')) return refused('field-is-hidden', { fields: ['amount'] });
  const deal = await lockDeal(tx, grant.dealId);
  const stored = await loadLines(tx, grant.dealId);
  const products = [...new Set(lines.flatMap(({ productId }) => productId ?? []))];
  const known = new Set(stored.map((line) => line.id));
  // An id of another deal's line, or one twice, would be a new line in disguise.
  const taken = new Set<string>();
  const next = lines.map((line) => {
    const keeps = line.id !== undefined && known.has(line.id) && !taken.has(line.id);
    if (line.id !== undefined) taken.add(line.id);
    return { ...filled(line, ''), id: keeps && line.id !== undefined ? line.id : newId() };
  });
  if (products.length > 0 && (await countProducts(tx, products)) !== products.length) return refused('not-found');
  if (!sameValue(stored, before.map((line) => filled(line, '')))) return refused('field-changed-meanwhile', { fields: [{ field: 'lines', yours: lines, theirs: stored, before }] });
  const total = linesTotal(next);
  if (!total.ok) return total;
  await replaceLines(tx, grant.dealId, next);
  const amount = amountFollowsLines ? (next.length === 0 ? null : total.value) : deal.amount;
  const version = await updateDeal(tx, grant.dealId, { amountFollowsLines, amount });
  await record(tx, actor, { topic: 'deal.lines_changed', subjectKind: 'deal', subjectId: id, ...grant, payload: { lines: next.length, amount, before: { amount: deal.amount, lines: stored.length } } });
  return granted({ version, amount });
}

function filled({ id, productId = null, description = '', quantity, unitPrice, discountPermille = 0 }: Line, without: string): StoredLine {
  return { id: id ?? without, productId, description, quantity, unitPrice, discountPermille };
}
