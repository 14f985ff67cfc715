import type { ProposalFieldView, RecordProposalView } from '@entente/contract/agreement/proposal-views';
import type { AgreementState } from '@entente/core/agreement/agreement-state';
import { textInForce } from '@entente/core/agreement/amendment-chain';
import { amendmentEffect } from '@entente/core/agreement/amendment-effect';
import { typedValue } from '@entente/core/agreement/propose-record';
import { isProposalOld, proposableRecord, proposalFields, type ProposalKind, type RecordProposal } from '@entente/core/agreement/record-proposal';
import { remarkTurn } from '@entente/core/agreement/remark-turn';
import { applyEdits } from '@entente/core/document/apply-edit';
import type { AnyItem, DocumentContent } from '@entente/core/document/content';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { frameWords } from '@entente/phrases/all-frame-words';
import { proposalLabel, proposalLineWords } from '@entente/phrases/proposal-words';
import type { Translator } from '@entente/phrases/translator';
import { translator } from '@entente/phrases/translators';
import { grantDocument } from '../../document/document.access.ts';
import { loadDocument } from '../../document/document.store.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { AgreementGrant } from '../agreement.access.ts';
import { loadVersion } from '../agreement-version.store.ts';
import { grantChain } from '../amendment/agreement.access.ts';
import type { StoredRemark } from '../remark.store.ts';

type Reading = { readonly actor: ProviderActor; readonly now: string; readonly grant: AgreementGrant; readonly state: AgreementState; readonly remarks: readonly StoredRemark[] };

/** What the client's proposals change of the records, by remark, as the team reads it. */
export async function proposalViews(tx: Tx, reading: Reading): Promise<ReadonlyMap<string, RecordProposalView>> {
  const { actor, grant, remarks } = reading;
  const views = new Map<string, RecordProposalView>();
  const proposed = remarks.flatMap((remark) => (remark.proposal === null ? [] : [{ remark, proposal: remark.proposal }]));
  const waits = proposed.some(({ remark }) => remarkTurn(remark) !== null);
  const current = waits ? await currentText(tx, reading) : null;
  const read = new Map<number, DocumentContent | null>();
  for (const { remark, proposal } of proposed) {
    const { versionNumber } = remark;
    if (!read.has(versionNumber)) read.set(versionNumber, (await loadVersion(tx, grant.agreementId, versionNumber))?.content ?? null);
    const isOld = remarkTurn(remark) !== null && current !== null && isProposalOld(current, proposal.edits);
    views.set(remark.id, proposalView(translator(actor.locale), { proposal, before: read.get(versionNumber) ?? null, isOld, current }));
  }
  return views;
}

/** What a change would be made to: the text in force, or the draft. */
async function currentText(tx: Tx, { actor, now, grant, state }: Reading): Promise<DocumentContent | null> {
  if (state !== 'sealed') {
    const document = await grantDocument(tx, actor, grant.documentId);
    return document === null ? null : (await loadDocument(tx, document.documentId)).content;
  }
  const inForce = textInForce(await grantChain(tx, grant, now));
  return inForce === null || inForce.currentVersion === null ? null : ((await loadVersion(tx, inForce.id, inForce.currentVersion))?.content ?? null);
}

type Parts = { readonly proposal: RecordProposal; readonly before: DocumentContent | null; readonly isOld: boolean; readonly current: DocumentContent | null };

function proposalView(t: Translator, { proposal, before, isOld, current }: Parts): RecordProposalView {
  const after = before === null ? null : applyEdits(before, proposal.edits);
  const effect = before !== null && after?.ok === true ? amendmentEffect(before, after.value) : { money: [], days: [] };
  const lines = proposalLineWords(t, frameWords(t.locale), proposal);
  return { way: proposal.way, name: proposal.name, lines: lines.map((line) => ({ ...line })), money: [...effect.money], days: [...effect.days], isOld, fields: current === null ? [] : answerFields(t, proposal, current) };
}

/** What other values begin with: the record as it stands, with what was proposed for it. */
function answerFields(t: Translator, { kind, way, recordId, edits }: RecordProposal, current: DocumentContent): ProposalFieldView[] {
  const item = proposableRecord(current, recordId)?.item;
  if (item === undefined) return [];
  const proposed = Object.fromEntries(edits.flatMap((edit) => (edit.type === 'set' && edit.id === recordId ? [[edit.field, edit.value]] : [])));
  const inserted = edits.find((edit) => edit.type === 'insert');
  const shown = way === 'add' && inserted?.type === 'insert' ? inserted.item : ({ ...item, ...proposed } as AnyItem);
  return fieldViews(t, kind, shown);
}

/** The fields of a record for a form, with its values as they are typed. */
export function fieldViews(t: Translator, kind: ProposalKind, item: AnyItem): ProposalFieldView[] {
  return proposalFields(kind, item).map((field) => ({ ...field, label: proposalLabel(t, kind, field.name), value: typedValue(field, item, t.locale === 'en' ? '.' : ','), currency: field.type === 'money' && 'currency' in item ? item.currency : null }));
}
