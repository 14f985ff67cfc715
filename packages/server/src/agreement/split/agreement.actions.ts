import { separateDocument, splitEdits } from '@entente/core/agreement/split-off';
import { granted, refused } from '@entente/core/kernel/outcome';
import { translator } from '@entente/phrases/translators';
import { grantDocument } from '../../document/document.access.ts';
import { editDocument } from '../../document/document.actions.ts';
import { lockDocument } from '../../document/document.store.ts';
import { record } from '../../platform/activity/activity.store.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { newId } from '../../platform/database/new-id.ts';
import type { Answer } from '../../platform/http/operation.ts';
import { grantAgreement } from '../agreement.access.ts';
import { agreementLock, type AgreementCall } from '../agreement.actions.ts';
import { frameworkWords } from '../order/agreement-version.store.ts';
import { loadAgreement, lockAgreement } from '../agreement.store.ts';
import { makeDraft, type Draft } from '../draft/agreement.actions.ts';
import { loadSignatories } from '../signatory.store.ts';

/**
 * Moves clauses that need another form than a signature through a link into a separate draft beside the
 * agreement. Where they stood, a sentence names that document; it can be undone like any edit.
 */
export async function splitAgreement(tx: Tx, call: AgreementCall, { id, clauseIds }: { readonly id: string; readonly clauseIds: readonly string[] }): Promise<Answer<Draft>> {
  const { actor } = call;
  const grant = await grantAgreement(tx, actor, id);
  const document = grant === null ? null : await grantDocument(tx, actor, grant.documentId);
  if (grant === null || document === null) return refused('not-found');
  await lockAgreement(tx, grant.agreementId);
  const lock = await agreementLock(tx, grant.agreementId);
  if (lock !== null) return refused(lock);
  const [{ content }, { number }] = [await lockDocument(tx, document.documentId), await loadAgreement(tx, grant.agreementId)];
  const say = translator(content.head.locale);
  const title = say('law.split.title', { number });
  const separate = separateDocument(content, clauseIds, { newId, words: {
    title, aboutTitle: say('law.split.aboutTitle'), about: say('law.split.about', { number }), aboutPurpose: say('law.split.aboutPurpose'),
    formTitle: say('law.split.formTitle'), form: say('law.split.form'), formPurpose: say('law.split.formPurpose'),
  } });
  if (separate === null) return refused('not-found');
  const signer = (await loadSignatories(tx, [grant.agreementId])).find(({ side }) => side === 'client');
  const { engagementId, clientId } = grant;
  const made = await makeDraft(tx, call, { engagementId, clientId, kind: null, contactId: signer?.contactId ?? null, title, content: separate, templateId: null, origin: `split:${id}`, keepsParties: 'but_home', splitFrom: id });
  if (!made.ok) return made;
  const edited = await editDocument(tx, { actor, agreementLock, frameworkWords }, { id: grant.documentId, edits: splitEdits(content, clauseIds, say('law.split.left', { number: made.value.number })) });
  if (!edited.ok) return edited;
  await record(tx, actor, { topic: 'agreement.split', subjectKind: 'agreement', subjectId: id, clientId, engagementId, payload: { number: made.value.number } });
  return granted(made.value);
}
