import type { Side } from '../kernel/values.ts';

/** Who signs when: everybody as they like, or one side before the other. */
export const SIGNING_ORDERS = ['any', 'provider_first', 'client_first'] as const;
export type SigningOrder = (typeof SIGNING_ORDERS)[number];

export type Signer = { readonly id: string; readonly side: Side };

/**
 * The people whose turn it is: all who have not signed, or, in a set order, those of the first side
 * while any of them is missing.
 * @param signed ids of those whose signature stands on the version in question.
 */
export function nextSigners<S extends Signer>(order: SigningOrder, signers: readonly S[], signed: ReadonlySet<string>): readonly S[] {
  const missing = signers.filter(({ id }) => !signed.has(id));
  if (order === 'any') return missing;
  const first: Side = order === 'provider_first' ? 'provider' : 'client';
  const before = missing.filter(({ side }) => side === first);
  return before.length > 0 ? before : missing;
}

/** Whether it is this person's turn to sign. */
export function maySignNow(order: SigningOrder, signers: readonly Signer[], { signerId, signed }: { readonly signerId: string; readonly signed: ReadonlySet<string> }): boolean {
  return nextSigners(order, signers, signed).some(({ id }) => id === signerId);
}

/** The sides nobody is named for yet; both need at least one person before an agreement can go out. */
export function sidesWithoutSigner(signers: readonly Signer[]): readonly Side[] {
  return (['provider', 'client'] as const).filter((wanted) => !signers.some(({ side }) => side === wanted));
}
