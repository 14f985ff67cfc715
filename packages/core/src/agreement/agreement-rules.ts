import { granted, refused, type Outcome, type Refusal } from '../kernel/outcome.ts';
import { agreementStanding, countingSignatures, type AgreementFacts } from './agreement-state.ts';
import { gapRefusal, type SendingGaps } from './sending-gaps.ts';
import { maySignNow, sidesWithoutSigner } from './signing-order.ts';

/** Why the draft cannot be changed; each is a sentence of its own. */
export type LockCode = 'agreement-is-sealed' | 'agreement-is-signed' | 'agreement-is-being-signed' | 'agreement-is-withdrawn';
export type SendRefusal = Refusal<LockCode | 'agreement-needs-people' | 'agreement-has-gaps' | 'signature-is-too-weak' | 'agreed-form-is-stronger'>;
export type SignRefusal = Refusal<'agreement-is-sealed' | 'agreement-is-withdrawn' | 'agreement-was-declined' | 'agreement-has-expired' | 'version-is-superseded' | 'signed-already' | 'not-your-turn' | 'not-found'>;

/**
 * Why the draft is read-only now, or null. Once somebody has signed the newest version its words
 * stand, unless the provider opens them again on purpose (everybody then signs the next version).
 */
export function draftLock(facts: AgreementFacts, now: string): LockCode | null {
  const { state, currentVersion } = agreementStanding(facts, now);
  if (state === 'sealed') return 'agreement-is-sealed';
  if (state === 'signed') return 'agreement-is-signed';
  if (state === 'withdrawn') return 'agreement-is-withdrawn';
  const opened = currentVersion !== null && facts.reopenedVersions.includes(currentVersion);
  return state === 'partly_signed' && !opened ? 'agreement-is-being-signed' : null;
}

/** Whether the provider may open the words again although somebody has signed. */
export function mayReopen(facts: AgreementFacts, now: string): boolean {
  return draftLock(facts, now) === 'agreement-is-being-signed';
}

/**
 * Whether the agreement can go out.
 * @param gaps what in the draft stands in the way of sending.
 * @returns the refusal names what is missing: `sides` without a person who signs, the `clauses` that need a stronger form, or the number of `gaps`.
 */
export function maySend(facts: AgreementFacts, { now, gaps }: { readonly now: string; readonly gaps: SendingGaps }): Outcome<null, SendRefusal> {
  const lock = draftLock(facts, now);
  if (lock !== null) return refused(lock);
  const sides = sidesWithoutSigner(facts.signers);
  if (sides.length > 0) return refused('agreement-needs-people', { sides });
  const hindrance = gapRefusal(gaps);
  return hindrance === null ? granted(null) : { ok: false, refusal: hindrance };
}

/** Whether this person may sign this version now. A decline does not bind its own author: they may sign after all. */
export function maySign(facts: AgreementFacts, { signerId, versionNumber, now }: { readonly signerId: string; readonly versionNumber: number; readonly now: string }): Outcome<null, SignRefusal> {
  const { state, currentVersion } = agreementStanding(facts, now);
  if (!facts.signers.some(({ id }) => id === signerId)) return refused('not-found');
  if (state === 'sealed') return refused('agreement-is-sealed');
  if (state === 'withdrawn') return refused('agreement-is-withdrawn');
  if (state === 'expired') return refused('agreement-has-expired');
  if (versionNumber !== currentVersion) return refused('version-is-superseded', { current: currentVersion });
  if (state === 'declined' && !facts.declines.some((decline) => decline.signerId === signerId && decline.versionNumber === versionNumber)) return refused('agreement-was-declined');
  const signed = new Set(countingSignatures(facts, versionNumber).map((signature) => signature.signerId));
  if (signed.has(signerId)) return refused('signed-already');
  return maySignNow(facts.signingOrder, facts.signers, { signerId, signed }) ? granted(null) : refused('not-your-turn');
}

/** Whether the agreement may go into the bin: only while nothing of it is out or signed. */
export function mayDelete(facts: AgreementFacts, now: string): boolean {
  const { state } = agreementStanding(facts, now);
  return state === 'draft' || state === 'withdrawn';
}
