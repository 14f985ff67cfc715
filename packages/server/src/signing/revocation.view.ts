import type { Party } from '@entente/core/document/content';
import type { Translator } from '@entente/phrases/translator';

/** Where the agreement is not concluded yet, or its client gave no address, the form leaves the place to them. */
const OPEN = '…………';

/** What of the model form is known. `day`: on which the agreement was concluded, in words. */
export type FormFacts = { readonly parties: readonly Party[]; readonly mailbox: string; readonly values: { readonly title: string; readonly number: string }; readonly day: string | null };

/** The model form of withdrawal (2011/83/EU annex I(B)), line by line, filled in as far as it is known. */
export function withdrawalForm(say: Translator, { parties, mailbox, values, day }: FormFacts): string[] {
  const [firm, client] = (['provider', 'client'] as const).map((side) => parties.find((party) => party.side === side));
  const said = (text: string | undefined): string => (text === undefined || text === '' ? OPEN : text);
  return [
    say('revocation.formTo', { firm: [firm?.legalName, firm?.address, mailbox].filter((part) => part !== undefined && part !== '').join(', ') }),
    say('revocation.formNotice', values),
    say('revocation.formOrdered', { day: day ?? OPEN }),
    say('revocation.formName', { name: client?.legalName ?? '' }),
    say('revocation.formAddress', { address: said(client?.address) }),
    say('revocation.formSigned'),
  ];
}
