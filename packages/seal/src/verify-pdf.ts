import { type Attachment, attachmentsOf } from './attachments.ts';
import { classifyAfterSeal, isExtension } from './check/after-seal.ts';
import { type CheckedSignature, checkSignature } from './check/check-signature.ts';
import { describeSeal, notesOn, type Trusted } from './check/describe-seal.ts';
import { locateChanges } from './check/locate-changes.ts';
import { findSignatures, TooManySignaturesError, withFormSignatures } from './check/signature-places.ts';
import { AGREEMENT_FILE, checkEvidence, deviceSignaturesIn, EVIDENCE_FILE } from './evidence.ts';
import { PdfFile } from './pdf/pdf-file.ts';
import { PdfError } from './pdf/pdf-value.ts';
import type { AttachmentReport, DeviceReport, EvidenceFinding, FaultFinding, Finding, SealReport, Verdict } from './seal-report.ts';
import { readCertificate } from './x509/certificate-facts.ts';

export type VerifyOptions = {
  /** Certificates (DER) whose seals the caller believes, retired ones included. Left out, trust is not judged. */
  readonly trustedCertificates?: readonly Uint8Array[];
};

/** Larger files are not read. */
export const LARGEST_FILE = 64 * 1024 * 1024;

/** What a seal leaves behind even where its dictionary can no longer be read. */
const TRACES = ['/ETSI.CAdES.detached', '/ByteRange'];
const HEADER_SEARCH = 1024;

/**
 * Says whether a sealed PDF is what was sealed, and names what is not. The first signature of the
 * file is taken for the seal. Never throws for what the file holds, and takes no more than a few
 * seconds for the worst file that the size limit lets through.
 * @throws DerError when one of the trusted certificates is not a certificate.
 */
export function verifySealedPdf(bytes: Uint8Array, { trustedCertificates }: VerifyOptions = {}): SealReport {
  const trusted = trustedCertificates?.map(readCertificate) ?? null;
  const obstacle = obstacleIn(bytes);
  if (obstacle !== null) return unreadable(obstacle);
  const file = openOrNull(bytes);
  try {
    const found = findSignatures(bytes);
    const places = file === null ? found : withFormSignatures(found, file);
    const checked = places.map((place) => checkSignature(bytes, place));
    const seal = checked.find(({ isDocumentTimestamp }) => !isDocumentTimestamp);
    return seal === undefined ? reportWithoutSeal(bytes, file) : reportOnSeal(bytes, { file, checked, seal, trusted });
  } catch (error) {
    if (error instanceof TooManySignaturesError) return unreadable({ code: 'file-too-complex' });
    throw error;
  }
}

function obstacleIn(bytes: Uint8Array): Finding | null {
  if (bytes.length === 0) return { code: 'file-empty' };
  if (bytes.length > LARGEST_FILE) return { code: 'file-too-large', bytes: bytes.length, limit: LARGEST_FILE };
  return null;
}

function unreadable(finding: Finding): SealReport {
  return { verdict: 'unreadable', findings: [finding], seal: null, attachments: [], devices: [] };
}

function openOrNull(bytes: Uint8Array): PdfFile | null {
  try {
    return new PdfFile(bytes);
  } catch (error) {
    if (!(error instanceof PdfError)) throw error;
    return null;
  }
}

function reportWithoutSeal(bytes: Uint8Array, file: PdfFile | null): SealReport {
  if (file !== null) return { verdict: 'no-seal', findings: [{ code: 'no-signature' }], seal: null, attachments: attachmentsOrNone(file).map(described), devices: [] };
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const offset = Math.max(...TRACES.map((trace) => buffer.lastIndexOf(trace)));
  if (offset === -1) return unreadable({ code: buffer.subarray(0, HEADER_SEARCH).includes('%PDF-') ? 'file-structure-unreadable' : 'file-not-pdf' });
  return { verdict: 'changed', findings: [{ code: 'seal-damaged', offset }], seal: null, attachments: [], devices: [] };
}

type Sealed = { readonly file: PdfFile | null; readonly checked: readonly CheckedSignature[]; readonly seal: CheckedSignature; readonly trusted: Trusted };

function reportOnSeal(bytes: Uint8Array, { file, checked, seal, trusted }: Sealed): SealReport {
  const changes = seal.isContentChanged ? locateChanges(bytes, seal.place, seal.end) : [];
  const faults: FaultFinding[] = [...seal.faults, ...changes];
  const description = describeSeal(seal, trusted);
  const current = attachmentsOrNone(file);
  const attachments = current.map(described);
  if (faults.length > 0) return { verdict: 'changed', findings: [...faults, ...evidenceFindings(current)], seal: description, attachments, devices: [] };

  const isLast = seal.end === bytes.length;
  const sealed = isLast ? file : openOrNull(bytes.subarray(0, seal.end));
  if (sealed === null) return { ...unreadable({ code: 'file-structure-unreadable' }), seal: description };
  const inside = isLast ? current : attachmentsOrNone(sealed);
  const evidence = evidenceFindings(inside);
  const after = isLast ? [] : classifyAfterSeal(bytes, seal.end, checked);
  const isUnknown = description.certificate?.trust === 'unknown';
  const verdict = verdictOf({ isUnknown, isInconsistent: evidence.length > 0, after });
  return { verdict, findings: [...evidence, ...after, ...notesOn(seal, trusted)], seal: description, attachments, devices: devicesIn(inside) };
}

type Grounds = { readonly isUnknown: boolean; readonly isInconsistent: boolean; readonly after: readonly Finding[] };

/** The verdict for a seal without fault; the gravest reason speaks. */
function verdictOf({ isUnknown, isInconsistent, after }: Grounds): Verdict {
  if (isUnknown) return 'unknown-seal';
  if (isInconsistent) return 'inconsistent';
  if (after.length === 0) return 'intact';
  return after.every(isExtension) ? 'extended' : 'appended';
}

function attachmentsOrNone(file: PdfFile | null): Attachment[] {
  try {
    return file === null ? [] : attachmentsOf(file);
  } catch (error) {
    if (!(error instanceof PdfError)) throw error;
    return [];
  }
}

function described({ name, content, sha256 }: Attachment): AttachmentReport {
  return { name, bytes: content?.length ?? null, sha256 };
}

function devicesIn(attachments: readonly Attachment[]): readonly DeviceReport[] {
  const content = attachments.find(({ name }) => name === EVIDENCE_FILE)?.content;
  return content === undefined || content === null ? [] : deviceSignaturesIn(content);
}

function evidenceFindings(attachments: readonly Attachment[]): EvidenceFinding[] {
  const evidence = attachments.find(({ name }) => name === EVIDENCE_FILE);
  const agreement = attachments.find(({ name }) => name === AGREEMENT_FILE);
  if (evidence === undefined) return [];
  if (evidence.content === null) return [{ code: 'evidence-unreadable' }];
  const others = Object.fromEntries(attachments.map(({ name, sha256 }) => [name, sha256]));
  return checkEvidence(evidence.content, agreement === undefined ? 'missing' : (agreement.content ?? 'unreadable'), others);
}
