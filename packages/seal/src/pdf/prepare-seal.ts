import { createHash } from 'node:crypto';
import { SEGMENTS_KEY, segmentTable } from '../check/content-segments.ts';
import { pagesOf } from './pages.ts';
import { PdfFile } from './pdf-file.ts';
import { pdfDate, written, writtenIncrement } from './pdf-writer.ts';
import {
  isArray,
  nameOf,
  type PdfDictionary,
  pdfDictionary,
  PdfError,
  pdfName,
  type PdfReference,
  pdfReference,
  pdfText,
  type PdfValue,
  withEntries,
} from './pdf-value.ts';

/** What the seal says about itself in the signature dictionary. */
export type SealStatement = {
  /** Who seals. */
  readonly name: string;
  /** Why, in the language of the document. */
  readonly reason: string;
  readonly location?: string;
  readonly contact?: string;
  /** The claimed time of sealing. */
  readonly at: Date;
};

/** A PDF with an empty seal: the bytes on both sides of the container, and how to fill it. */
export type PreparedSeal = {
  readonly before: Uint8Array;
  readonly after: Uint8Array;
  /** The largest container that fits, in bytes. */
  readonly room: number;
  /** The finished file. @throws RangeError when the container does not fit. */
  fill(container: Uint8Array): Uint8Array;
};

/** Room for the signature, its attributes and names. */
const ROOM_FOR_SIGNATURE = 3 * 1024;
/** Room for a time-stamp token, asked for now or later. */
const ROOM_FOR_TIMESTAMP = 12 * 1024;

const FIELD_NAME = 'Seal';
const PRINT_AND_LOCKED = 4 + 128;
const SIGNATURES_EXIST_AND_APPEND_ONLY = 1 + 2;
/** Filling in forms and signing stay allowed; readers that honour it call anything else a change. */
const FORM_FILLING_AND_SIGNING = 2;

const NUMBER_GAP = '0000000000';
const RANGE_GAP = `[0 ${NUMBER_GAP} ${NUMBER_GAP} ${NUMBER_GAP}]`;

/**
 * Lays out the incremental update that will carry the seal: the signature dictionary, an invisible
 * field on the first page, and the page and catalog that name it.
 * @param chainBytes how large the certificates are together
 * @throws PdfError when the file cannot carry a seal.
 */
export function prepareSeal(pdf: Uint8Array, statement: SealStatement, chainBytes: number): PreparedSeal {
  const room = chainBytes + ROOM_FOR_SIGNATURE + ROOM_FOR_TIMESTAMP;
  const text = sealIncrement(new PdfFile(pdf), statement, room);
  const contents = pdf.length + text.indexOf('/Contents <') + '/Contents '.length;
  const next = contents + 2 * room + 2;
  const numbers = [contents, next, pdf.length + text.length - next].map((number) => String(number).padStart(NUMBER_GAP.length));
  const file = Buffer.concat([pdf, Buffer.from(text.replace(RANGE_GAP, `[0 ${numbers.join(' ')}]`), 'latin1')]);
  const fill = (container: Uint8Array): Uint8Array => {
    if (container.length > room) throw new RangeError('the container does not fit');
    const filled = Buffer.from(file);
    filled.write(Buffer.from(container).toString('hex'), contents + 1, 'latin1');
    return Uint8Array.from(filled);
  };
  return { before: file.subarray(0, contents), after: file.subarray(next), room, fill };
}

function sealIncrement(file: PdfFile, statement: SealStatement, room: number): string {
  const [newest] = file.sections;
  const [page] = pagesOf(file);
  if (newest?.form !== 'table') throw new PdfError('the file has no classic cross-reference table');
  if (page === undefined) throw new PdfError('the file has no page');
  const firstFree = Math.max(0, ...file.places.keys()) + 1;
  const [seal, field] = [pdfReference(firstFree), pdfReference(firstFree + 1)];
  const annotations = listOf(file.resolve(page.dictionary.entries.get('Annots')));
  return writtenIncrement({
    start: file.bytes.length,
    objects: [
      { reference: seal, body: signatureDictionary(file, statement, room) },
      { reference: field, body: written(fieldDictionary(seal, page.reference)) },
      { reference: page.reference, body: written(withEntries(page.dictionary, [['Annots', [...annotations, field]]])) },
      { reference: file.rootReference, body: written(catalogWith(file, seal, field)) },
    ],
    trailer: trailerAfter(file, newest.offset, firstFree + 2),
  });
}

function signatureDictionary(file: PdfFile, { name, reason, location, contact, at }: SealStatement, room: number): string {
  const entries: [string, PdfValue][] = [
    ['Type', pdfName('Sig')],
    ['Filter', pdfName('Adobe.PPKLite')],
    ['SubFilter', pdfName('ETSI.CAdES.detached')],
    ['Name', pdfText(name)],
    ['Reason', pdfText(reason)],
    ...(location === undefined ? [] : ([['Location', pdfText(location)]] as [string, PdfValue][])),
    ...(contact === undefined ? [] : ([['ContactInfo', pdfText(contact)]] as [string, PdfValue][])),
    ['M', pdfText(pdfDate(at))],
    ['Reference', [certificationReference()]],
    [SEGMENTS_KEY, segmentTable(file)],
  ];
  const visible = entries.map(([key, value]) => `/${key} ${written(value)}`).join('\n');
  return `<<${visible}\n/ByteRange ${RANGE_GAP}\n/Contents <${'0'.repeat(2 * room)}>>>`;
}

/** ISO 32000-1, 12.8.2.2: what may follow without breaking the certification. */
function certificationReference(): PdfDictionary {
  const parameters = pdfDictionary([['Type', pdfName('TransformParams')], ['P', FORM_FILLING_AND_SIGNING], ['V', pdfName('1.2')]]);
  return pdfDictionary([['Type', pdfName('SigRef')], ['TransformMethod', pdfName('DocMDP')], ['TransformParams', parameters]]);
}

function fieldDictionary(seal: PdfReference, page: PdfReference): PdfDictionary {
  return pdfDictionary([
    ['Type', pdfName('Annot')],
    ['Subtype', pdfName('Widget')],
    ['FT', pdfName('Sig')],
    ['T', pdfText(FIELD_NAME)],
    ['V', seal],
    ['F', PRINT_AND_LOCKED],
    ['Rect', [0, 0, 0, 0]],
    ['P', page],
  ]);
}

function catalogWith(file: PdfFile, seal: PdfReference, field: PdfReference): PdfDictionary {
  const { catalog } = file;
  const form = file.dictionary(catalog.entries.get('AcroForm')) ?? pdfDictionary([]);
  const fields = listOf(file.resolve(form.entries.get('Fields')));
  const isSigned = catalog.entries.has('Perms') || fields.some((each) => nameOf(file.dictionary(each)?.entries.get('FT')) === 'Sig');
  if (isSigned) throw new PdfError('the file is signed already');
  const sealedForm = withEntries(form, [['Fields', [...fields, field]], ['SigFlags', SIGNATURES_EXIST_AND_APPEND_ONLY]]);
  return withEntries(catalog, [['AcroForm', sealedForm], ['Perms', pdfDictionary([['DocMDP', seal]])]]);
}

function trailerAfter(file: PdfFile, previous: number, size: number): PdfDictionary {
  const kept = [...file.trailer.entries].filter(([key]) => key === 'Root' || key === 'Info');
  return pdfDictionary([...kept, ['Size', size], ['Prev', previous], ['ID', identifiers(file)]]);
}

/** The first identifier stays, the second one changes with the content (ISO 32000-1, 14.4). */
function identifiers(file: PdfFile): PdfValue {
  const fresh = createHash('sha256').update(file.bytes).digest().subarray(0, 16);
  const current: PdfValue = { kind: 'string', bytes: fresh, start: 0, end: 0 };
  const known = file.resolve(file.trailer.entries.get('ID'));
  return [isArray(known) ? (known[0] ?? current) : current, current];
}

function listOf(value: PdfValue): readonly PdfValue[] {
  return isArray(value) ? value : [];
}
