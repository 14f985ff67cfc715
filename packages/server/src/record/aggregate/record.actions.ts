import type { Aggregates } from '@entente/contract/record/record.contract';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted } from '@entente/core/kernel/outcome';
import { codeOf, type Tx } from '../../platform/database/in-workspace.ts';
import type { Answer } from '../../platform/http/operation.ts';
import { readListing, type RecordAsk } from '../list/record.access.ts';
import { countRecords, MOST_COUNTED, sumColumns } from './record.store.ts';

const TOOK_TOO_LONG = '57014';

/**
 * How many records fit and what their columns sum up to. Counting stops at a limit and at a time: what
 * was not counted is said so (`count` null, no columns), and no list waits for it. Of a search that names more than a
 * list looks at, nothing is summed up.
 */
export async function aggregateRecords(tx: Tx, actor: ProviderActor, ask: RecordAsk): Promise<Answer<Aggregates>> {
  const listing = await readListing(tx, actor, { ...ask, sort: undefined });
  if (!listing.ok) return listing;
  const counted = await inTime(tx, () => countRecords(tx, listing.value));
  const { isCut } = listing.value;
  const columns = counted === null || isCut || ask.columns === undefined || ask.columns === '' ? [] : ((await inTime(tx, () => sumColumns(tx, listing.value))) ?? null);
  return granted({ count: counted === null ? null : { value: Math.min(counted, MOST_COUNTED), atLeast: isCut || counted > MOST_COUNTED }, columns: [...(columns ?? [])], complete: !isCut && counted !== null && columns !== null });
}

/** What `work` finds, or null where it took too long; the transaction goes on either way. */
async function inTime<Value>(tx: Tx, work: () => Promise<Value>): Promise<Value | null> {
  await tx.client.query('savepoint counting');
  try {
    return await work();
  } catch (error) {
    if (codeOf(error) !== TOOK_TOO_LONG) throw error;
    await tx.client.query('rollback to savepoint counting');
    return null;
  }
}
