import type { PdfFile } from '../pdf/pdf-file.ts';
import type { AppendedFinding, ExtensionFinding } from '../seal-report.ts';
import type { ReturnedChange } from '../returned-report.ts';
import type { CheckedSignature } from './check-signature.ts';
import { compareAttachments, compareCatalogs, compareMetadata, compareValidationData } from './compare-documents.ts';
import { comparePages } from './compare-pages.ts';
import { addedFields, compareForms, compareSignatures } from './compare-signatures.ts';
import { compareRevisions } from './revision-changes.ts';

/** What was done to a document besides signing it; `page` is 0 where it is no page. */
export type ChangeByReturn = { readonly what: ReturnedChange | 'signature'; readonly page: number };

type Found = AppendedFinding | ExtensionFinding;

/** What signing tools write beside a signature; none of it is seen on a page. */
const OF_SIGNING: ReadonlySet<Found['code']> = new Set(['signature-added', 'document-timestamp-added', 'validation-data-added', 'metadata-changed', 'form-changed', 'object-added']);
/** Settings of the document that a signing tool may write: what may follow the signature, and which version of PDF it needs. */
const SETTINGS_OF_SIGNING: ReadonlySet<string> = new Set(['Perms', 'Version']);
const OF_ATTACHMENTS: ReadonlySet<Found['code']> = new Set(['attachment-added', 'attachment-changed', 'attachment-removed']);

/**
 * The first change between a file as it was handed out and as it came back that is no part of signing;
 * null where there is none. The mark that a signature shows on a page counts as part of it.
 * @throws PdfError when either cannot be read.
 */
export function changesByReturn(before: PdfFile, after: PdfFile, checked: readonly CheckedSignature[]): ChangeByReturn | null {
  const revisions = compareRevisions(before, after);
  const fields = addedFields(revisions);
  const attachments = compareAttachments(revisions);
  const found: Found[] = [
    ...compareSignatures(revisions, fields, checked),
    ...compareForms(revisions, fields),
    ...attachments,
    ...compareMetadata(revisions),
    ...compareCatalogs(revisions, attachments.length > 0),
    ...compareValidationData(revisions),
    ...comparePages(revisions, fields),
  ];
  const rest = [...revisions.unexplained].map(([object, code]): Found => ({ code, object }));
  const first = [...found, ...rest].find((finding) => !isOfSigning(finding));
  return first === undefined ? null : changeOf(first);
}

function isOfSigning(finding: Found): boolean {
  return OF_SIGNING.has(finding.code) || (finding.code === 'document-setting-changed' && SETTINGS_OF_SIGNING.has(finding.setting));
}

function changeOf(finding: Found): ChangeByReturn {
  if (finding.code === 'added-signature-invalid') return { what: 'signature', page: 0 };
  if ('page' in finding) return { what: 'page', page: finding.page };
  return { what: OF_ATTACHMENTS.has(finding.code) ? 'attachment' : 'other', page: 0 };
}
