import { definitionFromProposal } from '@entente/core/agreement/proposal-definition';
import { wordingFromProposal } from '@entente/core/agreement/proposal-wording';
import { proposeRecord } from '@entente/core/agreement/propose-record';
import { isProposalOld, type RecordProposal } from '@entente/core/agreement/record-proposal';
import { lastSpeaker, remarkTurn } from '@entente/core/agreement/remark-turn';
import type { DocumentContent } from '@entente/core/document/content';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import { frameWords } from '@entente/phrases/all-frame-words';
import { proposalText } from '@entente/phrases/proposal-words';
import type { RefusalCode } from '@entente/phrases/shape';
import { translator } from '@entente/phrases/translators';
import { grantDocument } from '../../document/document.access.ts';
import { editDocument } from '../../document/document.actions.ts';
import { loadDocument } from '../../document/document.store.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { newId } from '../../platform/database/new-id.ts';
import type { Answer } from '../../platform/http/operation.ts';
import type { AgreementGrant } from '../agreement.access.ts';
import { agreementLock } from '../agreement.actions.ts';
import { frameworkWords } from '../order/agreement-version.store.ts';
import { writtenOut } from '../agreement-version.actions.ts';
import type { NewAnswer, TalkCall } from '../remark.actions.ts';
import type { StoredRemark } from '../remark.store.ts';

/** Why this answer cannot be given, or null. */
export function hindranceOf(remark: StoredRemark, actor: TalkCall['actor'], answer: NewAnswer): RefusalCode | null {
  if (answer.outcome === 'answered') return missingWords(remark, answer);
  if (answer.outcome === 'taken_back') return whyNotTakenBack(remark, actor);
  // A client's yes to the provider's last word; words of the draft are the provider's to put.
  if (actor.side !== 'provider') return answer.outcome === 'accepted' && lastSpeaker(remark) === 'provider' ? null : 'not-allowed';
  return remarkTurn(remark)?.side === 'provider' ? missingWords(remark, answer) : 'remark-is-settled';
}

/** Whoever of the client proposed something lets it go while it waits for us; nobody does it for them. */
function whyNotTakenBack(remark: StoredRemark, actor: TalkCall['actor']): RefusalCode | null {
  if (actor.side !== 'client' || remark.kind !== 'proposal' || remark.authorId !== actor.signatoryId) return 'not-allowed';
  return remarkTurn(remark)?.side === 'provider' ? null : 'remark-is-settled';
}

function missingWords(remark: StoredRemark, { outcome, body, wording, values }: NewAnswer): RefusalCode | null {
  if (outcome === 'accepted') return remark.kind === 'proposal' ? null : 'remark-is-no-proposal';
  if (outcome === 'countered') return (remark.proposal === null ? wording === '' : values === undefined) ? 'wording-is-missing' : null;
  return body === '' ? 'answer-needs-words' : null;
}

type Putting = { readonly grant: AgreementGrant; readonly remark: StoredRemark; readonly input: NewAnswer };

/**
 * Puts the words of an accepted or countered remark into the draft, as an edit like any other: it can
 * be undone, and words that somebody changed meanwhile are a conflict, not lost.
 * @returns the clause as it now reads; an empty text where the answer puts no words.
 */
export async function wordsForDraft(tx: Tx, { actor }: TalkCall, putting: Putting): Promise<Answer<string>> {
  const { outcome } = putting.input;
  return actor.side === 'provider' && (outcome === 'accepted' || outcome === 'countered') ? (putting.remark.proposal === null ? putWords(tx, actor, putting) : putRecord(tx, actor, { ...putting, proposal: putting.remark.proposal })) : granted('');
}

async function putWords(tx: Tx, actor: ProviderActor, { grant, remark, input }: Putting): Promise<Answer<string>> {
  const draft = await readDraft(tx, actor, grant);
  const clause = draft.clauses.find(({ id }) => id === remark.clauseId);
  if (clause === undefined) return refused('item-is-gone', { kind: 'clauses', id: remark.clauseId, field: 'body', yours: input.wording });
  const explained = input.wording === '' ? definitionFromProposal(draft, clause, remark.body) : null;
  if (explained !== null) return putDefinition(tx, actor, { grant, explained });
  const wording = input.wording === '' ? proposedWording(draft, remark) : input.wording;
  if (wording === null) return refused('proposal-touches-records');
  if (wording === clause.body) return refused('wording-is-the-same');
  const edited = await editDocument(tx, { actor, agreementLock, frameworkWords }, { id: grant.documentId, edits: [{ type: 'set', kind: 'clauses', id: clause.id, field: 'body', before: input.before ?? clause.body, value: wording }] });
  return edited.ok ? granted(clauseAsRead(await readDraft(tx, actor, grant), clause.id)?.plainText ?? '') : edited;
}

/** An accepted explanation of a shared word changes the word, not the clause that lists it. */
async function putDefinition(tx: Tx, actor: ProviderActor, { grant, explained: { term, definition } }: { grant: AgreementGrant; explained: NonNullable<ReturnType<typeof definitionFromProposal>> }): Promise<Answer<string>> {
  if (definition === term.definition) return refused('wording-is-the-same');
  const edited = await editDocument(tx, { actor, agreementLock, frameworkWords }, { id: grant.documentId, edits: [{ type: 'set', kind: 'terms', id: term.id, field: 'definition', before: term.definition, value: definition }] });
  return edited.ok ? granted(`${term.name}: ${definition}`) : edited;
}

/**
 * Puts what was proposed of a record, or other values for it, into the draft: exactly these edits, which can be undone.
 * Where the draft says something else by now nothing is overwritten.
 */
async function putRecord(tx: Tx, actor: ProviderActor, { grant, input, proposal }: Putting & { readonly proposal: RecordProposal }): Promise<Answer<string>> {
  const draft = await readDraft(tx, actor, grant);
  const chosen = input.outcome === 'accepted' ? granted(proposal) : proposeRecord(draft, { way: proposal.way === 'add' ? 'add' : 'set', recordId: proposal.recordId, typed: input.values ?? {}, freshId: newId() });
  if (!chosen.ok) return chosen;
  if (isProposalOld(draft, chosen.value.edits)) return refused('proposal-is-old');
  const edited = await editDocument(tx, { actor, agreementLock, frameworkWords }, { id: grant.documentId, edits: chosen.value.edits });
  const { locale } = draft.head;
  return edited.ok ? granted(proposalText(translator(locale), frameWords(locale), chosen.value)) : edited;
}

async function readDraft(tx: Tx, actor: ProviderActor, grant: AgreementGrant): Promise<DocumentContent> {
  const document = await grantDocument(tx, actor, grant.documentId);
  if (document === null) throw new Error(`agreement ${grant.agreementId} was granted and its document is not`);
  return (await loadDocument(tx, document.documentId)).content;
}

function proposedWording(draft: DocumentContent, remark: StoredRemark): string | null {
  const clause = clauseAsRead(draft, remark.clauseId);
  return clause === undefined ? null : wordingFromProposal(clause, remark.body, frameWords(draft.head.locale));
}

function clauseAsRead(content: DocumentContent, clauseId: string) {
  return writtenOut(content).sections.flatMap(({ clauses }) => clauses).find(({ id }) => id === clauseId);
}
