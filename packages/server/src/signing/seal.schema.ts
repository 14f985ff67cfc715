import type { ChangedLine } from '@entente/core/document/changed-lines';
import type { RenderedDocument } from '@entente/core/document/rendered';
import type { SigningLevel } from '@entente/core/kernel/signing-level';
import type { Locale } from '@entente/core/kernel/locale';
import type { Side } from '@entente/core/kernel/values';
import type { ReturnedSignature } from '@entente/seal/returned-report';

/** One signature as the evidence page tells it. */
export type SealedSignature = {
  readonly side: Side;
  readonly typedName: string;
  readonly roleTitle: string;
  readonly onBehalfOf: string;
  /** The address that the link and the code went to. */
  readonly email: string;
  readonly level: SigningLevel;
  /** The file that it was given with, signed elsewhere, and under which name it is attached; null where it was given on the page. */
  readonly returned: { readonly attachedAs: string; readonly sha256: string; readonly signatures: readonly ReturnedSignature[] } | null;
  /** The key of their device with which it was given: its fingerprint, when and with whose mailbox it was set up, whether it may be in several devices, and when it was called off since. */
  readonly device: { readonly fingerprint: string; readonly setUpAt: string; readonly holder: string; readonly isShared: boolean; readonly calledOffAt: string | null } | null;
  /** Where it stands on paper: who handed the scan in and who, of the other side, confirmed it. */
  readonly paper: { readonly handedInBy: string; readonly handedInAt: string; readonly confirmedBy: string } | null;
  readonly signedAt: string;
  readonly consentText: string;
  readonly buttonText: string;
  readonly ip: string;
  readonly userAgent: string;
  /** Name of the person who named this one to sign instead; empty where nobody did. */
  readonly insteadOf: string;
};

/** Everything that the sealed file is made from. */
export type SealedFileInput = {
  readonly document: RenderedDocument;
  readonly number: string;
  /** Where it is an amendment: to which agreement, and the lines that it changes, as they were and as they are; `movedFrom` where only the place is another. */
  readonly amendment: { readonly number: number; readonly agreement: string; readonly lines: readonly { readonly what: ChangedLine['what']; readonly number: string; readonly movedFrom: string | null; readonly before: string; readonly after: string }[] } | null;
  /** Where it is an order: the framework agreement that it names, and the text of it that was in force. */
  readonly framework: { readonly number: string; readonly version: number; readonly inForceOn: string; readonly sha256: string } | null;
  readonly versionNumber: number;
  /** SHA-256 of the canonical text: what each person signed. */
  readonly sha256: string;
  readonly locale: Locale;
  /** IANA time zone in which times are told; UTC stands beside. */
  readonly timeZone: string;
  readonly provider: string;
  readonly signatures: readonly SealedSignature[];
  /** What happened, oldest first: the words of the timeline. */
  readonly events: readonly { readonly at: string; readonly type: string; readonly actorName: string }[];
  readonly chain: { readonly seq: number; readonly head: string };
  /** The certificate that will seal the file. */
  readonly seal: { readonly subject: string; readonly fingerprint: string };
  /** Whether a time-stamping authority is set; the seal itself tells whether it answered. */
  readonly timestampExpected: boolean;
  readonly at: Date;
  /** agreement.json and evidence.json, for programs; and the files that were signed elsewhere. */
  readonly attachments: readonly { readonly name: string; readonly mediaType: string; readonly content: Uint8Array }[];
};
