import { intlTag } from '@entente/core/kernel/locale-list';
import type { Translator } from '@entente/phrases/translator';
import type { GrantedAgreementId } from '../agreement/agreement.access.ts';
import { loadVersion } from '../agreement/agreement-version.store.ts';
import { loadSignatories } from '../agreement/signatory.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { revocationRight, type RevocationRight } from './revocation.actions.ts';

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
  const [firm, client] = (['provider', 'client'] as const).map((side) => parties.find((party) => party.side === side));
  const mailbox = (await loadSignatories(tx, [agreementId])).find(({ side }) => side === 'provider')?.email ?? '';
  return [
    say('revocation.formLead'),
    say('revocation.formTo', { firm: [firm?.legalName, firm?.address, mailbox].filter((part) => part !== undefined && part !== '').join(', ') }),
    say('revocation.formNotice', values),
    say('revocation.formOrdered', { day: dayIn(say, new Date(right.concludedAt), { timeZone: right.timeZone, year: 'numeric' }) }),
    say('revocation.formName', { name: client?.legalName ?? '' }),
    say('revocation.formAddress', { address: client?.address === undefined || client.address === '' ? '…………' : client.address }),
    say('revocation.formSigned'),
  ];
}

function dayIn({ locale }: Translator, at: Date, more: { readonly timeZone: string; readonly year?: 'numeric' }): string {
  return new Intl.DateTimeFormat(intlTag(locale), { day: 'numeric', month: 'long', ...more }).format(at);
}
