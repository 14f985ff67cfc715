import type { ChainFault } from '@entente/core/agreement/event-chain';
import type { DeviceFault } from '@entente/core/signing/device-key';
import type { SignedDataFault } from './cms/check-signed-data.ts';
import type { TimestampFault } from './cms/timestamp-token.ts';

/**
 * What can be said of a file in one word:
 * - `intact`: sealed, and every byte is as it was sealed;
 * - `extended`: the sealed part is intact, and only validation data or document time stamps follow, as PAdES foresees;
 * - `appended`: the sealed part is intact, but something else was added after it;
 * - `changed`: the sealed part, or the seal, is not as it was;
 * - `inconsistent`: sealed and intact, but the evidence inside contradicts itself or the agreement;
 * - `unknown-seal`: sealed and intact, but by none of the certificates that the caller trusts;
 * - `no-seal`: a PDF that carries no seal;
 * - `unreadable`: no PDF, or one that cannot be read to the end.
 */
export type Verdict = 'intact' | 'extended' | 'appended' | 'changed' | 'inconsistent' | 'unknown-seal' | 'no-seal' | 'unreadable';

/** Half-open range of byte offsets. */
export type ByteSpan = { readonly from: number; readonly to: number };

/** Which part of the document a changed range belongs to, as far as the file still tells. */
export type ChangedPart =
  | { readonly part: 'page'; readonly pages: readonly number[] }
  | { readonly part: 'attachment'; readonly attachment: string }
  | { readonly part: 'seal' }
  | { readonly part: 'structure' };

/** Why a file cannot be judged. */
export type UnreadableFinding =
  | { readonly code: 'file-empty' }
  | { readonly code: 'file-too-large'; readonly bytes: number; readonly limit: number }
  | { readonly code: 'file-not-pdf' }
  | { readonly code: 'file-structure-unreadable' }
  | { readonly code: 'file-too-complex' };

/** What is wrong with the seal or with what it covers. */
export type FaultFinding =
  | { readonly code: 'file-cut-off'; readonly expectedBytes: number; readonly actualBytes: number }
  | { readonly code: 'seal-damaged'; readonly offset: number }
  | { readonly code: 'byte-range-wrong'; readonly offset: number }
  | ({ readonly code: 'container-changed' } & ByteSpan)
  | ({ readonly code: 'signed-content-changed' } & ByteSpan & ChangedPart)
  | { readonly code: 'signature-invalid'; readonly because: SignedDataFault | 'unsigned-attribute-unknown' }
  | { readonly code: 'timestamp-invalid'; readonly because: TimestampFault };

/** What is wrong with the evidence inside. */
export type EvidenceFinding =
  | { readonly code: 'evidence-unreadable' }
  | { readonly code: 'evidence-chain-broken'; readonly because: ChainFault; readonly event: number }
  | { readonly code: 'evidence-text-mismatch'; readonly sha256: string }
  | { readonly code: 'agreement-missing' | 'agreement-unreadable' }
  | { readonly code: 'agreement-mismatch'; readonly stated: string; readonly computed: string }
  | { readonly code: 'attachment-mismatch'; readonly name: string }
  | { readonly code: 'device-signature-missing' | 'device-signature-repeated'; readonly name: string }
  | { readonly code: 'device-signature-invalid'; readonly name: string; readonly because: DeviceFault };

/** What PAdES foresees to follow a seal. */
export type ExtensionFinding =
  | ({ readonly code: 'validation-data-added' } & ByteSpan)
  | { readonly code: 'document-timestamp-added'; readonly time: string; readonly authority: string };

/** What else was added after the seal. Pages count from 1. */
export type AppendedFinding =
  | { readonly code: 'page-changed' | 'page-added' | 'page-removed'; readonly page: number }
  | { readonly code: 'pages-reordered' }
  | { readonly code: 'attachment-changed' | 'attachment-added' | 'attachment-removed'; readonly name: string }
  | { readonly code: 'metadata-changed' }
  | { readonly code: 'form-changed' }
  | { readonly code: 'document-setting-changed'; readonly setting: string }
  | { readonly code: 'object-changed' | 'object-added' | 'object-removed'; readonly object: number }
  | { readonly code: 'signature-added'; readonly name: string | null; readonly owner: string | null }
  | { readonly code: 'added-signature-invalid'; readonly offset: number }
  | ({ readonly code: 'bytes-unaccounted' } & ByteSpan)
  | ({ readonly code: 'bytes-after-seal-unreadable' } & ByteSpan);

/** Facts worth knowing that take nothing from an intact seal. */
export type NoteFinding =
  | { readonly code: 'seal-not-time-stamped' }
  | { readonly code: 'seal-certificate-unknown'; readonly fingerprint: string }
  | { readonly code: 'seal-time-outside-certificate'; readonly time: string }
  | { readonly code: 'signing-time-attribute-present' }
  | { readonly code: 'certificate-unverified'; readonly owner: string };

export type Finding =
  | UnreadableFinding
  | FaultFinding
  | EvidenceFinding
  | ExtensionFinding
  | AppendedFinding
  | NoteFinding
  | { readonly code: 'no-signature' };

export type FindingCode = Finding['code'];

/** Whether a certificate leads to one that the caller trusts; `not-asked` when the caller named none. */
export type Trust = 'trusted' | 'unknown' | 'not-asked';

export type CertificateReport = {
  readonly owner: string;
  readonly organisation: string | null;
  readonly country: string | null;
  readonly issuer: string;
  readonly serial: string;
  /** SHA-256 of the DER, lower-case hex. */
  readonly fingerprint: string;
  readonly isSelfSigned: boolean;
  /** ISO 8601, UTC. */
  readonly validFrom: string;
  readonly validTo: string;
  readonly trust: Trust;
};

export type TimestampReport = { readonly time: string; readonly serial: string; readonly certificate: CertificateReport };

/** The seal, as far as it can be read. Nothing here is to be believed when the verdict is `changed`. */
export type SealDescription = {
  readonly level: 'B-B' | 'B-T';
  readonly subFilter: string | null;
  /** The time that the sealing server claimed, ISO 8601. */
  readonly claimedTime: string | null;
  readonly name: string | null;
  readonly reason: string | null;
  readonly location: string | null;
  readonly contact: string | null;
  /** The seal covers the bytes from 0 up to here, but for its own container. */
  readonly coversTo: number;
  readonly certificate: CertificateReport | null;
  readonly timestamp: TimestampReport | null;
};

/** A file inside the PDF as the file now shows it; the hash is null when it cannot be unpacked. */
export type AttachmentReport = { readonly name: string; readonly bytes: number | null; readonly sha256: string | null };

/** A signature in the evidence that a key of somebody's device gave, and that holds. */
export type DeviceReport = { readonly name: string; /** SHA-256 of the key. */ readonly key: string; readonly documentSha256: string; /** When the key was called off after it, where the evidence knows; it holds all the same. */ readonly calledOffAt: string | null };

/** What the check of one file found. Plain data: codes and values, to be worded by the reader's language. */
export type SealReport = {
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  readonly seal: SealDescription | null;
  readonly attachments: readonly AttachmentReport[];
  readonly devices: readonly DeviceReport[];
};
