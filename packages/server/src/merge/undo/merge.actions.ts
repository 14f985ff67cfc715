import type { KeptChange } from '@entente/contract/merge/merge.contract';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import { putBack } from '@entente/core/merge/merge-undo';
import { record } from '../../platform/activity/activity.store.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { Answer } from '../../platform/http/operation.ts';
import { grantRecord } from '../../record/record.access.ts';
import { fieldsTakenSince } from '../../record/unique/field-value.actions.ts';
import { afterwards } from '../merge.actions.ts';
import { lockRows, takeTime, writeRow, type Merge, type Row } from '../merge.store.ts';
import { lockMerge, loggedRow, markUndone, TOUCHED_TABLES, undoCreated, undoDeleted, undoMoved, type StoredMerge } from './merge.store.ts';

/**
 * Takes a merge apart: both records and all that was moved stand as before. What somebody changed since stays as
 * it is and is answered. Refused once the record that stayed has itself been merged or lies in the bin, and where another
 * record has taken a value meanwhile that may exist only once.
 */
export async function undoMerge(tx: Tx, actor: ProviderActor, id: string): Promise<Answer<{ kept: KeptChange[] }>> {
  const stored = await lockMerge(tx, id);
  if (stored === null || (await grantRecord(tx, actor, { kind: stored.recordKind, id: stored.winnerId })) === null) return refused('not-found');
  if (stored.state !== 'done') return refused('merge-is-undone');
  const merge: Merge = { tx, id };
  await takeTime(tx);
  const kept: KeptChange[] = [];
  for (const name of TOUCHED_TABLES) kept.push(...(await undoCreated(merge, name)));
  for (const name of TOUCHED_TABLES) kept.push(...(await undoMoved(merge, name)));
  for (const name of TOUCHED_TABLES) await undoDeleted(merge, name);
  kept.push(...(await undoRecords(merge, stored)));
  await markUndone(merge, actor.memberId);
  await afterwards(merge, { kind: stored.recordKind, ids: [stored.winnerId, stored.loserId] });
  const [taken] = (await fieldsTakenSince(tx, { kind: stored.recordKind, ids: [stored.winnerId, stored.loserId] })).values();
  if (taken !== undefined) return refused('value-is-taken', { fields: [taken] });
  await record(tx, actor, { topic: `${stored.recordKind}.merge_undone`, subjectKind: stored.recordKind, subjectId: stored.winnerId, clientId: stored.recordKind === 'client' ? stored.winnerId : null, payload: { mergeId: id } });
  return granted({ kept });
}

/** The record that went comes back as it was; of the one that stayed, what nobody changed since. */
async function undoRecords(merge: Merge, { recordKind: kind, winnerId, loserId }: StoredMerge): Promise<readonly KeptChange[]> {
  const rows = await lockRows(merge.tx, kind, [winnerId, loserId]);
  const back = (row: Row | undefined, logged: { before: Row; after: Row }) => putBack(row ?? {}, logged);
  const winner = back(rows.get(winnerId), await loggedRow(merge, 1));
  if (Object.keys(winner.set).length > 0) await writeRow(merge.tx, kind, { id: winnerId, set: winner.set, counts: true });
  const loser = back(rows.get(loserId), await loggedRow(merge, 2));
  if (Object.keys(loser.set).length > 0) await writeRow(merge.tx, kind, { id: loserId, set: loser.set, counts: false });
  const told = winner.kept.filter((column) => column !== 'updated_at');
  return told.length === 0 ? [] : [{ table: `${kind}s`, id: winnerId, fields: told }];
}
