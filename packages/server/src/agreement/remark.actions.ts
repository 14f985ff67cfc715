import { agreementStanding, type AgreementFacts } from '@entente/core/agreement/agreement-state';
import type { RecordProposal } from '@entente/core/agreement/record-proposal';
import type { AnswerOutcome, RemarkKind } from '@entente/core/agreement/remark-turn';
import { actorStamp, type ClientActor, type ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import type { RefusalCode } from '@entente/phrases/shape';
import { record } from '../platform/activity/activity.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { Answer } from '../platform/http/operation.ts';
import { grantAgreement, grantRemark, type AgreementGrant } from './agreement.access.ts';
import { loadAgreementFacts } from './agreement.actions.ts';
import { appendEvent, type NewEvent } from './agreement-event.actions.ts';
import { loadVersion } from './agreement-version.store.ts';
import { lockAgreement, touchAgreement } from './agreement.store.ts';
import { hindranceOf, wordsForDraft } from './answer/remark-answer.actions.ts';
import { tellLater } from './news/remark.actions.ts';
import { findAnswer, findRemark, insertAnswer, insertRemark, loadRemark } from './remark.store.ts';
import { loadSignatories } from './signatory.store.ts';

/** Either side talks by the same actions; the portal hands in where the words came from. */
export type TalkCall = { readonly actor: ProviderActor | ClientActor; readonly now: string; readonly origin?: NonNullable<NewEvent['origin']> };

export type NewRemark = {
  /** The agreement. */
  readonly id: string;
  /** Made by the caller: the same remark sent twice is kept once. */
  readonly remarkId: string;
  readonly versionNumber: number;
  readonly clauseId: string;
  readonly kind: RemarkKind;
  readonly body: string;
  readonly purpose: string;
  /** What it changes of the records; nothing where it is about words. */
  readonly proposal?: RecordProposal;
};

/** Asks about a clause, or proposes other words for it, on a version that went out. The other side is told. */
export async function addRemark(tx: Tx, call: TalkCall, input: NewRemark): Promise<Answer<{ id: string }>> {
  const grant = await grantAgreement(tx, call.actor, input.id);
  if (grant === null) return refused('not-found');
  await lockAgreement(tx, grant.agreementId);
  const facts = await loadAgreementFacts(tx, grant.agreementId);
  const closed = whyTalkIsOver(facts, call.now, { amends: call.actor.side === 'client' && input.kind === 'proposal' });
  if (closed !== null) return refused(closed);
  const clause = await sentClause(tx, { grant, facts }, input);
  if (clause === null) return refused('not-found');
  const author = actorStamp(call.actor);
  const { remarkId, versionNumber, clauseId, kind, body, purpose, proposal } = input;
  const words = { versionNumber, clauseId, clauseNumber: clause.number, kind, body, purpose };
  const isNew = await insertRemark(tx, { workspaceId: tx.workspaceId, id: remarkId, agreementId: grant.agreementId, clientId: grant.clientId, ...words, proposal: proposal === undefined ? null : JSON.stringify(proposal), authorSide: author.side, authorId: author.id ?? '', authorName: author.name, createdAt: call.now });
  if (!isNew) return repeated(await findRemark(tx, remarkId), { agreementId: grant.agreementId, clauseId, kind, body, authorId: author.id }, remarkId);
  await keepTrace(tx, call, { grant, type: 'remark.added', versionNumber, body: { remarkId, ...words, ...(proposal === undefined ? {} : { edits: proposal.edits }) } });
  await tellLater(tx, { grant, aside: author.id, side: call.actor.side === 'client' ? 'provider' : 'client', now: call.now });
  return granted({ id: remarkId });
}

export type NewAnswer = {
  /** The remark. */
  readonly id: string;
  /** Made by the caller: the same answer sent twice is kept once. */
  readonly answerId: string;
  readonly outcome: AnswerOutcome;
  readonly body: string;
  /** Clause markup for the draft; empty lets an accepted proposal speak for itself. */
  readonly wording: string;
  /** The clause's markup that the writer saw. */
  readonly before?: string | undefined;
  /** Other values for the record that was proposed, as they are typed. */
  readonly values?: Readonly<Record<string, string>> | undefined;
  /** The amendment whose draft takes the words, where the agreement itself is sealed; never from outside. */
  readonly into?: AgreementGrant;
};

/**
 * Answers a remark: says something (either side), or, for the provider, puts words into the draft
 * (`accepted`, `countered`) or leaves them as they are (`kept`). The one who wrote it is told.
 * @returns the words that now stand in the draft as both sides read them; empty where none were put there.
 */
export async function answerRemark(tx: Tx, call: TalkCall, input: NewAnswer): Promise<Answer<{ id: string; wording: string }>> {
  const grant = await grantRemark(tx, call.actor, input.id);
  const { into } = input;
  if (grant === null) return refused('not-found');
  await lockAgreement(tx, grant.agreementId);
  const remark = await loadRemark(tx, grant);
  const author = actorStamp(call.actor);
  const before = await findAnswer(tx, input.answerId);
  if (before !== undefined) return asBefore(before, { remarkId: remark.id, outcome: input.outcome, authorId: author.id }, input.answerId);
  const closed = whyTalkIsOver(await loadAgreementFacts(tx, grant.agreementId), call.now, { amends: amendsSealed(call.actor, input) }) ?? hindranceOf(remark, call.actor, input);
  if (closed !== null) return refused(closed);
  const put = await wordsForDraft(tx, call, { grant: into ?? grant, remark, input });
  if (!put.ok) return put;
  const { answerId, outcome, body } = input;
  const wording = put.value;
  await insertAnswer(tx, { workspaceId: tx.workspaceId, id: answerId, remarkId: remark.id, clientId: grant.clientId, outcome, body, wording, amendmentId: into?.agreementId ?? null, authorSide: author.side, authorId: author.id ?? '', authorName: author.name, createdAt: call.now });
  await keepTrace(tx, call, { grant, type: 'remark.answered', versionNumber: remark.versionNumber, body: { remarkId: remark.id, answerId, clauseNumber: remark.clauseNumber, outcome, body, wording } });
  await tellLater(tx, { grant, aside: author.id, side: call.actor.side === 'client' ? 'provider' : 'client', now: call.now });
  return granted({ id: answerId, wording });
}

/** Whether an answer is about changing what is sealed: it goes into an amendment, says why nothing changes, or lets a proposal go. */
function amendsSealed({ side }: TalkCall['actor'], { into, outcome }: NewAnswer): boolean {
  return into !== undefined || outcome === 'taken_back' || (side === 'provider' && KEEPING.has(outcome));
}

/** Answers that leave the words of a sealed agreement as they are. */
const KEEPING: ReadonlySet<AnswerOutcome> = new Set(['kept', 'answered']);

/**
 * What a client wants to say is never blocked while there is something to agree on.
 * @param amends whether it is about changing what is sealed: other words by the client, and what is said to them.
 */
export function whyTalkIsOver(facts: AgreementFacts, now: string, { amends }: { readonly amends: boolean }): RefusalCode | null {
  const { state } = agreementStanding(facts, now);
  if (state === 'sealed') return amends && facts.revokedAt === null ? null : 'agreement-is-sealed';
  return state === 'withdrawn' ? 'agreement-is-withdrawn' : null;
}

async function sentClause(tx: Tx, { grant, facts }: { grant: AgreementGrant; facts: AgreementFacts }, { versionNumber, clauseId }: NewRemark): Promise<{ number: string } | null> {
  const wasSent = facts.versions.some(({ number, sentAt }) => number === versionNumber && sentAt !== null);
  const version = wasSent ? await loadVersion(tx, grant.agreementId, versionNumber) : null;
  return version?.clauseHashes.find((clause) => clause.clauseId === clauseId) ?? null;
}

async function keepTrace(tx: Tx, { actor, now, origin }: TalkCall, { grant, type, versionNumber, body }: { grant: AgreementGrant; type: 'remark.added' | 'remark.answered'; versionNumber: number; body: Readonly<Record<string, unknown>> }): Promise<void> {
  const { agreementId, clientId, engagementId } = grant;
  const author = actorStamp(actor);
  const onBehalfOf = (await loadSignatories(tx, [agreementId])).find(({ id, memberId }) => id === author.id || memberId === author.id)?.onBehalfOf ?? '';
  await appendEvent(tx, agreementId, { type, actor, at: now, versionNumber, onBehalfOf, body, ...(origin === undefined ? {} : { origin }) });
  await record(tx, actor, { topic: type, subjectKind: 'agreement', subjectId: agreementId, clientId, engagementId, happenedAt: now, payload: body });
  await touchAgreement(tx, agreementId);
}

/** The same act under its id is granted again without being done again; another act under it is refused. */
function repeated(kept: Readonly<Record<string, unknown>> | undefined, sent: Readonly<Record<string, unknown>>, id: string): Answer<{ id: string }> {
  const same = kept !== undefined && Object.entries(sent).every(([field, value]) => kept[field] === value);
  return same ? granted({ id }) : refused('idempotency-key-used-otherwise');
}

function asBefore(kept: { readonly wording: string } & Readonly<Record<string, unknown>>, sent: Readonly<Record<string, unknown>>, id: string): Answer<{ id: string; wording: string }> {
  const same = repeated(kept, sent, id);
  return same.ok ? granted({ id, wording: kept.wording }) : same;
}
