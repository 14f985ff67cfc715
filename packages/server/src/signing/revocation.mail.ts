import { intlTag } from '@entente/core/kernel/locale-list';
import type { Translator } from '@entente/phrases/translator';
import type { GrantedAgreementId } from '../agreement/agreement.access.ts';
import { loadVersion } from '../agreement/agreement-version.store.ts';
import { loadSignatories } from '../agreement/signatory.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { pointLines } from './page/signing.view.ts';
import { revocationRight, type RevocationRight } from './revocation.actions.ts';
import { withdrawalForm } from './revocation.view.ts';
import { bindingWords } from './signature.view.ts';

type Of = { readonly agreementId: GrantedAgreementId; readonly values: { readonly title: string; readonly number: string } };

/**
 * What a mail with the sealed file says of the right to go back on it: until when and where, and the model form
 * (2011/83/EU art. 8(7) and annex I(B)), filled in as far as it is known. Nothing where there is no such right.
 */
export async function revocableLines(tx: Tx, say: Translator, of: Of): Promise<string[]> {
  const right = await revocationRight(tx, of);
  if (right === null) return [];
  const until = dayIn(say, new Date(right.endsAt.getTime() - 1), { timeZone: right.timeZone });
  return [say('revocation.sealedMail', { day: until }), ...(await modelForm(tx, say, { ...of, right }))];
}

async function modelForm(tx: Tx, say: Translator, { agreementId, values, right }: Of & { readonly right: RevocationRight }): Promise<string[]> {
  const parties = (await loadVersion(tx, agreementId, right.versionNumber))?.content.parties ?? [];
  const mailbox = (await loadSignatories(tx, [agreementId])).find(({ side }) => side === 'provider')?.email ?? '';
  const day = dayIn(say, new Date(right.concludedAt), { timeZone: right.timeZone, year: 'numeric' });
  return [say('revocation.formLead'), ...withdrawalForm(say, { parties, mailbox, values, day })];
}

/**
 * The main points of what a consumer ordered, for the mail that confirms it: what they get, the price, how long it runs and
 * how it ends, as they stood above the button (2011/83/EU art. 8(2) and (7)). Nothing for anybody else.
 */
export async function orderedLines(tx: Tx, say: Translator, { agreementId, versionNumber }: { readonly agreementId: GrantedAgreementId; readonly versionNumber: number }): Promise<string[]> {
  const content = (await loadVersion(tx, agreementId, versionNumber))?.content;
  if (content === undefined || !bindingWords(say, { content, side: 'client', level: 'code' }).pays) return [];
  return [say('signing.pointsMail'), ...pointLines(content, say).map(({ question, answer }) => `${question}: ${answer}`)];
}

function dayIn({ locale }: Translator, at: Date, more: { readonly timeZone: string; readonly year?: 'numeric' }): string {
  return new Intl.DateTimeFormat(intlTag(locale), { day: 'numeric', month: 'long', ...more }).format(at);
}
