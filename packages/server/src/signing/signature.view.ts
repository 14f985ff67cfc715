import { buttonFor, consentsFor, type ConsentBox } from '@entente/core/signing/consent';
import type { SigningLevel } from '@entente/core/kernel/signing-level';
import type { DocumentContent } from '@entente/core/document/content';
import { buyerOf, hasConsumerRights, type Buyer } from '@entente/core/document/law/consumer-law';
import { canonicalJson } from '@entente/core/kernel/canonical-json';
import type { Side } from '@entente/core/kernel/values';
import type { PhraseKey } from '@entente/phrases/shape';
import type { Translator } from '@entente/phrases/translator';
import { sha256 } from '../platform/crypto/secrets.ts';

const CONSENT_PHRASES: Readonly<Record<ConsentBox, PhraseKey>> = {
  electronic: 'signing.consentElectronic',
  electronic_ru: 'signing.consentElectronicRu',
  electronic_ru_device: 'device.consentRu',
  electronic_ru_link: 'signing.consentElectronicRuLink',
  electronic_ru_account: 'signing.consentElectronicRuAccount',
  electronic_us: 'signing.consentElectronicUs',
  early_start: 'signing.consentEarlyStart',
  right_ends: 'signing.consentRightEnds',
};

/** The words that bind, as they are shown to a signer and kept with the signature. */
export type BindingWords = {
  readonly organisation: boolean;
  readonly consents: readonly { readonly box: ConsentBox; readonly text: string; readonly required: boolean }[];
  readonly buttonText: string;
  /** Whether the button obliges somebody with a consumer's protection to pay, and whether they may withdraw afterwards. */
  readonly pays: boolean;
  readonly mayWithdraw: boolean;
  /** SHA-256 of all of it: comes back with the signature, so that what was shown is what is kept. */
  readonly shown: string;
};

/** What a signer of a side ticks and presses, in the language of the page. */
export function bindingWords(say: Translator, { content, side, level }: { content: DocumentContent; side: Side; level: SigningLevel }): BindingWords {
  const { country } = content.head;
  const kindOfFirst = content.parties.find((party) => party.side === side)?.kind ?? 'organisation';
  const buyer = side === 'client' ? buyerOf(content) : undefined;
  const rights = buyer !== undefined && hasConsumerRights(country, buyer);
  // Whoever signs for an organisation declares that they may, whoever buys beside it.
  const organisation = kindOfFirst === 'organisation';
  const consents = consentsFor({ country, rights, side, level }).map(({ box, required }) => ({ box, required, text: say(CONSENT_PHRASES[box], { organisation: organisation ? 'yes' : 'no' }) }));
  const phrase = buttonPhrase({ kind: buyer?.kind ?? kindOfFirst, rights }, level);
  const buttonText = say(phrase);
  return { organisation, consents, buttonText, pays: phrase === PAYS, mayWithdraw: rights, shown: sha256(canonicalJson({ consents, buttonText })) };
}

const PAYS = 'signing.buttonSignAndPay' satisfies PhraseKey;

/** A consumer's button says that it obliges to pay, whatever it is pressed with; paper is only handed in. */
function buttonPhrase(signer: Pick<Buyer, 'kind'> & { readonly rights: boolean }, level: SigningLevel): PhraseKey {
  if (level === 'paper') return 'returned.paperButton';
  if (buttonFor(signer) === 'sign_and_pay') return PAYS;
  return level === 'device' ? 'device.button' : 'signing.buttonSign';
}

/** An address that its owner recognises and nobody else learns: "a•••@bankwschodni.example". */
export function maskedAddress(email: string): string {
  const [name = '', domain = ''] = email.split('@');
  return `${name.slice(0, 1)}•••@${domain}`;
}
