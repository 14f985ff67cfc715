import type { DateShift } from '@entente/contract/commitment/commitment.contract';
import type { DateDecision } from '@entente/core/commitment/commitment-state';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { Answer } from '../../platform/http/operation.ts';
import { grantCommitment, type CommitmentGrant } from '../commitment.access.ts';
import { loadBlocks, lockSchedule } from '../commitment-block.store.ts';
import { keepActs, type CommitmentAct, type CommitmentCall } from '../commitment-event.actions.ts';
import { loadOfEngagement, loadPerhapsUndecided, loadSchedules, loadWorkTime, lockCommitment, updateCommitment, type StoredCommitment } from '../commitment.store.ts';
import { shiftOf } from '../commitment.view.ts';
import { loadDayEvents } from './commitment.store.ts';

type Deciding = { readonly id: string; readonly decision: DateDecision; readonly newDay?: string | undefined; readonly absorbed?: number; readonly words?: string };

/**
 * What a promise does that is late, was kept late or was sent back: `send` moves its date and all that waits for it, `absorb` moves its own date alone,
 * `except` goes on without it, or leaves the dates as they are where it is kept. A person decides, never the program; the ledger keeps whose lateness it was.
 */
export async function changeDates(tx: Tx, call: CommitmentCall<ProviderActor>, deciding: Deciding): Promise<Answer<{ moved: number }>> {
  const { id, decision, words = '' } = deciding;
  const absorbed = decision === 'absorb' ? Number.MAX_SAFE_INTEGER : (deciding.absorbed ?? 0);
  const grant = await grantCommitment(tx, call.actor, id);
  if (grant === null) return refused('not-found');
  await lockSchedule(tx, grant.engagementId);
  const current = await lockCommitment(tx, grant.commitmentId);
  // What is still owed can be let go at any time, also while it is on time.
  if (decision === 'except' && current.doneAt === null) return letGo(tx, call, { ...grant, title: current.title, body: { words } });
  const found = await findShift(tx, call, { grant, newDay: deciding.newDay, absorbed });
  if (found === null) return refused(current.doneAt === null ? 'commitment-is-on-time' : 'commitment-is-done');
  const { row, shift } = found;
  if (decision === 'except') return letGo(tx, call, { ...grant, title: current.title, body: { from: row.dueOn, to: shift.newDay, words } });
  const cause = { cause: id, causeSide: grant.side, causeTitle: current.title };
  const own: CommitmentAct = { ...grant, title: current.title, type: decision === 'send' ? 'moved' : 'absorbed', body: { from: row.dueOn, to: shift.newDay, days: shift.days, absorbed: Math.min(absorbed, shift.days), words, ...cause } };
  await updateCommitment(tx, id, { dueOn: shift.newDay, expectedOn: null, expectedBecause: '' });
  for (const { id: moved, to } of shift.moves) await updateCommitment(tx, moved, { dueOn: to });
  await keepActs(tx, call, [own, ...shift.moves.map((move): CommitmentAct => ({ ...grant, commitmentId: move.id, title: move.title, type: 'moved', body: { from: move.from, to: move.to, days: move.days, words: '', ...cause } }))]);
  return granted({ moved: shift.moves.length });
}

type Finding = { readonly grant: CommitmentGrant; readonly newDay: string | undefined; readonly absorbed: number };

async function findShift(tx: Tx, { now }: CommitmentCall<ProviderActor>, { grant: { commitmentId, engagementId }, newDay, absorbed }: Finding) {
  const [work, rows, blocks, events] = [await loadWorkTime(tx, now), await loadOfEngagement(tx, engagementId), await loadBlocks(tx, engagementId), await loadDayEvents(tx, [engagementId])];
  const row = rows.find((one) => one.id === commitmentId);
  const shift = row === undefined ? null : shiftOf(row, { rows, blocks, events, work }, { newDay, absorbed });
  return row === undefined || shift === null ? null : { row, shift };
}

type LettingGo = { readonly commitmentId: string; readonly engagementId: string; readonly clientId: string; readonly title: string; /** Days where it was kept late, and no date moves because of it. */ readonly body: { readonly words: string; readonly from?: string | null; readonly to?: string } };

async function letGo(tx: Tx, call: CommitmentCall<ProviderActor>, act: LettingGo): Promise<Answer<{ moved: number }>> {
  if (act.body.words.trim() === '') return refused('commitment-needs-reason');
  await updateCommitment(tx, act.commitmentId, { exceptedAt: call.now.toISOString(), takenOutBy: null, stuckAt: null, stuckWords: '' });
  await keepActs(tx, call, [{ ...act, type: 'excepted' }]);
  return granted({ moved: 0 });
}

/** How many promises are looked at, the newest first, that were kept late or sent back while something waits for them. */
const LOOKED_AT = 100;

/** What was kept late or sent back in the engagements the actor may see, and nobody has decided yet what becomes of the dates behind it. */
export async function undecidedDates(tx: Tx, actor: ProviderActor, now: Date): Promise<readonly { readonly row: StoredCommitment; readonly shift: DateShift }[]> {
  const work = await loadWorkTime(tx, now);
  const candidates = await loadPerhapsUndecided(tx, actor, { timeZone: work.timeZone, limit: LOOKED_AT });
  const ids = [...new Set(candidates.map(({ engagementId }) => engagementId))];
  const [schedules, blocks, events] = await Promise.all([loadSchedules(tx, ids), loadBlocks(tx, ids), loadDayEvents(tx, ids)]);
  const byEngagement = Map.groupBy(schedules, ({ engagementId }) => engagementId);
  const eventsOf = Map.groupBy(events, ({ engagementId }) => engagementId);
  return candidates.flatMap((row) => {
    const shift = shiftOf(row, { rows: byEngagement.get(row.engagementId) ?? [], blocks, events: eventsOf.get(row.engagementId) ?? [], work });
    return shift === null || shift.why === 'late' ? [] : [{ row, shift }];
  });
}
