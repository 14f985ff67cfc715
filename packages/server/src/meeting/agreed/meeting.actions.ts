import { movingNoticeHours } from '@entente/core/ground-rule/acting-rules';
import { rulesForAll } from '@entente/core/ground-rule/several-people';
import { meetingTerms } from '@entente/core/meeting/meeting-terms';
import { termsInForce, withCards, type AgreedTerms } from '@entente/core/meeting/terms-in-force';
import { frameWords } from '@entente/phrases/all-frame-words';
import { loadAgreedWith } from '../../ground-rule/in-force/rule-round.store.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { loadTextsInForce } from './meeting.store.ts';

/** What both sides signed about their meetings, with the titles of the texts that say it; where these say nothing of moving, what both said on the cards; or that nothing was agreed. */
export async function agreedTerms(tx: Tx, engagementId: string): Promise<AgreedTerms> {
  const texts = await loadTextsInForce(tx, engagementId);
  const terms = termsInForce(texts.map(({ title, sealedAt, content }) => ({ title, sealedAt, terms: meetingTerms(content, frameWords(content.head.locale)) })));
  if (terms.rule.source === 'agreement') return terms;
  const agreed = (await loadAgreedWith(tx, [engagementId])).get(engagementId) ?? [];
  return withCards(terms, movingNoticeHours(rulesForAll(agreed.map(({ rules }) => rules))));
}
