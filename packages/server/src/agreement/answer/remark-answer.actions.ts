import { wordingFromProposal } from '@entente/core/agreement/proposal-wording';
import { lastSpeaker, remarkTurn } from '@entente/core/agreement/remark-turn';
import type { DocumentContent } from '@entente/core/document/content';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import { frameWords } from '@entente/phrases/all-frame-words';
import type { RefusalCode } from '@entente/phrases/shape';
import { grantDocument } from '../../document/document.access.ts';
import { editDocument } from '../../document/document.actions.ts';
import { loadDocument } from '../../document/document.store.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { Answer } from '../../platform/http/operation.ts';
import type { AgreementGrant } from '../agreement.access.ts';
import { agreementLock } from '../agreement.actions.ts';
import { writtenOut } from '../agreement-version.actions.ts';
import type { NewAnswer, TalkCall } from '../remark.actions.ts';
import type { StoredRemark } from '../remark.store.ts';

/** Why this answer cannot be given, or null. */
export function hindranceOf(remark: StoredRemark, actor: TalkCall['actor'], { outcome, body, wording }: NewAnswer): RefusalCode | null {
  if (outcome === 'answered') return body === '' ? 'answer-needs-words' : null;
  if (actor.side !== 'provider') return outcome === 'accepted' && lastSpeaker(remark) === 'provider' ? null : 'not-allowed';
  if (remarkTurn(remark)?.side !== 'provider') return 'remark-is-settled';
  if (outcome === 'kept') return body === '' ? 'answer-needs-words' : null;
  if (outcome === 'countered') return wording === '' ? 'wording-is-missing' : null;
  return remark.kind === 'proposal' ? null : 'remark-is-no-proposal';
}

type Putting = { readonly grant: AgreementGrant; readonly remark: StoredRemark; readonly input: NewAnswer };

/**
 * Puts the words of an accepted or countered remark into the draft, as an edit like any other: it can
 * be undone, and words that somebody changed meanwhile are a conflict, not lost.
 * @returns the clause as it now reads; an empty text where the answer puts no words.
 */
export async function wordsForDraft(tx: Tx, { actor }: TalkCall, { grant, remark, input }: Putting): Promise<Answer<string>> {
  if (actor.side !== 'provider' || (input.outcome !== 'accepted' && input.outcome !== 'countered')) return granted('');
  const draft = await readDraft(tx, actor, grant);
  const clause = draft?.clauses.find(({ id }) => id === remark.clauseId);
  if (draft === null || clause === undefined) return refused('item-is-gone', { kind: 'clauses', id: remark.clauseId, field: 'body', yours: input.wording });
  const wording = input.wording === '' ? proposedWording(draft, remark) : input.wording;
  if (wording === null) return refused('proposal-touches-records');
  const edited = await editDocument(tx, { actor, agreementLock }, { id: grant.documentId, edits: [{ type: 'set', kind: 'clauses', id: clause.id, field: 'body', before: input.before ?? clause.body, value: wording }] });
  if (!edited.ok) return edited;
  const after = await readDraft(tx, actor, grant);
  return granted(after === null ? '' : (clauseAsRead(after, clause.id)?.plainText ?? ''));
}

async function readDraft(tx: Tx, actor: ProviderActor, grant: AgreementGrant): Promise<DocumentContent | null> {
  const document = await grantDocument(tx, actor, grant.documentId);
  return document === null ? null : (await loadDocument(tx, document.documentId)).content;
}

function proposedWording(draft: DocumentContent, remark: StoredRemark): string | null {
  const clause = clauseAsRead(draft, remark.clauseId);
  return clause === undefined ? null : wordingFromProposal(clause, remark.body, frameWords(draft.head.locale));
}

function clauseAsRead(content: DocumentContent, clauseId: string) {
  return writtenOut(content).sections.flatMap(({ clauses }) => clauses).find(({ id }) => id === clauseId);
}
