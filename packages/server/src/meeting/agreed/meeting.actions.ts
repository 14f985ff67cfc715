import { meetingTerms } from '@entente/core/meeting/meeting-terms';
import { termsInForce, type AgreedTerms } from '@entente/core/meeting/terms-in-force';
import { frameWords } from '@entente/phrases/all-frame-words';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { loadTextsInForce } from './meeting.store.ts';

/** What both sides signed about their meetings, with the titles of the texts that say it; or that nothing was agreed. */
export async function agreedTerms(tx: Tx, engagementId: string): Promise<AgreedTerms> {
  const texts = await loadTextsInForce(tx, engagementId);
  return termsInForce(texts.map(({ title, sealedAt, content }) => ({ title, sealedAt, terms: meetingTerms(content, frameWords(content.head.locale)) })));
}
