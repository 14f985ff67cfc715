/**
 * The values a PDF is made of (ISO 32000-1, 7.3). Numbers, booleans and null stand for themselves,
 * arrays are arrays; the rest carries its kind.
 */
export type PdfValue = null | boolean | number | PdfName | PdfString | PdfReference | readonly PdfValue[] | PdfDictionary | PdfStream;

export type PdfName = { readonly kind: 'name'; readonly name: string };
/** `start` and `end` are the place of the whole token, delimiters included, in the file it was read from. */
export type PdfString = { readonly kind: 'string'; readonly bytes: Uint8Array; readonly start: number; readonly end: number };
export type PdfReference = { readonly kind: 'reference'; readonly number: number; readonly generation: number };
export type PdfDictionary = { readonly kind: 'dictionary'; readonly entries: ReadonlyMap<string, PdfValue> };
/** A stream with its bytes as they stand in the file, still encoded. */
export type PdfStream = { readonly kind: 'stream'; readonly dictionary: PdfDictionary; readonly raw: Uint8Array };

type Kind = 'name' | 'string' | 'reference' | 'dictionary' | 'stream';

/** The PDF breaks the rules, or uses something that is refused here. Callers turn it into a finding. */
export class PdfError extends Error {
  override readonly name = 'PdfError';
}

function hasKind<K extends Kind>(value: PdfValue | undefined, kind: K): value is Extract<PdfValue, { kind: K }> {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === kind;
}

export function isReference(value: PdfValue | undefined): value is PdfReference {
  return hasKind(value, 'reference');
}

export function isDictionary(value: PdfValue | undefined): value is PdfDictionary {
  return hasKind(value, 'dictionary');
}

export function isStream(value: PdfValue | undefined): value is PdfStream {
  return hasKind(value, 'stream');
}

export function isString(value: PdfValue | undefined): value is PdfString {
  return hasKind(value, 'string');
}

export function isArray(value: PdfValue | undefined): value is readonly PdfValue[] {
  return Array.isArray(value);
}

/** The text of a name, or null for any other value. */
export function nameOf(value: PdfValue | undefined): string | null {
  return hasKind(value, 'name') ? value.name : null;
}

export function pdfName(name: string): PdfName {
  return { kind: 'name', name };
}

export function pdfReference(number: number, generation = 0): PdfReference {
  return { kind: 'reference', number, generation };
}

export function pdfDictionary(entries: Iterable<readonly [string, PdfValue]>): PdfDictionary {
  return { kind: 'dictionary', entries: new Map(entries) };
}

/** The dictionary with some entries set anew. */
export function withEntries(dictionary: PdfDictionary, entries: Iterable<readonly [string, PdfValue]>): PdfDictionary {
  return pdfDictionary([...dictionary.entries, ...entries]);
}

/** A text string as UTF-16 with a mark, or as plain ASCII where that is enough. */
export function pdfText(text: string): PdfString {
  const isAscii = /^[\x20-\x7e]*$/.test(text);
  const bytes = isAscii ? Buffer.from(text, 'latin1') : Buffer.concat([Uint8Array.of(0xfe, 0xff), Buffer.from(text, 'utf16le').swap16()]);
  return { kind: 'string', bytes, start: 0, end: 0 };
}

/** The text of a text string; null for any other value. PDFDocEncoding is read as Latin-1, its near twin. */
export function textOfPdf(value: PdfValue | undefined): string | null {
  if (!isString(value)) return null;
  const bytes = Buffer.from(value.bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff && bytes.length % 2 === 0) return bytes.subarray(2).swap16().toString('utf16le');
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3).toString('utf8');
  return bytes.toString('latin1');
}

/**
 * Whether two values say the same, wherever they stand. Streams are compared by their raw bytes.
 * Depth is bounded by the parser, which nests no deeper than it allows.
 */
export function isSameValue(a: PdfValue | undefined, b: PdfValue | undefined): boolean {
  if (a === b) return true;
  if (isArray(a) && isArray(b)) return a.length === b.length && a.every((item, index) => isSameValue(item, b[index]));
  if (isString(a) && isString(b)) return Buffer.compare(a.bytes, b.bytes) === 0;
  if (isDictionary(a) && isDictionary(b)) return isSameDictionary(a, b);
  if (isStream(a) && isStream(b)) return isSameDictionary(a.dictionary, b.dictionary) && Buffer.compare(a.raw, b.raw) === 0;
  return isSameAtom(a, b);
}

function isSameAtom(a: PdfValue | undefined, b: PdfValue | undefined): boolean {
  if (isReference(a) && isReference(b)) return a.number === b.number && a.generation === b.generation;
  return nameOf(a) !== null && nameOf(a) === nameOf(b);
}

function isSameDictionary(a: PdfDictionary, b: PdfDictionary): boolean {
  return a.entries.size === b.entries.size && [...a.entries].every(([key, value]) => isSameValue(value, b.entries.get(key)));
}
