import type { InferContractRouterInputs } from '@orpc/contract';
import type { contract } from '@entente/contract/contract';
import type { ExpectationRow } from '@entente/contract/commitment/expectation.contract';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted } from '@entente/core/kernel/outcome';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { cutPage, readCursor } from '../../platform/http/cursor.ts';
import type { Answer } from '../../platform/http/operation.ts';
import { loadWorkTime } from '../commitment.store.ts';
import type { ExpectationCall } from '../expectation.actions.ts';
import { expectationRow, readingOf } from '../expectation.view.ts';
import { listExpectations } from './expectation.store.ts';

type Inputs = InferContractRouterInputs<typeof contract>['expectation'];

/** A page of what both sides expect, in everything the actor may see. */
export async function pageOfExpectations(tx: Tx, { actor, now }: ExpectationCall<ProviderActor>, { cursor, limit: wanted, ...asked }: Inputs['list']): Promise<Answer<{ rows: ExpectationRow[]; nextCursor: string | null }>> {
  const limit = Number(wanted ?? 50);
  const work = await loadWorkTime(tx, now);
  const rows = await listExpectations(tx, actor, { ...asked, today: work.today, limit, after: readCursor(cursor, ['day', 'id']) });
  const reading = await readingOf(tx, work, rows);
  return granted(cutPage(rows.map((row) => expectationRow(row, reading)), limit, ({ reviewOn, id }) => [reviewOn, id]));
}
