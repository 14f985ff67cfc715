import type { DocumentContent } from '@entente/core/document/content';
import type { Edit } from '@entente/core/document/edit';
import { proposalEdits } from '@entente/core/document/responsibility/propose-responsibilities';
import { frameWords } from '@entente/phrases/all-frame-words';
import { freshId } from '../../shell/team-app/fresh-id.ts';

/** The edits that begin the matrix in the document's own language. */
export function proposedNow(content: DocumentContent): readonly Edit[] {
  return proposalEdits(content, { newId: freshId, say: frameWords(content.head.locale).say });
}
