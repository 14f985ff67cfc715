import type { AgreementEvidence } from '@entente/contract/agreement/agreement-evidence';
import { changedLines } from '@entente/core/document/changed-lines';
import type { DocumentContent } from '@entente/core/document/content';
import { widestFiles } from '@entente/core/signing/returned-file';
import { diffDocuments } from '@entente/core/document/diff-documents';
import type { Piece } from '@entente/core/document/word-diff';
import { AGREEMENT_FILE, EVIDENCE_FILE, evidenceToAttach } from '@entente/seal/evidence';
import { writtenOut } from '../agreement/agreement-version.actions.ts';
import { agreementJson } from '../agreement/file/agreement-version.view.ts';
import type { StoredVersion } from '../agreement/agreement-version.store.ts';
import type { ReturnedFileRow } from './returned-file.store.ts';
import type { SealedFileInput } from './seal.schema.ts';

type Attachment = SealedFileInput['attachments'][number];

/** The sealed version as records and as text, in canonical JSON: `sha256` is the hash that everybody signed. */
export function agreementFile(agreement: { readonly id: string; readonly number: string }, version: StoredVersion): Attachment {
  const { number, sha256: hash, frozenAt, content, canonicalText, clauseHashes } = version;
  const file = agreementJson({ id: agreement.id, number: agreement.number, version: number, frozenAt, sha256: hash, clauseHashes: [...clauseHashes], canonicalText, content });
  return { name: AGREEMENT_FILE, mediaType: 'application/json', content: file };
}

/** What an amendment changes, line by line, for the page that follows the consolidated text. */
export function sealedAmendment(amended: { readonly amendmentNumber: number; readonly agreementNumber: string; readonly content: DocumentContent } | null, after: DocumentContent): SealedFileInput['amendment'] {
  if (amended === null) return null;
  const words = (pieces: readonly Piece[], left: Piece['type']): string => pieces.filter(({ type }) => type !== left).map(({ text }) => text).join('');
  const lines = changedLines(diffDocuments(writtenOut(amended.content), writtenOut(after)));
  return {
    number: amended.amendmentNumber,
    agreement: amended.agreementNumber,
    lines: lines.map(({ what, state, number, was, pieces }) => ({ what, number, movedFrom: state === 'moved' ? was : null, before: words(pieces, 'added'), after: words(pieces, 'removed') })),
  };
}

/** What became of one message, as the mail server said it. */
export type Delivery = { readonly topic: string; readonly to: string; readonly state: string; readonly at: string; readonly smtpReply: string };

/** The evidence as it is attached to the sealed file, with what became of every message beside it. */
export function evidenceFile(evidence: AgreementEvidence, beside: readonly Attachment[], deliveries: readonly Delivery[]): Attachment {
  const attached = Object.fromEntries(beside.map(({ name, content }) => [name, content]));
  return { name: EVIDENCE_FILE, mediaType: 'application/json', content: evidenceToAttach({ ...evidence, deliveries }, attached) };
}

const ENDINGS: Readonly<Record<string, string>> = { 'image/jpeg': 'jpg', 'image/png': 'png' };

/** The files signed elsewhere that hold all signatures between them, each with the name under which it is attached. */
export function filesToAttach<File extends Pick<ReturnedFileRow, 'sha256' | 'beginsWith' | 'mediaType' | 'signatures'>>(files: readonly File[]): readonly { readonly name: string; readonly file: File }[] {
  return widestFiles(files).map((file, index) => ({ name: `${file.signatures.length === 0 ? 'scan' : 'signed'}-${index + 1}.${ENDINGS[file.mediaType] ?? 'pdf'}`, file }));
}

/** Under which name the file that holds a signature is attached: its own, or a later one that begins with it. */
export function attachedAs(files: readonly ReturnedFileRow[], { sha256 }: Pick<ReturnedFileRow, 'sha256'>): string {
  const later = files.find(({ beginsWith }) => beginsWith === sha256);
  return later === undefined ? (filesToAttach(files).find(({ file }) => file.sha256 === sha256)?.name ?? '') : attachedAs(files, later);
}

/** The name under which a sealed agreement is kept and downloaded: "A-2026-0007.pdf". */
export function sealedFileName(number: string): string {
  return `${number}.pdf`;
}

/** The same agreement with its time stamp, beside it: "A-2026-0007-B-T.pdf". */
export function raisedFileName(number: string): string {
  return `${number}-B-T.pdf`;
}

/** The events that the timeline of the evidence page tells; the attached chain holds all of them. */
export const TOLD_EVENTS: ReadonlySet<string> = new Set([
  'agreement.created', 'version.frozen', 'agreement.sent', 'version.viewed', 'remark.added', 'remark.answered', 'scan.handed_in', 'scan.confirmed', 'scan.refused', 'signature.given', 'signature.taken_back', 'device.called_off',
  'signatory.delegated', 'signatory.deferred', 'agreement.declined', 'agreement.reopened', 'agreement.expired',
]);
