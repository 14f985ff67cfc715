import { createHash } from 'node:crypto';
import { pagesOf } from '../pdf/pages.ts';
import { PdfFile } from '../pdf/pdf-file.ts';
import {
  isArray,
  type PdfDictionary,
  pdfDictionary,
  type PdfReference,
  pdfReference,
  pdfText,
  type PdfValue,
  withEntries,
} from '../pdf/pdf-value.ts';
import { type Increment, written, writtenIncrement } from '../pdf/pdf-writer.ts';

type NewObject = Increment['objects'][number];

/** What somebody would do to a PDF after it was sealed, with the same means as an honest program. */
export class Tamperer {
  readonly file: PdfFile;
  readonly #objects: NewObject[] = [];
  #next: number;

  constructor(pdf: Uint8Array) {
    this.file = new PdfFile(pdf);
    this.#next = Math.max(...this.file.places.keys()) + 1;
  }

  add(body: string): PdfReference {
    const reference = pdfReference(this.#next);
    this.#next += 1;
    this.#objects.push({ reference, body });
    return reference;
  }

  addStream(content: string, extra = ''): PdfReference {
    return this.add(`<< ${extra} /Length ${content.length} >>\nstream\n${content}\nendstream`);
  }

  rewrite(reference: PdfReference, value: PdfValue): void {
    this.#objects.push({ reference, body: written(value) });
  }

  get firstPage(): { reference: PdfReference; dictionary: PdfDictionary } {
    const [page] = pagesOf(this.file);
    if (page === undefined) throw new Error('no page');
    return page;
  }

  setCatalog(entries: Iterable<readonly [string, PdfValue]>): void {
    this.rewrite(this.file.rootReference, withEntries(this.file.catalog, entries));
  }

  /** The file with everything that was prepared as one incremental update. */
  finish(trailer: Iterable<readonly [string, PdfValue]> = []): Uint8Array {
    const kept = [...this.file.trailer.entries].filter(([key]) => ['Root', 'Info', 'ID'].includes(key));
    const entries = [...kept, ['Size', this.#next], ['Prev', this.file.sections[0]?.offset ?? 0], ...trailer] as [string, PdfValue][];
    const text = writtenIncrement({ start: this.file.bytes.length, objects: this.#objects, trailer: pdfDictionary(entries) });
    return Uint8Array.from(Buffer.concat([this.file.bytes, Buffer.from(text, 'latin1')]));
  }
}

/** A line of text on the first page, over what was agreed. */
export function withVisibleText(pdf: Uint8Array): Uint8Array {
  const tamperer = new Tamperer(pdf);
  const { reference, dictionary } = tamperer.firstPage;
  const font = tamperer.add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
  const text = tamperer.addStream('BT /Evil 24 Tf 72 400 Td (The fee is doubled.) Tj ET');
  const contents = dictionary.entries.get('Contents') ?? null;
  const resources = tamperer.file.dictionary(dictionary.entries.get('Resources')) ?? pdfDictionary([]);
  const fonts = tamperer.file.dictionary(resources.entries.get('Font')) ?? pdfDictionary([]);
  const richer = withEntries(resources, [['Font', withEntries(fonts, [['Evil', font]])]]);
  tamperer.rewrite(reference, withEntries(dictionary, [['Contents', [...(isArray(contents) ? contents : [contents]), text]], ['Resources', richer]]));
  return tamperer.finish();
}

/** The content of the first page exchanged under its own number; the page itself stays as it is. */
export function withOtherContent(pdf: Uint8Array): Uint8Array {
  const tamperer = new Tamperer(pdf);
  const contents = tamperer.firstPage.dictionary.entries.get('Contents');
  if (typeof contents !== 'object' || contents === null || !('number' in contents)) throw new Error('no content');
  const stream = 'BT /F1 24 Tf 72 400 Td (Nothing is owed.) Tj ET';
  const increment = { reference: contents, body: `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream` };
  const trailer = pdfDictionary([['Root', tamperer.file.rootReference], ['Size', 999], ['Prev', tamperer.file.sections[0]?.offset ?? 0]]);
  const text = writtenIncrement({ start: pdf.length, objects: [increment], trailer });
  return Uint8Array.from(Buffer.concat([pdf, Buffer.from(text, 'latin1')]));
}

/** One more page at the end. */
export function withMorePages(pdf: Uint8Array): Uint8Array {
  const tamperer = new Tamperer(pdf);
  const { file } = tamperer;
  const root = file.catalog.entries.get('Pages');
  const tree = file.dictionary(root);
  const kids = tree?.entries.get('Kids');
  if (typeof root !== 'object' || root === null || !('number' in root) || !tree || !isArray(kids)) throw new Error('no page tree');
  const page = tamperer.add(`<< /Type /Page /Parent ${root.number} 0 R /MediaBox [0 0 595 842] /Contents ${tamperer.addStream('').number} 0 R >>`);
  tamperer.rewrite(root, withEntries(tree, [['Kids', [...kids, page]], ['Count', kids.length + 1]]));
  return tamperer.finish();
}

/** Certificates and revocation answers, as PAdES B-LT adds them. */
export function withValidationData(pdf: Uint8Array): Uint8Array {
  const tamperer = new Tamperer(pdf);
  const certificate = tamperer.addStream('a certificate');
  const store = tamperer.add(`<< /Type /DSS /Certs [${certificate.number} 0 R] >>`);
  tamperer.setCatalog([['DSS', store]]);
  return tamperer.finish();
}

/** The list of attachments without the one named, or with other content for it. */
export function withAttachment(pdf: Uint8Array, name: string, content: string | null): Uint8Array {
  const tamperer = new Tamperer(pdf);
  const names = tamperer.file.dictionary(tamperer.file.catalog.entries.get('Names')) ?? pdfDictionary([]);
  const tree = tamperer.file.dictionary(names.entries.get('EmbeddedFiles'));
  const pairs = tamperer.file.resolve(tree?.entries.get('Names'));
  const kept: PdfValue[] = [];
  for (let index = 0; isArray(pairs) && index < pairs.length; index += 2) {
    const [key = null, specification = null] = pairs.slice(index, index + 2);
    const isNamed = written(key) === written(pdfText(name));
    if (!isNamed) kept.push(key, specification);
  }
  if (content !== null) {
    const stream = tamperer.addStream(content, '/Type /EmbeddedFile');
    kept.push(pdfText(name), tamperer.add(`<< /Type /Filespec /F (${name}) /EF << /F ${stream.number} 0 R >> >>`));
  }
  tamperer.setCatalog([['Names', withEntries(names, [['EmbeddedFiles', pdfDictionary([['Names', kept]])]])]]);
  return tamperer.finish();
}

export type FurtherSignature = {
  readonly subFilter: 'ETSI.CAdES.detached' | 'ETSI.RFC3161' | 'adbe.pkcs7.detached';
  readonly rectangle?: readonly [number, number, number, number];
  /** More entries for its field. */
  readonly fieldEntries?: string;
  /** The fields that were there leave the form. */
  readonly isAlone?: boolean;
  /** How many bytes behind its container are left out of what is signed. */
  readonly uncovered?: number;
  /** Makes the container for the digest (SHA-256) and the signed bytes. */
  readonly sign: (digest: Uint8Array, signedBytes: Uint8Array) => Uint8Array;
};

const ROOM = 8_192;
const GAP = '0'.repeat(10);

/** Another signature, or a document time stamp, in a field of its own. */
export function withFurtherSignature(pdf: Uint8Array, further: FurtherSignature): Uint8Array {
  const { subFilter, rectangle = [0, 0, 0, 0], fieldEntries = '', isAlone = false } = further;
  const tamperer = new Tamperer(pdf);
  const { file, firstPage } = tamperer;
  const type = subFilter === 'ETSI.RFC3161' ? 'DocTimeStamp' : 'Sig';
  const range = `[0 ${GAP} ${GAP} ${GAP}]`;
  const value = tamperer.add(`<< /Type /${type} /Filter /Adobe.PPKLite /SubFilter /${subFilter} /Name (Second) /ByteRange ${range} /Contents <${'0'.repeat(2 * ROOM)}> >>`);
  const box = rectangle.join(' ');
  const field = tamperer.add(`<< /Type /Annot /Subtype /Widget /FT /Sig /T (S${value.number}) /V ${value.number} 0 R /F 132 /Rect [${box}] ${fieldEntries} /P ${firstPage.reference.number} 0 R >>`);
  const marks = file.resolve(firstPage.dictionary.entries.get('Annots'));
  tamperer.rewrite(firstPage.reference, withEntries(firstPage.dictionary, [['Annots', [...(isArray(marks) ? marks : []), field]]]));
  const form = file.dictionary(file.catalog.entries.get('AcroForm')) ?? pdfDictionary([]);
  const fields = file.resolve(form.entries.get('Fields'));
  tamperer.setCatalog([['AcroForm', withEntries(form, [['Fields', [...(isArray(fields) && !isAlone ? fields : []), field]]])]]);
  return filled(Buffer.from(tamperer.finish()), range, further);
}

function filled(file: Buffer, range: string, { uncovered = 0, sign }: FurtherSignature): Uint8Array {
  const at = file.lastIndexOf(range);
  const start = file.indexOf('<', at);
  const end = file.indexOf('>', at) + 1;
  const next = end + uncovered;
  const numbers = [start, next, file.length - next].map((number) => String(number).padStart(GAP.length));
  file.write(`[0 ${numbers.join(' ')}]`, at, 'latin1');
  const signedBytes = Buffer.concat([file.subarray(0, start), file.subarray(next)]);
  const container = sign(createHash('sha256').update(signedBytes).digest(), signedBytes);
  if (container.length > ROOM) throw new Error('the container does not fit');
  file.write(Buffer.from(container).toString('hex'), start + 1, 'latin1');
  return Uint8Array.from(file);
}

/** A revision whose cross-reference is a stream and whose objects are packed, as other programs write them. */
export function withPackedRevision(pdf: Uint8Array, object: PdfReference, body: string): Uint8Array {
  const file = new PdfFile(pdf);
  const next = Math.max(...file.places.keys()) + 1;
  const packed = `${object.number} 0 ${body}`;
  const first = packed.indexOf(body);
  let text = `\n${next} 0 obj\n<< /Type /ObjStm /N 1 /First ${first} /Length ${packed.length} >>\nstream\n${packed}\nendstream\nendobj\n`;
  const offset = pdf.length + text.length;
  const entries = [entry(2, next, 0), entry(1, pdf.length + 1, 0), entry(1, offset, 0)].join('');
  const index = `[${object.number} 1 ${next} 2]`;
  const trailer = `/Root ${file.rootReference.number} 0 R /Prev ${file.sections[0]?.offset ?? 0} /Size ${next + 2}`;
  text += `${next + 1} 0 obj\n<< /Type /XRef /W [1 4 2] /Index ${index} ${trailer} /Length ${entries.length} >>\nstream\n${entries}\nendstream\nendobj\n`;
  text += `startxref\n${offset}\n%%EOF\n`;
  return Uint8Array.from(Buffer.concat([pdf, Buffer.from(text, 'latin1')]));
}

function entry(type: number, second: number, third: number): string {
  const bytes = Buffer.alloc(7);
  bytes.writeUInt8(type, 0);
  bytes.writeUInt32BE(second, 1);
  bytes.writeUInt16BE(third, 5);
  return bytes.toString('latin1');
}

/** Small deterministic random numbers below `limit` (Lehmer), so that a failing flip can be repeated. */
export function seeded(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % limit;
  };
}
