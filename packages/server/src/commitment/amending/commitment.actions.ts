import { openAmendments, textInForce } from '@entente/core/agreement/amendment-chain';
import { dateEdits } from '@entente/core/commitment/agreed-dates';
import type { DocumentContent } from '@entente/core/document/content';
import { MOST_EDITS, type Edit } from '@entente/core/document/edit';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import { grantAgreement } from '../../agreement/agreement.access.ts';
import { agreementLock, type AgreementCall } from '../../agreement/agreement.actions.ts';
import { frameworkWords } from '../../agreement/order/agreement-version.store.ts';
import { loadVersion } from '../../agreement/agreement-version.store.ts';
import { grantChain, type ChainRow } from '../../agreement/amendment/agreement.access.ts';
import { draftOf } from '../../agreement/amendment/agreement-version.actions.ts';
import { startAmendment } from '../../agreement/amendment/agreement.actions.ts';
import type { TalkCall } from '../../agreement/remark.actions.ts';
import { editDocument } from '../../document/document.actions.ts';
import { grantEngagement } from '../../engagement/engagement.access.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { Answer } from '../../platform/http/operation.ts';
import { loadMoved, type MovedPromise } from './commitment.store.ts';

/** Days on the board that the signed text says otherwise, and the edits that would make it say them. */
export type MovedDates = { readonly agreementId: string; readonly number: string; readonly edits: readonly Edit[] };

/** Where the board has moved away from the text in force, and no amendment on its way says so yet; null where nowhere. */
export async function movedDates(tx: Tx, { actor, now }: AgreementCall, engagementId: string): Promise<MovedDates | null> {
  for (let left = await loadMoved(tx, engagementId); left.length > 0; ) {
    const grant = await grantAgreement(tx, actor, left[0]?.agreementId ?? '');
    const chain = grant === null ? [] : await grantChain(tx, grant, now);
    const ids = new Set<string>([left[0]?.agreementId ?? '', ...chain.map(({ id }) => id)]);
    const found = await movedIn(tx, actor, { chain, promises: left.filter(({ agreementId }) => ids.has(agreementId)) });
    if (found !== null) return found;
    left = left.filter(({ agreementId }) => !ids.has(agreementId));
  }
  return null;
}

async function movedIn(tx: Tx, actor: ProviderActor, { chain, promises }: { chain: readonly ChainRow[]; promises: readonly MovedPromise[] }): Promise<MovedDates | null> {
  const [root, inForce] = [chain[0], textInForce(chain)];
  if (root === undefined || inForce === null || inForce.currentVersion === null) return null;
  const version = await loadVersion(tx, inForce.id, inForce.currentVersion);
  if (version === null) return null;
  const onTheWay = dateEdits(version.content, promises).length === 0 ? [] : await textsOnTheWay(tx, actor, chain);
  const edits = dateEdits(version.content, promises).filter((edit) => !onTheWay.some((text) => says(text, edit)));
  return edits.length === 0 ? null : { agreementId: root.id, number: root.number, edits };
}

/** What amendments say that are drafted or out. */
async function textsOnTheWay(tx: Tx, actor: ProviderActor, chain: readonly ChainRow[]): Promise<readonly DocumentContent[]> {
  const texts: DocumentContent[] = [];
  for (const { id } of [...chain.filter(({ amendmentNumber, state }) => amendmentNumber !== null && state === 'draft'), ...openAmendments(chain, '')]) {
    const grant = await grantAgreement(tx, actor, id);
    if (grant !== null) texts.push(await draftOf(tx, actor, grant));
  }
  return texts;
}

function says(text: DocumentContent, edit: Edit): boolean {
  if (edit.type !== 'set' || edit.kind === 'head') return false;
  const item = text[edit.kind].find(({ id }) => id === edit.id) as Readonly<Record<string, unknown>> | undefined;
  return item?.[edit.field] === edit.value;
}

/** Starts an amendment that makes the signed text say the days that the board has, and changes nothing else. */
export async function draftMovedDates(tx: Tx, call: AgreementCall & TalkCall, engagementId: string): Promise<Answer<{ id: string; amendmentNumber: number; dates: number }>> {
  const engagement = await grantEngagement(tx, call.actor, engagementId);
  if (engagement === null) return refused('not-found');
  const moved = await movedDates(tx, call, engagement.engagementId);
  if (moved === null) return refused('dates-are-as-agreed');
  const made = await startAmendment(tx, call, { id: moved.agreementId });
  if (!made.ok) return made;
  for (let from = 0; from < moved.edits.length; from += MOST_EDITS) {
    const edited = await editDocument(tx, { actor: call.actor, agreementLock, frameworkWords }, { id: made.value.documentId, edits: moved.edits.slice(from, from + MOST_EDITS) as Edit[] });
    if (!edited.ok) return edited;
  }
  return granted({ id: made.value.id, amendmentNumber: made.value.amendmentNumber, dates: moved.edits.length });
}
