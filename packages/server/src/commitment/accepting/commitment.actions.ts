import { addressesIn, contactWords } from '@entente/core/agreement/named-contact';
import { acceptedDeliverable, accepterOf, accepterWords, answerDay, correctedDay, type AcceptanceTerms, type Verdict } from '@entente/core/commitment/acceptance';
import { isOpen } from '@entente/core/commitment/commitment-state';
import { wouldCircle } from '@entente/core/commitment/date-shift';
import type { Deliverable } from '@entente/core/document/content';
import { dayIn } from '@entente/core/kernel/zoned-time';
import { granted, refused } from '@entente/core/kernel/outcome';
import { translator } from '@entente/phrases/translators';
import { grantAgreement } from '../../agreement/agreement.access.ts';
import { writtenOut } from '../../agreement/agreement-version.actions.ts';
import { grantChain } from '../../agreement/amendment/agreement.access.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { newId } from '../../platform/database/new-id.ts';
import type { Answer } from '../../platform/http/operation.ts';
import { systemActor } from '../../signing/signing.actions.ts';
import { about, loadInForce, type InForce } from '../agreed/commitment.access.ts';
import { peopleOfAgreement } from '../agreed/commitment-person.actions.ts';
import { splitFrom } from '../agreed/commitment.store.ts';
import type { CommitmentGrant } from '../commitment.access.ts';
import { insertBlocks, loadBlocks } from '../commitment-block.store.ts';
import { keepAct, keepActs, type CommitmentAct, type CommitmentCall } from '../commitment-event.actions.ts';
import { calendarOf, insertCommitments, loadWorkTime, updateCommitment, type lockCommitment, type WorkTime } from '../commitment.store.ts';
import { findDelivered, loadAcceptances } from './commitment.store.ts';

type Locked = Awaited<ReturnType<typeof lockCommitment>>;
/** What was delivered, and when. */
type Delivered = Pick<Locked, 'id' | 'engagementId' | 'clientId' | 'agreementId' | 'side' | 'sourceKind' | 'sourceId' | 'isSample'> & { readonly doneAt: string };

/**
 * What we delivered is the client's to look at: whoever decides by the signed text promises an answer within its
 * working days. Asked anew with each delivery; nothing where the text gives no days, or is in force no more.
 */
export async function askToAccept(tx: Tx, call: CommitmentCall, delivered: Delivered): Promise<void> {
  const asked = delivered.sourceKind !== 'deliverable' || delivered.side !== 'provider' ? null : await textOf(tx, call, delivered);
  if (asked === null) return;
  const [standing] = await loadAcceptances(tx, delivered.engagementId, [asked.deliverable.id]);
  const [work, people] = [await loadWorkTime(tx, call.now), await peopleFor(tx, asked)];
  // Whom it was handed on to looks at the next round as well, while the text names the same people.
  const who = standing !== undefined && namesAsBefore(standing, asked) ? { ownerId: standing.ownerId, ownerName: standing.ownerName } : people;
  if (who === null) return;
  const set = { ...who, ...asWritten(asked, work), ...lastDay(asked.deliverable, call.now.toISOString(), work), doneAt: null, expectedOn: null, expectedBecause: '', stuckAt: null, stuckWords: '', exceptedAt: null, takenOutBy: null, deletedAt: null, verdict: null, verdictWords: '' };
  const { engagementId, clientId, agreementId, isSample } = delivered;
  const id = standing?.id ?? newId();
  if (standing === undefined) await insertCommitments(tx, [{ ...set, workspaceId: tx.workspaceId, id, clientId, engagementId, agreementId, isSample, side: 'client', sourceKind: 'acceptance', sourceId: asked.deliverable.id }]);
  else await updateCommitment(tx, id, set);
  await waitFor(tx, { id, delivered });
  await keepAct(tx, call, { commitmentId: id, engagementId, clientId, title: set.title, type: 'made', body: { to: set.dueOn, person: who.ownerName } });
}

type Asked = { readonly text: InForce; readonly deliverable: Deliverable };

/** The text in force that has the record: the whole agreement's, or that of the part it was split off to. */
export async function textOf(tx: Tx, call: CommitmentCall, { agreementId, sourceId }: Pick<Delivered, 'agreementId' | 'sourceId'>): Promise<Asked | null> {
  if (agreementId === null || sourceId === null) return null;
  for (const id of [await splitFrom(tx, agreementId), agreementId]) {
    const grant = id === null ? null : await grantAgreement(tx, systemActor(tx.workspaceId), id);
    const text = grant === null ? null : await loadInForce(tx, grant, await grantChain(tx, grant, call.now.toISOString()));
    const deliverable = text === null ? null : acceptedDeliverable(text.content, sourceId);
    if (text !== null && deliverable !== null) return { text, deliverable };
  }
  return null;
}

/** Whose it is; null where nobody of the client is known. */
async function peopleFor(tx: Tx, { text, deliverable }: Asked) {
  const words = accepterWords(text.content, deliverable);
  const { doers, ensure } = await peopleOfAgreement(tx, text.grant, addressesIn(words));
  const { owner: first, backup: second, ownerWord } = accepterOf(text.content, deliverable, doers.client);
  const [owner, backup] = [await ensure(first), await ensure(second)];
  return owner === null ? null : { ownerId: owner.id, ownerName: owner.name, backupId: backup?.id ?? null, backupName: backup?.name ?? '', ownerWord, agreedOwner: words };
}

/** What it is called, and by what it is accepted, in the words of the text. */
function asWritten({ text: { content }, deliverable }: Asked, { manner }: WorkTime) {
  const clauses = writtenOut(content).sections.flatMap((section) => section.clauses);
  const says = (key: string): string => clauses.filter((clause) => clause.key === key).slice(0, 1).map(({ number, plainText }) => `${number} ${plainText}`).join('');
  const terms: AcceptanceTerms = { checklist: deliverable.acceptance, days: deliverable.reviewDays, silence: says('silence'), rounds: deliverable.rounds, corrections: says('corrections') };
  const title = translator(content.head.locale, manner)('commitment.acceptTitle', { title: deliverable.name });
  return { title: title.slice(0, 300), format: deliverable.form, acceptanceTerms: JSON.stringify(terms) };
}

/** Counted from when the client could know of it: a delivery noted afterwards takes none of their days. */
function lastDay({ reviewDays }: Deliverable, since: string, { timeZone, calendar }: WorkTime) {
  const day = answerDay(dayIn(timeZone, new Date(since)), reviewDays, calendar);
  return { dueOn: day, firstDueOn: day, agreedOn: day, agreedBy: null };
}

/** What waits for the delivery waits for the answer too. */
async function waitFor(tx: Tx, { id, delivered: { id: deliveredId, engagementId, clientId } }: { readonly id: string; readonly delivered: Delivered }): Promise<void> {
  const blocks = await loadBlocks(tx, engagementId);
  const waiting = blocks.filter((one) => one.id === deliveredId && one.blockedId !== id).map(({ blockedId }) => blockedId);
  if (!wouldCircle(blocks, id, waiting)) await insertBlocks(tx, clientId, waiting.map((blockedId) => ({ id, blockedId })));
}

/** What is not delivered after all, or off the board, is nobody's to look at; what was answered already stands. */
export async function askNoMore(tx: Tx, call: CommitmentCall, { engagementId, clientId, sourceKind, sourceId }: Pick<Locked, 'engagementId' | 'clientId' | 'sourceKind' | 'sourceId'>): Promise<void> {
  if (sourceKind !== 'deliverable' || sourceId === null) return;
  for (const { id, title, ...row } of await loadAcceptances(tx, engagementId, [sourceId])) {
    if (row.deletedAt !== null || !isOpen(row)) continue;
    await updateCommitment(tx, id, { deletedAt: call.now.toISOString() });
    await keepAct(tx, call, { commitmentId: id, engagementId, clientId, title, type: 'removed' });
  }
}

/** What comes back on the board as delivered, and was being looked at when it left, is looked at again. */
export async function askAgain(tx: Tx, call: CommitmentCall, delivered: Locked): Promise<void> {
  if (delivered.doneAt === null || delivered.sourceId === null) return;
  const [standing] = await loadAcceptances(tx, delivered.engagementId, [delivered.sourceId]);
  if (standing !== undefined && standing.deletedAt !== null) await askToAccept(tx, call, { ...delivered, doneAt: delivered.doneAt });
}

type Judging = { readonly grant: CommitmentGrant; readonly current: Locked; readonly verdict: { readonly answer: 'accepted' | 'not_yet'; readonly words: string }; readonly eventId?: string | undefined };

/** The client says whether it is accepted; that it is not yet may also be noted by us. What is not is owed again, with as many working days for the correction as the client had for the answer. */
export async function giveVerdict(tx: Tx, call: CommitmentCall, { grant, current, verdict: { answer, words }, eventId }: Judging): Promise<Answer<Record<string, never>>> {
  const { engagementId, clientId } = grant;
  const delivered = current.sourceKind !== 'acceptance' || current.sourceId === null ? undefined : await findDelivered(tx, engagementId, current.sourceId);
  if (current.sourceKind !== 'acceptance') return refused('commitment-takes-another-answer');
  if (delivered === undefined || delivered.doneAt === null) return refused('commitment-is-being-corrected');
  // Whoever delivered does not say for the other side that it is accepted.
  if (answer === 'accepted' && call.actor.side === 'provider') return refused('acceptance-is-theirs');
  const verdict: Verdict = answer === 'not_yet' ? answer : words === '' ? 'accepted' : 'corrections';
  await updateCommitment(tx, current.id, { doneAt: call.now.toISOString(), stuckAt: null, stuckWords: '', exceptedAt: null, verdict, verdictWords: words });
  const first: CommitmentAct = { ...grant, title: current.title, type: 'done', ...(eventId === undefined ? {} : { id: eventId }) };
  const about = { commitmentId: delivered.id, engagementId, clientId, title: delivered.title };
  if (verdict !== 'not_yet') {
    await keepActs(tx, call, [first, { ...about, type: 'accepted', body: { words } }]);
    return granted({});
  }
  const work = await loadWorkTime(tx, call.now);
  const { days } = current.acceptanceTerms as AcceptanceTerms;
  const to = correctedDay(delivered.dueOn, { answeredOn: work.today, days }, calendarOf(work, delivered));
  await updateCommitment(tx, delivered.id, { doneAt: null, dueOn: to, expectedOn: null, expectedBecause: '' });
  await keepActs(tx, call, [first, { ...about, type: 'returned', body: { from: delivered.dueOn, to, words } }]);
  return granted({});
}

/** Whether what somebody said of a delivery can be taken back: not while it is being corrected, or owed again. */
export async function mayTakeBackVerdict(tx: Tx, { engagementId, sourceKind, sourceId }: Locked): Promise<boolean> {
  if (sourceKind !== 'acceptance' || sourceId === null) return true;
  const delivered = await findDelivered(tx, engagementId, sourceId);
  return delivered !== undefined && delivered.doneAt !== null;
}

type Row = Awaited<ReturnType<typeof loadAcceptances>>[number];

/** Brings what the client is looking at in line with another text that binds: its words, its days, who decides; what it does not have any more ends. */
export async function followAcceptances(tx: Tx, call: CommitmentCall, { text, sourceIds }: { readonly text: InForce; readonly sourceIds: readonly string[] }): Promise<void> {
  const standing = (await loadAcceptances(tx, text.grant.engagementId, sourceIds)).filter(({ deletedAt }) => deletedAt === null);
  const rows = standing.filter(({ doneAt }) => doneAt === null);
  if (standing.length === 0) return;
  const work = await loadWorkTime(tx, call.now);
  for (const row of standing) await followCorrected(tx, row, { text, work });
  const acts: CommitmentAct[] = [];
  for (const row of rows) acts.push(...(await followOne(tx, row, { text, work, now: call.now })));
  await keepActs(tx, call, acts);
}

/** What is being corrected goes by the rounds and conditions that the text says now; what was answered stands. */
async function followCorrected(tx: Tx, { id, sourceId, doneAt, verdict }: Row, { text, work }: { readonly text: InForce; readonly work: WorkTime }): Promise<void> {
  const deliverable = doneAt === null || verdict !== 'not_yet' || sourceId === null ? null : acceptedDeliverable(text.content, sourceId);
  if (deliverable === null) return;
  const { acceptanceTerms } = asWritten({ text, deliverable }, work);
  await updateCommitment(tx, id, { acceptanceTerms });
}

type Following = { readonly text: InForce; readonly work: WorkTime; readonly now: Date };

async function followOne(tx: Tx, row: Row, following: Following): Promise<CommitmentAct[]> {
  const { text, now } = following;
  const deliverable = row.sourceId === null ? null : acceptedDeliverable(text.content, row.sourceId);
  if (deliverable !== null) return followTerms(tx, row, { ...following, asked: { text, deliverable } });
  if (row.exceptedAt !== null) return [];
  await updateCommitment(tx, row.id, { exceptedAt: now.toISOString(), takenOutBy: text.amendment, stuckAt: null, stuckWords: '' });
  return [{ ...about(text, row), type: 'excepted', body: { words: '', amendment: text.amendment } }];
}

/** What is still being looked at, or is again since its record is back, goes by what the text says now. */
async function followTerms(tx: Tx, row: Row, { text, work, asked }: Following & { readonly asked: Asked }): Promise<CommitmentAct[]> {
  const delivered = await findDelivered(tx, row.engagementId, asked.deliverable.id);
  const isBack = row.exceptedAt !== null && row.takenOutBy !== null;
  const isOver = row.exceptedAt !== null && !isBack;
  if (isOver || delivered === undefined || delivered.doneAt === null) return [];
  const { amendment } = text;
  const act = about(text, row);
  const day = lastDay(asked.deliverable, delivered.doneAt, work).dueOn;
  const people = namesAsBefore(row, asked) ? null : await peopleFor(tx, asked);
  const isOtherDay = (row.acceptanceTerms as AcceptanceTerms).days !== asked.deliverable.reviewDays;
  await updateCommitment(tx, row.id, { ...asWritten(asked, work), ...people, exceptedAt: null, takenOutBy: null, ...(isOtherDay ? { dueOn: day, agreedOn: day, agreedBy: amendment, expectedOn: null, expectedBecause: '' } : {}) });
  return [
    ...(isBack ? [{ ...act, type: 'reopened' as const, body: { amendment } }] : []),
    ...(isOtherDay ? [{ ...act, type: 'moved' as const, body: { from: row.dueOn, to: day, amendment } }] : []),
    ...(people === null ? [] : [namedAct(act, people, amendment)]),
  ];
}

/** Whether the text names the same people; of what was asked before it counted who speaks for the client that is not known, and it stays where it is. */
function namesAsBefore({ agreedOwner }: Row, { text, deliverable }: Asked): boolean {
  const words = accepterWords(text.content, deliverable);
  return words === agreedOwner || (agreedOwner === '' && words === contactWords(text.content.variables));
}

function namedAct(act: ReturnType<typeof about>, { ownerName, ownerWord }: { readonly ownerName: string; readonly ownerWord: string }, amendment: number | null): CommitmentAct {
  return { ...act, type: 'handed_on', body: { person: ownerWord === '' ? ownerName : ownerWord, amendment } };
}
