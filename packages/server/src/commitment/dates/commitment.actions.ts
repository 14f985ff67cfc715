import type { DateDecision } from '@entente/core/commitment/commitment-state';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { Answer } from '../../platform/http/operation.ts';
import { grantCommitment } from '../commitment.access.ts';
import { loadBlocks, lockSchedule } from '../commitment-block.store.ts';
import { keepActs, type CommitmentAct, type CommitmentCall } from '../commitment-event.actions.ts';
import { loadOfEngagement, loadWorkTime, lockCommitment, updateCommitment } from '../commitment.store.ts';
import { shiftOf } from '../commitment.view.ts';
import { loadDayEvents } from './commitment.store.ts';

type Deciding = { readonly id: string; readonly decision: DateDecision; readonly newDay?: string | undefined; readonly absorbed?: number; readonly words?: string };

/**
 * What a late promise does: `send` moves its date and all that waits for it, `absorb` moves its own date alone,
 * `except` goes on without it. A person decides, never the program; the ledger keeps whose lateness it was.
 */
export async function changeDates(tx: Tx, call: CommitmentCall<ProviderActor>, deciding: Deciding): Promise<Answer<{ moved: number }>> {
  const { id, decision, words = '' } = deciding;
  const absorbed = decision === 'absorb' ? Number.MAX_SAFE_INTEGER : (deciding.absorbed ?? 0);
  const grant = await grantCommitment(tx, call.actor, id);
  if (grant === null) return refused('not-found');
  await lockSchedule(tx, grant.engagementId);
  const current = await lockCommitment(tx, grant.commitmentId);
  if (current.doneAt !== null) return refused('commitment-is-done');
  if (decision === 'except') return letGo(tx, call, { ...grant, title: current.title, words });
  const [work, rows, blocks, events] = [await loadWorkTime(tx, call.now), await loadOfEngagement(tx, grant.engagementId), await loadBlocks(tx, grant.engagementId), await loadDayEvents(tx, [grant.engagementId])];
  const row = rows.find((one) => one.id === id);
  const shift = row === undefined ? null : shiftOf(row, { rows, blocks, events, work }, { newDay: deciding.newDay, absorbed });
  if (row === undefined || shift === null) return refused('commitment-is-on-time');
  const cause = { cause: id, causeSide: grant.side, causeTitle: current.title };
  const own: CommitmentAct = { ...grant, title: current.title, type: decision === 'send' ? 'moved' : 'absorbed', body: { from: row.dueOn, to: shift.newDay, days: shift.days, absorbed: Math.min(absorbed, shift.days), words, ...cause } };
  await updateCommitment(tx, id, { dueOn: shift.newDay, expectedOn: null, expectedBecause: '' });
  for (const { id: moved, to } of shift.moves) await updateCommitment(tx, moved, { dueOn: to });
  await keepActs(tx, call, [own, ...shift.moves.map((move): CommitmentAct => ({ ...grant, commitmentId: move.id, title: move.title, type: 'moved', body: { from: move.from, to: move.to, days: move.days, words: '', ...cause } }))]);
  return granted({ moved: shift.moves.length });
}

async function letGo(tx: Tx, call: CommitmentCall<ProviderActor>, { words, ...act }: { commitmentId: string; engagementId: string; clientId: string; title: string; words: string }): Promise<Answer<{ moved: number }>> {
  if (words.trim() === '') return refused('commitment-needs-reason');
  await updateCommitment(tx, act.commitmentId, { exceptedAt: call.now.toISOString(), takenOutBy: null, stuckAt: null, stuckWords: '' });
  await keepActs(tx, call, [{ ...act, type: 'excepted', body: { words } }]);
  return granted({ moved: 0 });
}
