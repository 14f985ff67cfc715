import { createHash, createPublicKey } from 'node:crypto';
import type { SealIdentity } from './certificate.ts';
import { signDetached, withTimeStamp } from './cms/write-signed-data.ts';
import { prepareSeal, type SealStatement } from './pdf/prepare-seal.ts';
import { requestTimestamp, type TimestampAuthority, type TimestampRefusal } from './timestamp.ts';
import { readCertificate } from './x509/certificate-facts.ts';

export type SealOptions = SealIdentity &
  SealStatement & {
    /** Left out, the seal states only this server's time (level B-B). */
    readonly timestampAuthority?: TimestampAuthority;
  };

/** The time that an authority vouches for. */
export type SealTimestamp = { readonly time: Date; readonly serial: string; readonly authority: string };

/** A sealed document, and what evidence should record about the seal. */
export type SealedPdf = {
  readonly pdf: Uint8Array;
  readonly level: 'B-B' | 'B-T';
  /** Lower-case hex. */
  readonly certificateSerial: string;
  /** SHA-256 of the certificate, lower-case hex. */
  readonly certificateFingerprint: string;
  readonly timestamp?: SealTimestamp;
  /** Why the level is lower than the settings ask for. */
  readonly degradedBecause?: TimestampRefusal;
};

/**
 * Seals a PDF as PAdES baseline (EN 319 142-1): B-T with a time stamp where an authority is set and
 * answers well, otherwise B-B. An authority that fails costs the level, never the seal.
 * The seal is an incremental update; the bytes given stay as they are in front of it.
 * @throws PdfError when the PDF cannot carry a seal: damaged, encrypted, already signed, or without a
 *   classic cross-reference table.
 * @throws RangeError when the key does not belong to the first certificate.
 */
export async function sealPdf(pdf: Uint8Array, options: SealOptions): Promise<SealedPdf> {
  const { key, certificateChain, timestampAuthority } = options;
  const own = readCertificate(certificateChain[0] ?? new Uint8Array());
  if (!own.publicKey.equals(createPublicKey(key))) throw new RangeError('the key does not belong to the certificate');
  const chainBytes = certificateChain.reduce((sum, { length }) => sum + length, 0);
  const prepared = prepareSeal(pdf, options, chainBytes);
  const contentDigest = createHash('sha256').update(prepared.before).update(prepared.after).digest();
  const { container, signature } = signDetached({ contentDigest, key, certificateChain });
  const base = { certificateSerial: own.serial, certificateFingerprint: own.fingerprint };
  const asBasic = (): SealedPdf => ({ ...base, pdf: prepared.fill(container), level: 'B-B' });
  if (timestampAuthority === undefined) return asBasic();

  const stamped = await stampContainer({ container, signature, room: prepared.room }, timestampAuthority);
  if ('refusal' in stamped) return { ...asBasic(), degradedBecause: stamped.refusal };
  return { ...base, pdf: prepared.fill(stamped.container), level: 'B-T', timestamp: stamped.timestamp };
}

export type ContainerToStamp = { readonly container: Uint8Array; readonly signature: Uint8Array; readonly room: number };
export type StampedContainer = { readonly container: Uint8Array; readonly timestamp: SealTimestamp } | { readonly refusal: TimestampRefusal };

/** Adds a time stamp on the signature value to a container, if the authority gives one that fits into `room` bytes. */
export async function stampContainer({ container, signature, room }: ContainerToStamp, authority: TimestampAuthority): Promise<StampedContainer> {
  const answer = await requestTimestamp(authority, signature);
  if (!answer.ok) return { refusal: answer.refusal.code };
  const { token, facts } = answer.value;
  const stamped = withTimeStamp(container, token);
  if (stamped.length > room) return { refusal: 'timestamp-too-large' };
  return { container: stamped, timestamp: { time: facts.time, serial: facts.serial, authority: facts.authority } };
}
