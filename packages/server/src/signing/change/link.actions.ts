import type { ProposalFieldView } from '@entente/contract/agreement/proposal-views';
import type { ChangePage } from '@entente/contract/signing/portal-change';
import type { PortalPage } from '@entente/contract/signing/portal-page';
import { PROPOSAL_WAYS, proposableRecord, recordName, type ProposalWay } from '@entente/core/agreement/record-proposal';
import { refused } from '@entente/core/kernel/outcome';
import { frameWords } from '@entente/phrases/all-frame-words';
import { mannerOf } from '@entente/phrases/manner';
import { proposalLineWords } from '@entente/phrases/proposal-words';
import { translator } from '@entente/phrases/translators';
import { draftProposal, proposableText, type ProposalDraft } from '../../agreement/proposed/remark.actions.ts';
import { fieldViews } from '../../agreement/proposed/remark.view.ts';
import { newId } from '../../platform/database/new-id.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { Answer } from '../../platform/http/operation.ts';
import { startPage } from '../page/link.actions.ts';
import { mintForm, type Reading } from '../page/signing.actions.ts';
import { purposesOf } from '../page/signing.view.ts';
import { formError } from '../portal/signature.portal.ts';

/** @param sent what a form sent; null where the page is only opened. */
export type Changing = { readonly way: ProposalWay; readonly recordId: string; readonly sent: Readonly<Record<string, string>> | null };

/**
 * The page on which one record is proposed to change: what stands there to type over, or, once shown, exactly what would
 * change. Where nothing can be proposed any more, the start page says where the agreement stands.
 */
export async function changePage(tx: Tx, reading: Reading, { way, recordId, sent }: Changing): Promise<PortalPage | null> {
  const { visit, grant, frame, firm } = reading;
  if (visit.link.signatory.removedAt !== null) return startPage(tx, reading);
  const call = { actor: visit.link.actor, now: visit.now.toISOString() };
  const text = await proposableText(tx, call, grant);
  if (!text.ok) return startPage(tx, reading);
  const { content, versionNumber } = text.value;
  const record = proposableRecord(content, recordId);
  if (record === null) return null;
  const t = translator(visit.locale, mannerOf(firm));
  const { kind, item } = record;
  const shown = sent?.['step'] === 'show' ? await lookAt(tx, reading, { way, recordId, sent }) : null;
  return {
    page: 'change',
    frame: { ...frame, path: `/change/${way}/${recordId}` },
    way,
    kind: t(`document.kind.${kind}`),
    name: recordName(kind, item),
    ways: PROPOSAL_WAYS.map((other) => ({ way: other, href: `${frame.base}/change/${other}/${recordId}` })),
    back: `${frame.base}/read`,
    fields: fieldsOf(fieldViews(t, kind, item), { way, sent }),
    purpose: purposeOf(sent),
    purposes: purposesOf(content),
    versionNumber,
    form: mintForm(visit, `change/${way}/${recordId}`),
    preview: shown?.ok === true ? previewOf(reading, shown.value) : null,
    error: visit.error ?? (shown?.ok === false ? formError(shown.refusal) : null),
  };
}

function purposeOf(sent: Changing['sent']): string {
  return sent?.['purpose'] ?? '';
}

/** What would come of what was typed; nothing is kept. */
async function lookAt(tx: Tx, { visit, grant }: Reading, { way, recordId, sent }: Changing & { readonly sent: Readonly<Record<string, string>> }): Promise<Answer<ProposalDraft>> {
  const call = { actor: visit.link.actor, now: visit.now.toISOString() };
  const drafted = await draftProposal(tx, call, { grant, versionNumber: Number(sent['version']), wish: { way, recordId, typed: sent, freshId: newId() } });
  return drafted.ok && sent['purpose'] === '' ? refused('proposal-needs-purpose', { field: 'purpose' }) : drafted;
}

/** What was typed, or what stands there; another one begins without a name. What goes has no fields. */
function fieldsOf(standing: readonly ProposalFieldView[], { way, sent }: Pick<Changing, 'way' | 'sent'>): ProposalFieldView[] {
  if (way === 'remove') return [];
  return standing.map((field, index) => ({ ...field, value: sent?.[field.name] ?? (way === 'add' && index === 0 ? '' : field.value) }));
}

function previewOf({ visit, firm }: Reading, { proposal, effect, needs }: ProposalDraft): ChangePage['preview'] {
  const t = translator(visit.locale, mannerOf(firm));
  return { lines: proposalLineWords(t, frameWords(visit.locale), proposal).map((line) => ({ ...line })), money: [...effect.money], days: [...effect.days], needs };
}
