import type { HappeningView } from '@entente/contract/communication/touchpoint.contract';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { cutPage, readCursor } from '../../platform/http/cursor.ts';
import type { PlanGrant } from '../touchpoint.access.ts';
import { happeningView } from '../touchpoint.view.ts';
import { listHappenings } from './happening.store.ts';

/** How many stand on the page of the plan; older ones are asked for. */
const FIRST = 20;

/** A page of everything that somebody said has happened, newest first. */
export async function happeningPage(tx: Tx, grant: PlanGrant, { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number }): Promise<{ rows: HappeningView[]; nextCursor: string | null }> {
  const rows = await listHappenings(tx, grant, { limit, after: readCursor(cursor, ['instant', 'id']) });
  const { rows: shown, nextCursor } = cutPage(rows, limit, ({ raisedAt, id }) => [raisedAt, id]);
  return { rows: shown.map(happeningView), nextCursor };
}

export async function firstHappenings(tx: Tx, grant: PlanGrant): Promise<{ happenings: HappeningView[]; olderHappenings: string | null }> {
  const { rows, nextCursor } = await happeningPage(tx, grant, { limit: FIRST });
  return { happenings: rows, olderHappenings: nextCursor };
}
