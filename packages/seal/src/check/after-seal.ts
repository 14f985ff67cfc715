import { PdfFile } from '../pdf/pdf-file.ts';
import { PdfError } from '../pdf/pdf-value.ts';
import type { AppendedFinding, ExtensionFinding } from '../seal-report.ts';
import { unaccountedBytes } from './account-bytes.ts';
import type { CheckedSignature } from './check-signature.ts';
import { compareAttachments, compareCatalogs, compareMetadata, compareValidationData } from './compare-documents.ts';
import { comparePages } from './compare-pages.ts';
import { addedFields, compareForms, compareSignatures, isVisible } from './compare-signatures.ts';
import { compareRevisions, type Revisions } from './revision-changes.ts';

type AfterSealFinding = AppendedFinding | ExtensionFinding;

const MOST_OBJECTS_NAMED = 50;
const EXTENSIONS: ReadonlySet<AfterSealFinding['code']> = new Set(['validation-data-added', 'document-timestamp-added']);

/** Whether the finding is one of those that PAdES foresees after a seal. */
export function isExtension(finding: { readonly code: string }): boolean {
  return (EXTENSIONS as ReadonlySet<string>).has(finding.code);
}

/**
 * Says what the bytes after the seal do to the document. Never empty: bytes that change nothing are
 * named as such, and what cannot be read is never called harmless.
 * @param end where the sealed bytes end
 * @param checked every signature of the file
 */
export function classifyAfterSeal(bytes: Uint8Array, end: number, checked: readonly CheckedSignature[]): AfterSealFinding[] {
  try {
    const revisions = compareRevisions(new PdfFile(bytes.subarray(0, end)), new PdfFile(bytes));
    const findings = compareDocuments(revisions, checked);
    return findings.every(isExtension) ? [...findings, ...unaccounted(revisions, findings)] : findings;
  } catch (error) {
    if (!(error instanceof PdfError)) throw error;
    return [{ code: 'bytes-after-seal-unreadable', from: end, to: bytes.length }];
  }
}

function compareDocuments(revisions: Revisions, checked: readonly CheckedSignature[]): AfterSealFinding[] {
  const fields = addedFields(revisions);
  const attachments = compareAttachments(revisions);
  const findings = [
    ...compareSignatures(revisions, fields, checked),
    ...compareForms(revisions, fields),
    ...attachments,
    ...compareMetadata(revisions),
    ...compareCatalogs(revisions, attachments.length > 0),
    ...compareValidationData(revisions),
    ...comparePages(revisions, fields.filter(({ field }) => !isVisible(field))),
  ];
  const rest = [...revisions.unexplained].slice(0, MOST_OBJECTS_NAMED).map(([object, code]) => ({ code, object }));
  return [...findings, ...rest];
}

function unaccounted({ before, after }: Revisions, findings: readonly AfterSealFinding[]): AfterSealFinding[] {
  const { length: end } = before.bytes;
  const span = unaccountedBytes(after, end);
  if (span !== null) return [{ code: 'bytes-unaccounted', ...span }];
  return findings.length > 0 ? [] : [{ code: 'bytes-unaccounted', from: end, to: after.bytes.length }];
}
