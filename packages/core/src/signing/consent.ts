import { isOnFile, type SigningLevel } from '../kernel/signing-level.ts';
import type { Buyer } from '../document/law/consumer-law.ts';
import type { Side } from '../kernel/values.ts';

/**
 * The boxes a signer ticks, never ticked in advance. Which words stand beside each is a phrase; the
 * words are kept with the signature as they were shown.
 *   electronic    agrees to conclude by electronic means; for an organisation also declares authority
 *   electronic_ru the same, and accepts the rules of the simple electronic signature (63-FZ art. 9)
 *   electronic_ru_device the same, where a key of the signer's device takes the place of the code
 *   electronic_ru_link the same, where the client's person signs by their link alone and no code is typed
 *   electronic_ru_account the same, where somebody of the provider signs from their own account and no code is typed
 *   electronic_us the same, with the paper copy and the way to withdraw consent (15 USC 7001(c))
 *   early_start   whoever has a consumer's rights asks to begin before the fourteen days are over (2011/83/EU art. 7(3), 8(8))
 *   right_ends    they know the right of withdrawal ends once all is done (art. 16(a))
 */
export type ConsentBox = 'electronic' | 'electronic_ru' | 'electronic_ru_device' | 'electronic_ru_link' | 'electronic_ru_account' | 'electronic_us' | 'early_start' | 'right_ends';

export type Consent = { readonly box: ConsentBox; readonly required: boolean };

const BY_COUNTRY: Readonly<Partial<Record<string, ConsentBox>>> = { RU: 'electronic_ru', US: 'electronic_us' };

/**
 * The boxes for a signer, by the country whose law governs the agreement and the way of signing: rules on a code are accepted
 * where one is typed, and whoever signs paper ticks nothing. Words about the end of a right stand only where there is one.
 * @param of `rights`: whether the signer has the rights of a consumer (`hasConsumerRights`).
 */
export function consentsFor({ country, rights, side, level }: { readonly country: string; readonly rights: boolean; readonly side: Side; readonly level: SigningLevel }): readonly Consent[] {
  if (level === 'paper') return [];
  const ofCountry = BY_COUNTRY[country] ?? 'electronic';
  const electronic: Consent = { box: ofCountry === 'electronic_ru' ? inRussia(level, side) : ofCountry, required: true };
  if (!rights) return [electronic];
  return [electronic, { box: 'early_start', required: false }, { box: 'right_ends', required: false }];
}

/** Which rules of the simple electronic signature are accepted: those of the way that is really used, and none where a file is signed. */
function inRussia(level: SigningLevel, side: Side): ConsentBox {
  if (isOnFile(level)) return 'electronic';
  if (level === 'link') return side === 'client' ? 'electronic_ru_link' : 'electronic_ru_account';
  return level === 'device' ? 'electronic_ru_device' : 'electronic_ru';
}

/** The required boxes that are not ticked. */
export function missingConsents(consents: readonly Consent[], ticked: ReadonlySet<string>): readonly ConsentBox[] {
  return consents.filter(({ box, required }) => required && !ticked.has(box)).map(({ box }) => box);
}

/**
 * Which words the signing button bears. A consumer's must say that it obliges to pay (2011/83/EU
 * art. 8(2)), or the consumer is not bound; it does so wherever they live, and for whoever has their rights.
 * The provider and businesses sign plainly.
 */
export function buttonFor({ kind, rights }: Pick<Buyer, 'kind'> & { readonly rights: boolean }): 'sign' | 'sign_and_pay' {
  return kind === 'consumer' || rights ? 'sign_and_pay' : 'sign';
}
