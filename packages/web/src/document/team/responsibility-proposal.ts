import type { DocumentContent } from '@entente/core/document/content';
import type { Edit } from '@entente/core/document/edit';
import { proposalEdits } from '@entente/core/document/responsibility/propose-responsibilities';
import { RESPONSIBILITY_CLAUSE } from '@entente/phrases/responsibility-clause';
import { freshId } from '../../shell/team-app/fresh-id.ts';

/** The edits that begin the matrix in the document's own language. */
export function proposedNow(content: DocumentContent): readonly Edit[] {
  return proposalEdits(content, { newId: freshId, words: RESPONSIBILITY_CLAUSE[content.head.locale] });
}
