import { granted, type Outcome, refused } from '@entente/core/kernel/outcome';
import { type CheckedSignature, checkSignature } from './check/check-signature.ts';
import { changesByReturn } from './check/changes-by-return.ts';
import { describeSeal } from './check/describe-seal.ts';
import { findSignatures, signatureFields, objectOffset, TooManySignaturesError, withFormSignatures } from './check/signature-places.ts';
import { isVisible } from './check/compare-signatures.ts';
import { PdfFile } from './pdf/pdf-file.ts';
import { nameOf, PdfError } from './pdf/pdf-value.ts';
import type { FaultFinding } from './seal-report.ts';
import type { ReturnedFile, ReturnedRefusal, ReturnedSignature } from './returned-report.ts';

const HEADER_SEARCH = 1024;

/**
 * Reads a file that was handed out for signing and came back. It must begin with one of the files that
 * were handed out, byte for byte, and add nothing but signatures that hold: an incremental update, as
 * every signing tool can write it. Nothing is said about whom the certificates were given to in truth.
 * @param bases the files handed out; where several fit, the longest counts
 */
export function readReturnedFile(bytes: Uint8Array, bases: readonly Uint8Array[]): Outcome<ReturnedFile, ReturnedRefusal> {
  if (!asBuffer(bytes).subarray(0, HEADER_SEARCH).includes('%PDF-')) return refused('returned-file-is-no-pdf');
  const base = longestBeginning(bytes, bases);
  const own = base === null ? undefined : bases[base];
  if (base === null || own === undefined) return refused('returned-file-is-other', nearest(bytes, bases));
  if (own.length === bytes.length) return refused('returned-file-has-no-signature');
  try {
    const signatures = readSignatures(bytes, own.length);
    return signatures.ok ? granted({ base, signatures: signatures.value }) : signatures;
  } catch (error) {
    if (error instanceof TooManySignaturesError) return refused('returned-file-is-too-complex');
    if (error instanceof PdfError) return refused('returned-file-was-changed', { change: 'other', page: 0 });
    throw error;
  }
}

function longestBeginning(bytes: Uint8Array, bases: readonly Uint8Array[]): number | null {
  const fitting = bases.flatMap((base, index) => (base.length <= bytes.length && asBuffer(base).equals(bytes.subarray(0, base.length)) ? [{ index, length: base.length }] : []));
  return fitting.toSorted((a, b) => b.length - a.length)[0]?.index ?? null;
}

/** How far the file is the same as the one that it is most alike. */
function nearest(bytes: Uint8Array, bases: readonly Uint8Array[]): { at: number; of: number } {
  const found = bases.map((base) => ({ at: firstDifference(bytes, base), of: base.length }));
  return found.toSorted((a, b) => b.at - a.at)[0] ?? { at: 0, of: 0 };
}

function firstDifference(bytes: Uint8Array, base: Uint8Array): number {
  const at = base.findIndex((byte, index) => byte !== bytes[index]);
  return at === -1 ? base.length : at;
}

/** The signatures behind the first `from` bytes, each of which must hold; and nothing else that matters. */
function readSignatures(bytes: Uint8Array, from: number): Outcome<readonly ReturnedSignature[], ReturnedRefusal> {
  const file = new PdfFile(bytes);
  const checked = withFormSignatures(findSignatures(bytes), file).map((place) => tolerant(checkSignature(bytes, place)));
  const added = checked.filter(({ place, isDocumentTimestamp }) => place.offset >= from && !isDocumentTimestamp);
  if (checked.some(({ faults, isContentChanged }) => faults.length > 0 || isContentChanged)) return refused('returned-file-signature-is-broken');
  const change = changesByReturn(new PdfFile(bytes.subarray(0, from)), file, checked);
  if (change !== null) return refused(change.what === 'signature' ? 'returned-file-signature-is-broken' : 'returned-file-was-changed', { change: change.what, page: change.page });
  if (added.length === 0) return refused('returned-file-has-no-signature');
  const visible = new Set(signatureFields(file).flatMap(({ field, value }) => (isVisible(field) ? [objectOffset(file, value)] : [])));
  return granted(added.map((signature) => describe(signature, visible)));
}

/**
 * Ordinary readers' signatures do not name their certificate among what is signed, and many tools keep
 * proofs beside the signature. Neither takes anything from what the signature covers. A time stamp that
 * does not fit is not told of, and takes nothing from the signature either.
 */
function tolerant(checked: CheckedSignature): CheckedSignature {
  if (checked.isDocumentTimestamp) return checked;
  const isOrdinary = nameOf(checked.place.dictionary?.entries.get('SubFilter') ?? null) === 'adbe.pkcs7.detached';
  const isMinor = (fault: FaultFinding): boolean =>
    fault.code === 'timestamp-invalid' || (fault.code === 'signature-invalid' && (fault.because === 'unsigned-attribute-unknown' || (isOrdinary && fault.because === 'signing-certificate-missing')));
  const isStampWrong = checked.faults.some(({ code }) => code === 'timestamp-invalid');
  return { ...checked, faults: checked.faults.filter((fault) => !isMinor(fault)), timestamp: isStampWrong ? null : checked.timestamp };
}

/** @throws PdfError where a signature without fault names no certificate, which cannot be. */
function describe(signature: CheckedSignature, visible: ReadonlySet<number>): ReturnedSignature {
  const { certificate, claimedTime, timestamp } = describeSeal(signature, null);
  if (certificate === null || signature.certificate === null) throw new PdfError('a signature names no certificate');
  const { trust: _notAsked, ...facts } = certificate;
  return {
    ...facts,
    claimsQualified: signature.certificate.claimsQualified,
    claimedTime,
    stamped: timestamp === null ? null : { time: timestamp.time, authority: timestamp.certificate.owner },
    isVisible: visible.has(signature.place.offset),
  };
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
