import { granted, type Outcome, type Refusal, refused } from '@entente/core/kernel/outcome';
import { checkSignature } from './check/check-signature.ts';
import { openContainer } from './check/container.ts';
import { findSignatures, gapOf } from './check/signature-places.ts';
import { readSignedData } from './cms/signed-data.ts';
import { type SealTimestamp, stampContainer } from './seal-pdf.ts';
import { isValidAt } from './x509/trust.ts';
import type { TimestampAuthority, TimestampRefusal } from './timestamp.ts';

/** A seal that gained its time stamp later. */
export type RaisedSeal = { readonly pdf: Uint8Array; readonly level: 'B-T'; readonly timestamp: SealTimestamp };

/**
 * Raises an intact B-B seal to B-T once an authority answers again. The stamp goes into the room that
 * the seal keeps for it, so the file keeps its length and no signed byte moves.
 * Refused as `seal-not-raisable` when there is no intact seal without a time stamp, and as
 * `seal-certificate-over` when the authority's time lies outside the sealing certificate's: the stamp would then speak against the seal.
 */
export async function raiseSeal(pdf: Uint8Array, authority: TimestampAuthority): Promise<Outcome<RaisedSeal, Refusal<TimestampRefusal | 'seal-not-raisable' | 'seal-certificate-over'>>> {
  const [place] = findSignatures(pdf);
  if (place === undefined || place.byteRange === null) return refused('seal-not-raisable');
  const checked = checkSignature(pdf, place);
  const isRaisable = checked.faults.length === 0 && !checked.isContentChanged && !checked.isDocumentTimestamp && checked.timestamp === null;
  const gap = gapOf(place.byteRange);
  const { der } = openContainer(pdf, gap);
  if (!isRaisable || der === null) return refused('seal-not-raisable');
  const room = (gap.to - gap.from - 2) / 2;
  const stamped = await stampContainer({ container: der, signature: readSignedData(der).signer.signature, room }, authority);
  if ('refusal' in stamped) return refused(stamped.refusal);
  if (checked.certificate === null || !isValidAt(checked.certificate, stamped.timestamp.time)) return refused('seal-certificate-over');
  const raised = Buffer.from(pdf);
  raised.write(Buffer.from(stamped.container).toString('hex'), gap.from + 1, 'latin1');
  return granted({ pdf: Uint8Array.from(raised), level: 'B-T', timestamp: stamped.timestamp });
}
