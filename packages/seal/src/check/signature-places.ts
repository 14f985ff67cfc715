import type { PdfFile } from '../pdf/pdf-file.ts';
import { PdfParser } from '../pdf/pdf-parser.ts';
import { isArray, isDictionary, isReference, isString, nameOf, type PdfDictionary, PdfError, type PdfReference, type PdfValue } from '../pdf/pdf-value.ts';

/** The four numbers of /ByteRange: two spans as offset and length. */
export type ByteRange = readonly [start: number, length: number, start: number, length: number];

/** A signature that was found in a file, readable or not. */
export type SignaturePlace = {
  /** Where its object starts, or where its traces were found. */
  readonly offset: number;
  /** null when the dictionary cannot be read. */
  readonly dictionary: PdfDictionary | null;
  readonly byteRange: ByteRange | null;
};

const KEYWORD = '/ByteRange';
const MOST_SIGNATURES = 16;
const LONGEST_DICTIONARY = 1024 * 1024;
const MOST_FIELDS = 2_000;
const OBJECT_HEAD = /(?:^|[^\d])(\d{1,10} \d{1,5})$/;

/** The file holds more signatures than are read here. */
export class TooManySignaturesError extends Error {
  override readonly name = 'TooManySignaturesError';
}

/**
 * Finds signatures by their bytes, whatever the structure of the file says: a changed byte may have
 * broken the structure, and a later revision may have hidden the signature.
 * @throws TooManySignaturesError
 */
export function findSignatures(bytes: Uint8Array): SignaturePlace[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const places = new Map<number, SignaturePlace>();
  let count = 0;
  for (let at = buffer.indexOf(KEYWORD); at !== -1; at = buffer.indexOf(KEYWORD, at + KEYWORD.length)) {
    count += 1;
    if (count > MOST_SIGNATURES) throw new TooManySignaturesError('the file holds too many signatures');
    const place = placeAround(buffer, at);
    if (place !== null) places.set(place.offset, place);
  }
  return [...places.values()].sort((a, b) => a.offset - b.offset);
}

function placeAround(buffer: Buffer, at: number): SignaturePlace | null {
  const byteRange = byteRangeAt(buffer, at + KEYWORD.length);
  const offset = objectStart(buffer, at);
  const dictionary = offset === null ? null : dictionaryAt(buffer, offset);
  if (dictionary === null) return isGapMarked(buffer, at, byteRange) ? { offset: offset ?? at, dictionary, byteRange } : null;
  return isOwnGap(dictionary, byteRange) ? { offset: offset ?? at, dictionary, byteRange } : null;
}

/** An unreadable dictionary counts when a hexadecimal string stands behind it where its range leaves a gap. */
function isGapMarked(buffer: Buffer, at: number, byteRange: ByteRange | null): boolean {
  const gap = byteRange === null ? null : gapOf(byteRange);
  return gap !== null && gap.from > at && buffer[gap.from] === 0x3c;
}

/** Whether the gap of the range is just the dictionary's own /Contents. A signature inside an attached file fails this. */
export function isOwnGap(dictionary: PdfDictionary, byteRange: ByteRange | null): boolean {
  const contents = dictionary.entries.get('Contents');
  const gap = byteRange === null ? null : gapOf(byteRange);
  return gap !== null && isString(contents) && contents.start === gap.from && contents.end === gap.to;
}

/** The bytes that a range leaves out. */
export function gapOf([start, length, next]: ByteRange): { from: number; to: number } {
  return { from: start + length, to: next };
}

function byteRangeAt(buffer: Buffer, at: number): ByteRange | null {
  try {
    return asByteRange(new PdfParser(buffer, at).value());
  } catch (error) {
    if (!(error instanceof PdfError)) throw error;
    return null;
  }
}

/** The value as a byte range, or null. */
export function asByteRange(value: PdfValue | undefined): ByteRange | null {
  if (!isArray(value) || value.length !== 4) return null;
  const numbers = value.filter((each) => typeof each === 'number' && Number.isInteger(each) && each >= 0).map(Number);
  const [start, length, next, rest] = numbers;
  return start === undefined || length === undefined || next === undefined || rest === undefined ? null : [start, length, next, rest];
}

function objectStart(buffer: Buffer, at: number): number | null {
  const from = Math.max(0, at - LONGEST_DICTIONARY);
  const keyword = buffer.subarray(from, at).lastIndexOf(' obj');
  if (keyword === -1) return null;
  const end = from + keyword;
  const head = OBJECT_HEAD.exec(buffer.subarray(Math.max(0, end - 20), end).toString('latin1'))?.[1];
  return head === undefined ? null : end - head.length;
}

function dictionaryAt(buffer: Buffer, offset: number): PdfDictionary | null {
  try {
    const parser = new PdfParser(buffer, offset);
    parser.wholeNumber();
    parser.wholeNumber();
    parser.expect('obj');
    const value = parser.value();
    parser.expect('endobj');
    return isDictionary(value) ? value : null;
  } catch (error) {
    if (!(error instanceof PdfError)) throw error;
    return null;
  }
}

/** Adds the signatures that the form lists but whose bytes did not give them away, in the order of the file. */
export function withFormSignatures(places: readonly SignaturePlace[], file: PdfFile): SignaturePlace[] {
  const known = new Set(places.map(({ offset }) => offset));
  const listed = listedSignatures(file).filter(({ offset }) => !known.has(offset));
  return [...places, ...listed].sort((a, b) => a.offset - b.offset);
}

function listedSignatures(file: PdfFile): SignaturePlace[] {
  try {
    return signatureFields(file).map(({ value }) => {
      const offset = objectOffset(file, value);
      const dictionary = dictionaryAt(Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength), offset);
      return { offset, dictionary, byteRange: asByteRange(dictionary?.entries.get('ByteRange')) };
    });
  } catch (error) {
    if (!(error instanceof PdfError)) throw error;
    return [];
  }
}

/** Where an object's number stands in the file; its listed offset when it is damaged, 0 when it has none. */
export function objectOffset(file: PdfFile, { number }: PdfReference): number {
  const place = file.places.get(number);
  if (place?.kind !== 'offset') return 0;
  const parser = new PdfParser(file.bytes, place.offset);
  parser.skipBlanks();
  return parser.position;
}

/** A signature field of the form: its own reference and where its value stands. */
export type SignatureField = { readonly reference: PdfReference; readonly field: PdfDictionary; readonly value: PdfReference };

/** The signature fields that the form lists and that are signed. @throws PdfError when the form cannot be read. */
export function signatureFields(file: PdfFile): SignatureField[] {
  const form = file.dictionary(file.catalog.entries.get('AcroForm'));
  const roots = form === null ? null : file.resolve(form.entries.get('Fields'));
  const waiting: PdfValue[] = isArray(roots) ? [...roots] : [];
  const fields: SignatureField[] = [];
  for (let visited = 0; waiting.length > 0; visited += 1) {
    if (visited > MOST_FIELDS) throw new PdfError('too many form fields');
    const reference = waiting.pop();
    const field = file.dictionary(reference);
    if (field === null || !isReference(reference)) continue;
    const kids = file.resolve(field.entries.get('Kids'));
    if (isArray(kids)) for (const kid of kids.slice(0, MOST_FIELDS)) waiting.push(kid);
    const value = field.entries.get('V');
    if (nameOf(file.resolve(field.entries.get('FT'))) === 'Sig' && isReference(value)) fields.push({ reference, field, value });
  }
  return fields;
}
