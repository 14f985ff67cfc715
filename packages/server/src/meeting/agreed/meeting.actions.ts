import { meetingTerms, NO_TERMS, type MeetingTerms } from '@entente/core/meeting/meeting-terms';
import { frameWords } from '@entente/phrases/all-frame-words';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { loadTextInForce } from './meeting.store.ts';

/** What both sides signed about their meetings, with the title of the text that says it; or that nothing was agreed. */
export async function agreedTerms(tx: Tx, engagementId: string): Promise<MeetingTerms & { readonly title: string }> {
  const text = await loadTextInForce(tx, engagementId);
  return text === null ? { ...NO_TERMS, title: '' } : { ...meetingTerms(text.content, frameWords(text.content.head.locale)), title: text.title };
}
