import type { CommitmentAnswer } from '@entente/contract/commitment/commitment.contract';
import { newDay } from '@entente/core/commitment/time-choices';
import type { PersonActor, ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused, type Outcome } from '@entente/core/kernel/outcome';
import type { Updateable } from 'kysely';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { Commitments } from '../../platform/database/tables.ts';
import type { Answer } from '../../platform/http/operation.ts';
import { askNoMore, askToAccept, giveVerdict, mayTakeBackVerdict } from '../accepting/commitment.actions.ts';
import type { CommitmentGrant } from '../commitment.access.ts';
import { keepAct, keepActs, type CommitmentAct, type CommitmentCall } from '../commitment-event.actions.ts';
import { movedByBoard } from '../commitment-event.store.ts';
import { lockSchedule } from '../commitment-block.store.ts';
import { personFor } from '../commitment-person.actions.ts';
import { hasLeft, loadPeople } from '../commitment-person.store.ts';
import { loadWorkTime, lockCommitment, updateCommitment } from '../commitment.store.ts';

export type AnswerCall = CommitmentCall<ProviderActor | PersonActor>;
type Locked = Awaited<ReturnType<typeof lockCommitment>>;
/** What an answer changes, and what the ledger keeps of it. */
type Change = { readonly set: Updateable<Commitments>; readonly act: Pick<CommitmentAct, 'type' | 'body' | 'happenedAt'> };
type Changed = Outcome<Change, (Answer<never> & { ok: false })['refusal']>;

/**
 * One of the four answers, by the person it applies to or noted by the provider for them; who said it is kept.
 * @param answering.eventId minted with the form: sent twice, it happens once.
 */
export async function answerCommitment(tx: Tx, call: AnswerCall, { grant, answer, eventId }: { grant: CommitmentGrant; answer: CommitmentAnswer; eventId?: string }): Promise<Answer<Record<string, never>>> {
  // What follows from it may be another promise: two who answer for both wait for each other.
  await lockSchedule(tx, grant.engagementId);
  const current = await lockCommitment(tx, grant.commitmentId);
  if (eventId !== undefined && (await happened(tx, eventId))) return granted({});
  if (current.doneAt !== null) return refused('commitment-is-done');
  if (answer.answer === 'accepted' || answer.answer === 'not_yet') return giveVerdict(tx, call, { grant, current, verdict: { answer: answer.answer, words: answer.words ?? '' }, eventId });
  const change = await changeFor(tx, call, { grant, current, answer });
  if (!change.ok) return change;
  await updateCommitment(tx, grant.commitmentId, { exceptedAt: null, ...change.value.set });
  await keepAct(tx, call, { ...grant, title: current.title, ...change.value.act, ...(eventId === undefined ? {} : { id: eventId }) });
  if (answer.answer === 'done' && change.value.act.happenedAt !== undefined) await askToAccept(tx, call, { ...current, doneAt: change.value.act.happenedAt });
  return granted({});
}

async function happened(tx: Tx, eventId: string): Promise<boolean> {
  return (await tx.kysely.selectFrom('commitmentEvents').select('id').where('workspaceId', '=', tx.workspaceId).where('id', '=', eventId).executeTakeFirst()) !== undefined;
}

type OwnAnswer = Exclude<CommitmentAnswer, { readonly answer: 'accepted' | 'not_yet' }>;
type Answering = { readonly grant: CommitmentGrant; readonly current: Locked; readonly answer: OwnAnswer };

async function changeFor(tx: Tx, { actor, now }: AnswerCall, { grant, current, answer }: Answering): Promise<Changed> {
  const at = now.toISOString();
  switch (answer.answer) {
    case 'done': {
      if (current.sourceKind === 'acceptance') return refused('commitment-takes-another-answer');
      const doneAt = (answer.happenedAt ?? at) < at ? (answer.happenedAt ?? at) : at;
      return granted({ set: { doneAt, stuckAt: null, stuckWords: '' }, act: { type: 'done', happenedAt: doneAt } });
    }
    case 'time': {
      const { today } = await loadWorkTime(tx, now);
      const day = newDay({ today, dueOn: current.dueOn, day: answer.day });
      if (!day.ok) return day;
      const reason = answer.reason ?? '';
      return granted({ set: { expectedOn: day.value, expectedBecause: reason, stuckAt: null, stuckWords: '' }, act: { type: 'time', body: { from: current.dueOn, to: day.value, words: reason } } });
    }
    case 'stuck':
      return granted({ set: { stuckAt: at, stuckWords: answer.words }, act: { type: 'stuck', body: { words: answer.words } } });
    case 'someone_else': {
      const person = await personFor(tx, answer.person, { ...grant, actor });
      return person.ok ? granted(handedOn(current, person.value, await ownerIsGone(tx, current))) : person;
    }
  }
}

async function ownerIsGone(tx: Tx, { ownerId }: Locked): Promise<boolean> {
  const [owner] = await loadPeople(tx, [ownerId]);
  return hasLeft(tx, owner?.memberId ?? null);
}

/** Whoever hands on stands in from then on, where nobody else does; nobody who was let go. */
function handedOn({ ownerId, ownerName, backupId }: Locked, { id, name }: { readonly id: string; readonly name: string }, isGone: boolean): Change {
  const free = backupId === null || backupId === id;
  const standsIn = free && ownerId !== id && !isGone ? { backupId: ownerId, backupName: ownerName } : free ? { backupId: null, backupName: '' } : {};
  return { set: { ownerId: id, ownerName: name, ...standsIn }, act: { type: 'handed_on', body: { person: name } } };
}

async function whyNotReopened(tx: Tx, { actor }: AnswerCall, current: Locked): Promise<'commitment-is-open' | 'commitment-is-being-corrected' | 'acceptance-is-theirs' | null> {
  if ([current.doneAt, current.stuckAt, current.exceptedAt].every((at) => at === null)) return 'commitment-is-open';
  if (!(await mayTakeBackVerdict(tx, current))) return 'commitment-is-being-corrected';
  // What the client accepted stays accepted until they say otherwise.
  return current.verdict !== null && actor.side === 'provider' ? 'acceptance-is-theirs' : null;
}

/** Takes back that a promise is kept, stuck or let go. */
export async function reopenCommitment(tx: Tx, call: AnswerCall, { grant, eventId }: { grant: CommitmentGrant; eventId?: string }): Promise<Answer<Record<string, never>>> {
  await lockSchedule(tx, grant.engagementId);
  const current = await lockCommitment(tx, grant.commitmentId);
  if (eventId !== undefined && (await happened(tx, eventId))) return granted({});
  const hindrance = await whyNotReopened(tx, call, current);
  if (hindrance !== null) return refused(hindrance);
  // What was kept, and taken out of the agreement by then, is not owed; what was taken out is, once somebody says so.
  const isGone = current.doneAt !== null && current.takenOutBy !== null;
  const day = isGone ? null : await agreedMeanwhile(tx, current);
  await updateCommitment(tx, grant.commitmentId, { doneAt: null, stuckAt: null, stuckWords: '', verdict: null, verdictWords: '', exceptedAt: isGone ? call.now.toISOString() : null, ...(day === null ? {} : { dueOn: day.to }) });
  const about = { ...grant, title: current.title };
  await keepAct(tx, call, { ...about, type: 'reopened', ...(eventId === undefined ? {} : { id: eventId }) });
  await keepActs(tx, call, [
    ...(isGone ? [{ ...about, type: 'excepted' as const, body: { words: '', amendment: current.takenOutBy } }] : []),
    ...(day === null ? [] : [{ ...about, type: 'moved' as const, body: { ...day, amendment: current.agreedBy } }]),
  ]);
  await askNoMore(tx, call, current);
  return granted({});
}

/** The day that an amendment gave to a promise after it had ended; null where the board itself had moved it. */
async function agreedMeanwhile(tx: Tx, { id, dueOn, agreedOn, sourceId }: Locked): Promise<{ from: string | null; to: string | null } | null> {
  if (sourceId === null || dueOn === agreedOn || (await movedByBoard(tx, id))) return null;
  return { from: dueOn, to: agreedOn };
}
