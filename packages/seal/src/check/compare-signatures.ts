import { reachableFrom } from '../pdf/pages.ts';
import { isArray, isReference, isSameValue, type PdfDictionary, type PdfValue, textOfPdf } from '../pdf/pdf-value.ts';
import type { AppendedFinding, ExtensionFinding } from '../seal-report.ts';
import { ownerOf } from '../x509/certificate-facts.ts';
import type { CheckedSignature } from './check-signature.ts';
import { explain, explainAdded, type Revisions } from './revision-changes.ts';
import { objectOffset, type SignatureField, signatureFields } from './signature-places.ts';

const FIELD_EXITS: ReadonlySet<string> = new Set(['Parent', 'P', 'V', 'Data']);

/** The signed fields that the sealed revision does not have yet. @throws PdfError */
export function addedFields({ before, after }: Revisions): SignatureField[] {
  const known = new Set(signatureFields(before).map(({ value }) => value.number));
  return signatureFields(after).filter(({ value }) => !known.has(value.number));
}

/** Names signatures and document time stamps that followed, and says whether they are right. @throws PdfError */
export function compareSignatures(
  revisions: Revisions,
  fields: readonly SignatureField[],
  checked: readonly CheckedSignature[],
): (AppendedFinding | ExtensionFinding)[] {
  return fields.map((each) => {
    explainAdded(revisions, [each.reference.number, each.value.number]);
    explainAdded(revisions, reachableFrom(revisions.after, each.field, FIELD_EXITS));
    explainAdded(revisions, reachableFrom(revisions.after, each.value, FIELD_EXITS));
    const offset = objectOffset(revisions.after, each.value);
    return describeField(each.field, offset, checked.find(({ place }) => place.offset === offset));
  });
}

function describeField(field: PdfDictionary, offset: number, signature: CheckedSignature | undefined): AppendedFinding | ExtensionFinding {
  const isRight = signature !== undefined && signature.faults.length === 0 && !signature.isContentChanged;
  if (!isRight) return { code: 'added-signature-invalid', offset };
  const { certificate, timestamp, isDocumentTimestamp } = signature;
  if (isDocumentTimestamp && timestamp !== null && isBare(field)) {
    return { code: 'document-timestamp-added', time: timestamp.time.toISOString(), authority: timestamp.authority };
  }
  const name = textOfPdf(signature.place.dictionary?.entries.get('Name'));
  return { code: 'signature-added', name, owner: certificate === null ? null : ownerOf(certificate) };
}

/** The entries of a field that is there only to hold its value: nothing to see, nothing that acts. */
const BARE_FIELD: ReadonlySet<string> = new Set(['Type', 'Subtype', 'FT', 'T', 'V', 'F', 'Ff', 'P', 'Rect']);

function isBare(field: PdfDictionary): boolean {
  return !isVisible(field) && [...field.entries.keys()].every((key) => BARE_FIELD.has(key));
}

/** A widget that covers an area can show anything. */
export function isVisible(field: PdfDictionary): boolean {
  const rectangle = field.entries.get('Rect');
  if (!isArray(rectangle)) return field.entries.has('Rect') || field.entries.has('AP');
  const [left, bottom, right, top] = rectangle;
  return left !== right && bottom !== top;
}

/**
 * Whether the form gained nothing but these signature fields. @throws PdfError
 */
export function compareForms(revisions: Revisions, fields: readonly SignatureField[]): AppendedFinding[] {
  const { before, after } = revisions;
  const [old, current] = [before, after].map((file) => file.dictionary(file.catalog.entries.get('AcroForm')));
  explain(revisions, [after.catalog.entries.get('AcroForm'), current?.entries.get('Fields')]);
  const kept = new Set([...(old?.entries.keys() ?? []), ...(current?.entries.keys() ?? [])]);
  for (const key of ['Fields', 'SigFlags']) kept.delete(key);
  const isRestSame = [...kept].every((key) => isSameValue(old?.entries.get(key), current?.entries.get(key)));
  const oldFields = listOf(before.resolve(old?.entries.get('Fields')));
  const currentFields = listOf(after.resolve(current?.entries.get('Fields')));
  const added = new Set(fields.map(({ reference }) => reference.number));
  const rest = currentFields.filter((field) => !(isReference(field) && added.has(field.number)));
  return isRestSame && isSameValue(oldFields, rest) ? [] : [{ code: 'form-changed' }];
}

function listOf(value: PdfValue): readonly PdfValue[] {
  return isArray(value) ? value : [];
}
