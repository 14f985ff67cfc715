import { isSoftTopic, type RuleCard } from '@entente/core/ground-rule/rule-card';
import type { DocumentContent, GroundRule } from '@entente/core/document/content';
import type { Edit } from '@entente/core/document/edit';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import { cardWords, settledWords } from '@entente/phrases/rule-words';
import { translator } from '@entente/phrases/translators';
import type { AgreementGrant } from '../../agreement/agreement.access.ts';
import { agreementLock } from '../../agreement/agreement.actions.ts';
import { frameworkWords } from '../../agreement/order/agreement-version.store.ts';
import { loadAgreement } from '../../agreement/agreement.store.ts';
import { grantDocument } from '../../document/document.access.ts';
import { editDocument } from '../../document/document.actions.ts';
import { loadDocument } from '../../document/document.store.ts';
import { record } from '../../platform/activity/activity.store.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { newId } from '../../platform/database/new-id.ts';
import type { Answer } from '../../platform/http/operation.ts';
import { loadFirm } from '../../signing/sending.store.ts';
import { grantRound } from '../ground-rule.access.ts';
import { loadRounds, type StoredRound } from '../rule-round.store.ts';

type Standing = { readonly open: boolean; readonly lacks: number };
type Reading = { readonly grant: AgreementGrant; readonly round: StoredRound };

/** Whether the draft may take the agreed rules, and how many of them it does not say yet. */
export async function draftStanding(tx: Tx, { actor }: { actor: ProviderActor }, { grant, round }: { grant: AgreementGrant; round: StoredRound | null }): Promise<Standing> {
  const open = (await agreementLock(tx, grant.agreementId)) === null;
  if (round === null) return { open, lacks: 0 };
  return { open, lacks: (await editsFor(tx, actor, { grant, round })).length };
}

/**
 * Puts agreed rules into the draft as its ground rules: a rule about the same topic gets the agreed words, another is
 * added. An edit like any other: it can be undone, and it is signed only if the draft is.
 */
export async function putIntoDraft(tx: Tx, { actor, now }: { readonly actor: ProviderActor; readonly now: Date }, id: string): Promise<Answer<{ changed: number }>> {
  const grant = await grantRound(tx, actor, id);
  if (grant === null) return refused('not-found');
  const round = (await loadRounds(tx, [grant.agreementId])).find((one) => one.id === grant.roundId);
  if (round === undefined || round.agreed === null) return refused('rules-are-not-agreed');
  const edits = await editsFor(tx, actor, { grant, round });
  if (edits.length === 0) return granted({ changed: 0 });
  const edited = await editDocument(tx, { actor, agreementLock, frameworkWords }, { id: grant.documentId, edits });
  if (!edited.ok) return edited;
  const { agreementId, clientId, engagementId } = grant;
  await record(tx, actor, { topic: 'ground_rule.put_into_draft', subjectKind: 'agreement', subjectId: agreementId, clientId, engagementId, payload: { count: edits.length }, happenedAt: now.toISOString() });
  return granted({ changed: edits.length });
}

async function editsFor(tx: Tx, actor: ProviderActor, { grant, round }: Reading): Promise<Edit[]> {
  const document = await grantDocument(tx, actor, grant.documentId);
  if (document === null || round.agreed === null) return [];
  const [{ content }, firm, { clientName }] = [await loadDocument(tx, document.documentId), await loadFirm(tx), await loadAgreement(tx, grant.agreementId)];
  const say = translator(content.head.locale);
  const names = { provider: firm.name, client: clientName };
  const wanted = round.agreed.flatMap(({ card: key, settled }) => {
    const card = round.cards.find((one) => one.key === key);
    const words = card === undefined ? null : settledWords(say, { card, settled, names });
    return card === undefined || words === null ? [] : [{ topic: topicOf(card), text: isSoftTopic(card.key) ? words : say('rule.ownInDraft', { question: cardWords(say, card), answer: words }) }];
  });
  return wanted.flatMap((rule, at) => editFor(content, rule, at));
}

function topicOf({ key }: RuleCard): GroundRule['topic'] {
  return isSoftTopic(key) ? key : 'own';
}

function editFor({ groundRules }: DocumentContent, { topic, text }: Pick<GroundRule, 'topic' | 'text'>, at: number): Edit[] {
  const there = groundRules.find((rule) => (topic === 'own' ? rule.topic === 'own' && rule.text === text : rule.topic === topic));
  if (there?.text === text) return [];
  if (there !== undefined) return [{ type: 'set', kind: 'groundRules', id: there.id, field: 'text', before: there.text, value: text }];
  const last = Math.max(0, ...groundRules.map(({ position }) => position));
  return [{ type: 'insert', kind: 'groundRules', item: { id: newId(), position: last + at + 1, topic, text } }];
}
