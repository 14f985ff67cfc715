import { attachmentParts, attachmentsOf } from '../attachments.ts';
import { reachableFrom } from '../pdf/pages.ts';
import { isSameValue } from '../pdf/pdf-value.ts';
import type { AppendedFinding, ExtensionFinding } from '../seal-report.ts';
import { explain, explainAdded, type Revisions } from './revision-changes.ts';

/** Entries of the catalog that have their own comparison, or that say nothing a reader sees. */
const COMPARED_ELSEWHERE: ReadonlySet<string> = new Set(['AcroForm', 'DSS', 'Extensions', 'Pages', 'Metadata']);

/** Names attachments that were added, removed or changed. @throws PdfError */
export function compareAttachments(revisions: Revisions): AppendedFinding[] {
  const before = new Map(attachmentsOf(revisions.before).map(({ name, sha256 }) => [name, sha256]));
  const after = new Map(attachmentsOf(revisions.after).map(({ name, sha256 }) => [name, sha256]));
  const findings: AppendedFinding[] = [];
  for (const [name, sha256] of before) {
    if (!after.has(name)) findings.push({ code: 'attachment-removed', name });
    else if (after.get(name) !== sha256 || sha256 === null) findings.push({ code: 'attachment-changed', name });
  }
  for (const name of after.keys()) if (!before.has(name)) findings.push({ code: 'attachment-added', name });
  if (findings.length > 0) explainAttachments(revisions);
  return findings;
}

function explainAttachments(revisions: Revisions): void {
  for (const file of [revisions.before, revisions.after]) {
    const names = file.catalog.entries.get('Names');
    explain(revisions, [names, ...reachableFrom(file, file.dictionary(names)?.entries.get('EmbeddedFiles') ?? null)]);
    for (const { objects } of attachmentParts(file)) explain(revisions, objects);
  }
}

/** Names a changed information dictionary or XMP stream. @throws PdfError */
export function compareMetadata(revisions: Revisions): AppendedFinding[] {
  const { before, after } = revisions;
  const pairs = [
    [before.trailer.entries.get('Info'), after.trailer.entries.get('Info')],
    [before.catalog.entries.get('Metadata'), after.catalog.entries.get('Metadata')],
  ] as const;
  const isSame = pairs.every(([old, current]) => isSameValue(before.resolve(old), after.resolve(current)));
  explain(revisions, pairs.flat());
  return isSame ? [] : [{ code: 'metadata-changed' }];
}

/** Names changed settings of the document as a whole, such as an action on opening. @throws PdfError */
export function compareCatalogs(revisions: Revisions, hasAttachmentChange: boolean): AppendedFinding[] {
  const { before, after } = revisions;
  const [old, current] = [before.catalog.entries, after.catalog.entries];
  explain(revisions, [after.rootReference]);
  const changed = [...new Set([...old.keys(), ...current.keys()])].filter(
    (key) => !COMPARED_ELSEWHERE.has(key) && !isSameValue(old.get(key), current.get(key)),
  );
  const foreseen = hasAttachmentChange ? new Set(['Names', 'AF']) : new Set<string>();
  const isPagesMoved = !isSameValue(old.get('Pages'), current.get('Pages'));
  return [...changed.filter((key) => !foreseen.has(key)), ...(isPagesMoved ? ['Pages'] : [])].map((setting) => ({ code: 'document-setting-changed', setting }));
}

/** Names a document security store, the certificates and revocation answers of PAdES B-LT. @throws PdfError */
export function compareValidationData(revisions: Revisions): ExtensionFinding[] {
  const { before, after } = revisions;
  const [old, current] = [before.catalog.entries.get('DSS'), after.catalog.entries.get('DSS')];
  if (current === undefined || isSameValue(before.resolve(old), after.resolve(current))) return [];
  explainAdded(revisions, reachableFrom(after, current));
  return [{ code: 'validation-data-added', from: before.bytes.length, to: after.bytes.length }];
}
