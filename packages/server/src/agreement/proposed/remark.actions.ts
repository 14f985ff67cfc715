import { agreementStanding } from '@entente/core/agreement/agreement-state';
import { textInForce } from '@entente/core/agreement/amendment-chain';
import { amendmentEffect, type AmendmentEffect } from '@entente/core/agreement/amendment-effect';
import { proposeRecord, type ProposalWish } from '@entente/core/agreement/propose-record';
import type { RecordProposal } from '@entente/core/agreement/record-proposal';
import { levelsThatSuffice } from '@entente/core/agreement/sending-gaps';
import { applyEdits } from '@entente/core/document/apply-edit';
import type { DocumentContent } from '@entente/core/document/content';
import type { ClientActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import { isOnFile, SIGNING_LEVELS, type SigningLevel } from '@entente/core/kernel/signing-level';
import { frameWords } from '@entente/phrases/all-frame-words';
import { proposalText } from '@entente/phrases/proposal-words';
import { translator } from '@entente/phrases/translators';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { Answer } from '../../platform/http/operation.ts';
import { grantAgreement, type AgreementGrant } from '../agreement.access.ts';
import { loadAgreementFacts } from '../agreement.actions.ts';
import { writtenOut } from '../agreement-version.actions.ts';
import { loadVersion } from '../agreement-version.store.ts';
import { rulesAbove } from '../order/agreement-version.store.ts';
import { isEngagementOpen, loadAgreement, lockAgreement } from '../agreement.store.ts';
import { grantChain } from '../amendment/agreement.access.ts';
import { addRemark, answerRemark, whyTalkIsOver, type TalkCall } from '../remark.actions.ts';

/** How it has to be signed, at least: any way, a code from the mailbox, a device, or a file. Null before anything is sealed: then it goes into the text that is signed anyway. */
export type ProposalNeeds = 'any' | 'code' | 'device' | 'file' | null;
/** What would become of the text that the client reads, if they proposed this. */
export type ProposalDraft = { readonly proposal: RecordProposal; readonly clauseId: string; readonly effect: AmendmentEffect; readonly needs: ProposalNeeds; readonly locale: DocumentContent['head']['locale'] };
type ClientCall = TalkCall & { readonly actor: ClientActor };
export type Wished = { readonly grant: AgreementGrant; readonly versionNumber: number; readonly wish: ProposalWish };

/** The text for which a client may propose changes of the records: the one that is out, or the one in force. */
export async function proposableText(tx: Tx, call: TalkCall, grant: AgreementGrant): Promise<Answer<{ readonly versionNumber: number; readonly content: DocumentContent; readonly isSealed: boolean }>> {
  const facts = await loadAgreementFacts(tx, grant.agreementId);
  const closed = whyTalkIsOver(facts, call.now, { amends: true });
  if (closed !== null) return refused(closed);
  const { state, currentVersion, revokedAt } = agreementStanding(facts, call.now);
  if (state === 'signed') return refused('agreement-is-signed');
  if (revokedAt !== null) return refused('agreement-is-sealed');
  if (!(await isEngagementOpen(tx, grant.engagementId))) return refused('proposal-work-has-ended');
  if (state === 'sealed' && textInForce(await grantChain(tx, grant, call.now))?.id !== grant.agreementId) return refused('version-is-superseded');
  const version = currentVersion === null ? null : await loadVersion(tx, grant.agreementId, currentVersion);
  return version === null ? refused('not-found') : granted({ versionNumber: version.number, content: version.content, isSealed: state === 'sealed' });
}

/** Reads what was typed against the text that was shown; nothing is kept. */
export async function draftProposal(tx: Tx, call: TalkCall, { grant, versionNumber, wish }: Wished): Promise<Answer<ProposalDraft>> {
  const text = await proposableText(tx, call, grant);
  if (!text.ok) return text;
  const { content, isSealed } = text.value;
  if (text.value.versionNumber !== versionNumber) return refused('proposal-text-changed');
  const clauseId = clauseThatLists(content, wish.recordId);
  if (clauseId === null) return refused('proposal-record-is-gone');
  const proposal = proposeRecord(content, wish);
  if (!proposal.ok) return proposal;
  const after = applyEdits(content, proposal.value.edits);
  if (!after.ok) return refused('proposal-is-built-on');
  const needs = isSealed ? await neededBy(tx, call, { grant, before: content, after: after.value }) : null;
  return granted({ proposal: proposal.value, clauseId, effect: amendmentEffect(content, after.value), needs, locale: content.head.locale });
}

/** The clause under which a record is read, which is where it is talked about. */
function clauseThatLists(content: DocumentContent, recordId: string): string | null {
  const clauses = writtenOut(content).sections.flatMap((section) => section.clauses);
  return clauses.find(({ blocks }) => blocks.some((block) => block.type === 'frame' && block.rows.some(({ id }) => id === recordId)))?.id ?? null;
}

async function neededBy(tx: Tx, { now }: TalkCall, { grant, before, after }: { grant: AgreementGrant; before: DocumentContent; after: DocumentContent }): Promise<ProposalNeeds> {
  const [root] = await grantChain(tx, grant, now);
  const level = (await loadAgreement(tx, root?.id ?? grant.agreementId)).signingLevel as SigningLevel;
  const above = await rulesAbove(tx, grant.agreementId, before);
  const enough = levelsThatSuffice(after, { amended: { base: before, level, words: frameWords(before.head.locale), setAside: new Set(), above }, above });
  if (enough.length === SIGNING_LEVELS.length) return 'any';
  if (enough.every(isOnFile)) return 'file';
  return enough.includes('code') ? 'code' : 'device';
}

export type NewProposal = Omit<Wished, 'grant'> & { /** The agreement. */ readonly id: string; /** Made by the caller: sent twice it is kept once. */ readonly remarkId: string; readonly purpose: string };

/** Proposes to change a record: kept with what stood before, and with what it should achieve. The provider is told. */
export async function proposeChange(tx: Tx, call: ClientCall, { id, remarkId, versionNumber, wish, purpose }: NewProposal): Promise<Answer<{ id: string }>> {
  const grant = await grantAgreement(tx, call.actor, id);
  if (grant === null) return refused('not-found');
  await lockAgreement(tx, grant.agreementId);
  const drafted = await draftProposal(tx, call, { grant, versionNumber, wish });
  if (!drafted.ok) return drafted;
  if (purpose === '') return refused('proposal-needs-purpose', { field: 'purpose' });
  const { proposal, clauseId, locale } = drafted.value;
  const body = proposalText(translator(locale), frameWords(locale), proposal);
  return addRemark(tx, call, { id, remarkId, versionNumber, clauseId, kind: 'proposal', body, purpose, proposal });
}

/** Lets a proposal go while nobody has answered it. */
export async function takeBackProposal(tx: Tx, call: ClientCall, { remarkId, answerId }: { remarkId: string; answerId: string }): Promise<Answer<{ id: string }>> {
  return answerRemark(tx, call, { id: remarkId, answerId, outcome: 'taken_back', body: '', wording: '' });
}
