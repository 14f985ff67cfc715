import type { AgreedCommitment } from '@entente/core/commitment/agreed-commitments';
import { doerWords, promiserOf } from '@entente/core/commitment/agreed-doers';
import { followText, freshBlocks, type FollowedText } from '@entente/core/commitment/followed-text';
import type { DocumentContent } from '@entente/core/document/content';
import type { ProviderActor, SystemActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import type { Side } from '@entente/core/kernel/values';
import { grantAgreement } from '../../agreement/agreement.access.ts';
import { grantChain } from '../../agreement/amendment/agreement.access.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { newId } from '../../platform/database/new-id.ts';
import type { Answer } from '../../platform/http/operation.ts';
import { followAcceptances } from '../accepting/commitment.actions.ts';
import { insertBlocks, loadBlocks, lockSchedule } from '../commitment-block.store.ts';
import { keepActs, type CommitmentAct, type CommitmentCall } from '../commitment-event.actions.ts';
import type { StoredPerson } from '../commitment-person.store.ts';
import { insertCommitments, updateCommitment } from '../commitment.store.ts';
import { about, loadInForce, type InForce } from './commitment.access.ts';
import { peopleOfAgreement, type AgreedPeople } from './commitment-person.actions.ts';
import { loadMade, ownerOfEngagement, sealedRecords, sealedVersion, splitFrom, type Made as MadeRow } from './commitment.store.ts';

type Call = CommitmentCall<ProviderActor | SystemActor>;
type Made = readonly MadeRow[];

/**
 * Puts what a sealed agreement promises on the board, and brings the board in line with what amendments to it
 * changed: each record once, however often this runs. The words are those that were signed. Between two sealed
 * texts dates move on the board alone, and the agreement says what was promised.
 */
export async function makeAgreed(tx: Tx, call: Call, agreementId: string): Promise<Answer<{ made: number }>> {
  const grant = await grantAgreement(tx, call.actor, agreementId);
  if (grant === null) return refused('not-found');
  if ((await sealedVersion(tx, grant.agreementId)) === null) return refused('commitments-need-signed-agreement');
  await lockSchedule(tx, grant.engagementId);
  const chain = await grantChain(tx, grant, call.now.toISOString());
  const text = await loadInForce(tx, grant, chain);
  if (text === null) return refused('commitments-need-signed-agreement');
  const { content, made } = await apart(tx, text);
  const followed = followText(content, made);
  const fresh = await makeFresh(tx, text, followed.fresh);
  await keepBlocks(tx, text, { made, fresh });
  const following = { text, made, call };
  await keepActs(tx, call, [...fresh.map((one) => madeAct(text, one)), ...(await putBack(tx, following, followed)), ...(await redate(tx, following, followed)), ...(await reword(tx, following, followed)), ...(await handOn(tx, following, followed)), ...(await takeOut(tx, following, followed))]);
  await followAcceptances(tx, call, { text: { ...text, content }, sourceIds: made.map(({ sourceId }) => sourceId) });
  return granted({ made: fresh.length });
}

/**
 * What this agreement promises, and what was made from it. A part that was split off, to be signed apart, says
 * records of the agreement again: they are the agreement's as soon as it is sealed with them, whichever promised first.
 */
async function apart(tx: Tx, { content, rootId }: InForce): Promise<{ readonly content: DocumentContent; readonly made: Made }> {
  const [whole, made] = [await splitFrom(tx, rootId), await loadMade(tx, rootId)];
  if (whole === null) {
    const own = await sealedRecords(tx, rootId);
    return { content, made: made.filter(({ isFromPart, sourceId }) => !isFromPart || own.has(sourceId)) };
  }
  const others = await sealedRecords(tx, whole);
  const without = <Item extends { readonly id: string }>(items: readonly Item[]): Item[] => items.filter(({ id }) => !others.has(id));
  return {
    content: { ...content, phases: without(content.phases), deliverables: without(content.deliverables), clientInputs: without(content.clientInputs) },
    made: made.filter(({ sourceId }) => !others.has(sourceId)),
  };
}

type Promised = { readonly id: string; readonly one: AgreedCommitment; readonly side: Side; readonly owner: StoredPerson; readonly backup: StoredPerson | null; readonly ownerWord: string };
async function makeFresh(tx: Tx, text: InForce, records: readonly AgreedCommitment[]): Promise<readonly Promised[]> {
  if (records.length === 0) return [];
  const { grant, rootId, amendment } = text;
  const { clientId, engagementId } = grant;
  const people = await peopleOfAgreement(tx, grant);
  const { isSample } = await ownerOfEngagement(tx, engagementId);
  const fresh: Promised[] = [];
  for (const one of records) fresh.push(...(await promised(one, text, people)));
  const inserted = await insertCommitments(tx, fresh.map(({ id, one, side, owner, backup, ownerWord }) => ({
    workspaceId: tx.workspaceId, id, clientId, engagementId, agreementId: rootId, isSample,
    side, title: one.title, format: one.format, sourceKind: one.sourceKind, sourceId: one.sourceId, dueOn: one.dueOn, firstDueOn: one.dueOn, agreedOn: one.dueOn, agreedBy: amendment, agreedTitle: one.title, agreedFormat: one.format, agreedOwner: doerWords(one, text.content), ownerId: owner.id, ownerName: owner.name, ownerWord, backupId: backup?.id ?? null, backupName: backup?.name ?? '',
  })));
  return fresh.filter(({ id }) => inserted.has(id));
}

/** Nothing is promised by nobody: where no person of its side is known, a record stays in the agreement alone. */
async function promised(one: AgreedCommitment, { content }: InForce, { doers, ensure }: AgreedPeople): Promise<Promised[]> {
  const { side, owner: doer, backup: second, ownerWord } = promiserOf(one, content, doers);
  const [owner, backup] = [await ensure(doer), await ensure(second)];
  return owner === null ? [] : [{ id: newId(), one, side, owner, backup, ownerWord }];
}

/** What is fresh waits for what stands on the board, and the other way round, as the text has it. */
async function keepBlocks(tx: Tx, { grant, content }: InForce, { made, fresh }: { readonly made: Made; readonly fresh: readonly Promised[] }): Promise<void> {
  if (fresh.length === 0) return;
  const idOf = new Map([...made.filter(({ isRemoved }) => !isRemoved).map(({ sourceId, id }) => [sourceId, id] as const), ...fresh.map(({ id, one }) => [one.sourceId, id] as const)]);
  const standing = await loadBlocks(tx, grant.engagementId);
  await insertBlocks(tx, grant.clientId, freshBlocks(content, { idOf, fresh: new Set(fresh.map(({ id }) => id)), standing }));
}

function madeAct(text: InForce, { id, one, owner }: Promised): CommitmentAct {
  return { ...about(text, { id, title: one.title }), type: 'made', body: { to: one.dueOn, person: owner.name, amendment: text.amendment } };
}

type Following = { readonly text: InForce; readonly made: Made; readonly call: Call };

/** The days that the text gives anew. One that the board had already is agreed now, and moves no more; neither is anybody's lateness. */
async function redate(tx: Tx, { text, made }: Following, { redated, agreedAnew }: FollowedText): Promise<CommitmentAct[]> {
  for (const { id, to } of agreedAnew) await updateCommitment(tx, id, { agreedOn: to, agreedBy: text.amendment });
  const acts: CommitmentAct[] = [];
  for (const { id, from, to } of redated) {
    await updateCommitment(tx, id, { dueOn: to, agreedOn: to, agreedBy: text.amendment, expectedOn: null, expectedBecause: '' });
    acts.push({ ...about(text, { id, title: titleOf(made, id) }), type: from === to ? 'changed' : 'moved', body: { from, to, amendment: text.amendment } });
  }
  return acts;
}

/** What the text calls otherwise, or asks in another form: open ones are called so from now on, and the ledger keeps how it was. */
async function reword(tx: Tx, { text, made }: Following, { reworded, wordedAnew }: FollowedText): Promise<CommitmentAct[]> {
  for (const { id, title, format } of wordedAnew) await updateCommitment(tx, id, { agreedTitle: title, agreedFormat: format });
  const acts: CommitmentAct[] = [];
  for (const { id, title, format } of reworded) {
    await updateCommitment(tx, id, { title, format, agreedTitle: title, agreedFormat: format });
    const before = titleOf(made, id);
    acts.push({ ...about(text, { id, title }), type: 'changed', body: { words: before === title ? format : before, amendment: text.amendment } });
  }
  return acts;
}

/** For what the text names somebody else to do it: whoever that is, or whoever keeps it for a name that nobody has. */
async function handOn(tx: Tx, { text }: Following, { handedOn, namedAnew }: FollowedText): Promise<CommitmentAct[]> {
  for (const { id, words } of namedAnew) await updateCommitment(tx, id, { agreedOwner: words });
  if (handedOn.length === 0) return [];
  const people = await peopleOfAgreement(tx, text.grant);
  const acts: CommitmentAct[] = [];
  for (const { id, words, one } of handedOn) {
    const [fresh] = await promised(one, text, people);
    if (fresh === undefined) continue;
    const { side, owner, backup, ownerWord } = fresh;
    await updateCommitment(tx, id, { side, ownerId: owner.id, ownerName: owner.name, backupId: backup?.id ?? null, backupName: backup?.name ?? '', ownerWord, agreedOwner: words });
    acts.push({ ...about(text, { id, title: one.title }), type: 'handed_on', body: { person: ownerWord === '' ? owner.name : ownerWord, amendment: text.amendment } });
  }
  return acts;
}

/** What the text does not have any more ends, and nobody was late with it. */
async function takeOut(tx: Tx, { text, made, call }: Following, { takenOut, keptAndGone }: FollowedText): Promise<CommitmentAct[]> {
  for (const id of keptAndGone) await updateCommitment(tx, id, { takenOutBy: text.amendment });
  for (const id of takenOut) await updateCommitment(tx, id, { exceptedAt: call.now.toISOString(), takenOutBy: text.amendment, stuckAt: null, stuckWords: '' });
  return takenOut.map((id) => ({ ...about(text, { id, title: titleOf(made, id) }), type: 'excepted' as const, body: { words: '', amendment: text.amendment } }));
}

/** What was out of the agreement and is in it again is owed again, where nothing but that had ended it. */
async function putBack(tx: Tx, { text, made }: Following, { putBack: back }: FollowedText): Promise<CommitmentAct[]> {
  for (const { id, isOwed } of back) await updateCommitment(tx, id, { takenOutBy: null, ...(isOwed ? { exceptedAt: null } : {}) });
  return back.flatMap(({ id, isOwed }) => (isOwed ? [{ ...about(text, { id, title: titleOf(made, id) }), type: 'reopened' as const, body: { amendment: text.amendment } }] : []));
}

function titleOf(made: Made, id: string): string {
  return made.find((one) => one.id === id)?.title ?? '';
}
