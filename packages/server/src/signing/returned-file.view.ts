import type { ReturnedFileView } from '@entente/contract/signing/returned-views';
import type { ReturnedSignature } from '@entente/seal/returned-report';
import type { ReturnedFileRow } from './returned-file.store.ts';

/** A file that came back, as both sides are told of it. */
export function returnedFileView({ signatureId, name, bytes, sha256, signatures }: ReturnedFileRow): ReturnedFileView {
  return { signatureId, name, bytes, sha256, signatures: signatures.map(returnedSignature) };
}

function returnedSignature({ owner, organisation, issuer, fingerprint, isSelfSigned, claimsQualified, claimedTime, stamped, isVisible }: ReturnedSignature): ReturnedFileView['signatures'][number] {
  return { owner, organisation, issuer, fingerprint, isSelfSigned, claimsQualified, claimedTime, stamped: stamped === null ? null : { time: stamped.time, authority: stamped.authority }, isVisible };
}
