/** For how long a signature can be taken back, by either side: time to notice a mistake. */
export const TAKE_BACK_MINUTES = 5;

/** The moment from which a signature stands for good. */
export function finalAt(signedAt: Date): Date {
  return new Date(signedAt.getTime() + TAKE_BACK_MINUTES * 60_000);
}

export type SignatureTimes = { readonly finalAt: string; readonly takenBackAt: string | null };

/** `open`: it stands and may still be taken back; `final`: it stands for good; `taken_back`: it does not stand. */
export type SignatureState = 'open' | 'final' | 'taken_back';

/** Where a signature is between being given and standing for good. */
export function signatureState(signature: SignatureTimes, now: Date): SignatureState {
  if (signature.takenBackAt !== null) return 'taken_back';
  return now.getTime() < Date.parse(signature.finalAt) ? 'open' : 'final';
}
