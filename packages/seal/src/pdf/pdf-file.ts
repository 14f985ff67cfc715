import { type CrossReferenceSection, type ObjectPlace, readSections } from './cross-reference.ts';
import { PdfParser } from './pdf-parser.ts';
import { isDictionary, isReference, isStream, nameOf, type PdfDictionary, PdfError, type PdfReference, type PdfStream, type PdfValue } from './pdf-value.ts';
import { streamData, UnfoldingBudget } from './stream-data.ts';

/** An indirect object with its place: from the first digit of its number to the end of `endobj`. */
export type IndirectObject = { readonly number: number; readonly generation: number; readonly value: PdfValue; readonly start: number; readonly end: number };

const MOST_UNFOLDED = 64 * 1024 * 1024;
const MOST_PACKED = 50_000;
const LONGEST_REFERENCE_CHAIN = 8;
/** Objects of an honest file do not overlap; reading it three times over is more than enough. */
const READINGS = 3;

/** A PDF opened for reading, as its last revision says. Objects are read when they are asked for. */
export class PdfFile {
  readonly bytes: Uint8Array;
  readonly budget = new UnfoldingBudget(MOST_UNFOLDED);
  readonly sections: readonly CrossReferenceSection[];
  readonly trailer: PdfDictionary;
  readonly #places = new Map<number, ObjectPlace>();
  readonly #read = new Map<number, PdfValue>();
  readonly #packs = new Map<number, readonly { number: number; value: PdfValue }[]>();
  readonly #reading = new Set<number>();
  #bytesLeft: number;

  /** @throws PdfError when the structure is damaged, encrypted, or beyond the limits. */
  constructor(bytes: Uint8Array) {
    if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') !== '%PDF-') throw new PdfError('the file does not start as a PDF');
    this.bytes = bytes;
    this.#bytesLeft = bytes.length * READINGS;
    this.sections = readSections(bytes, (offset) => this.objectAt(offset).value, this.budget);
    const [newest] = this.sections;
    if (newest === undefined || newest.trailer.entries.has('Encrypt')) throw new PdfError('the file is encrypted');
    this.trailer = newest.trailer;
    for (const section of [...this.sections].reverse()) {
      for (const [number, place] of section.places) this.#places.set(number, place);
    }
  }

  /** Where the objects in use stand. */
  get places(): ReadonlyMap<number, ObjectPlace> {
    return this.#places;
  }

  /** The value of an object; null when it is free or unknown, as the standard says. @throws PdfError */
  object(number: number): PdfValue {
    const known = this.#read.get(number);
    if (known !== undefined) return known;
    if (this.#reading.has(number)) throw new PdfError('an object needs itself');
    this.#reading.add(number);
    const value = this.#load(number, this.#places.get(number));
    this.#reading.delete(number);
    this.#read.set(number, value);
    return value;
  }

  #load(number: number, place: ObjectPlace | undefined): PdfValue {
    if (place === undefined || place.kind === 'free') return null;
    if (place.kind === 'packed') return this.#packedObject(number, place);
    return this.objectAt(place.offset, { number, generation: place.generation }).value;
  }

  /** Follows references until a value is reached. @throws PdfError when they run in a circle. */
  resolve(value: PdfValue | undefined): PdfValue {
    let current = value ?? null;
    for (let step = 0; isReference(current); step += 1) {
      if (step > LONGEST_REFERENCE_CHAIN) throw new PdfError('references run in a circle');
      current = this.object(current.number);
    }
    return current;
  }

  /** The dictionary that a value leads to, or null. @throws PdfError */
  dictionary(value: PdfValue | undefined): PdfDictionary | null {
    const resolved = this.resolve(value);
    return isDictionary(resolved) ? resolved : null;
  }

  /** The reference to the document catalog. @throws PdfError when there is none. */
  get rootReference(): PdfReference {
    const root = this.trailer.entries.get('Root');
    if (!isReference(root)) throw new PdfError('the file has no catalog');
    return root;
  }

  /** The document catalog. @throws PdfError when there is none. */
  get catalog(): PdfDictionary {
    const catalog = this.dictionary(this.rootReference);
    if (catalog === null) throw new PdfError('the file has no catalog');
    return catalog;
  }

  /** Decodes a stream within the file's budget. @throws PdfError */
  data(stream: PdfStream): Uint8Array {
    return streamData(stream, this.budget);
  }

  /** The indirect object that starts at an offset. @throws PdfError when none does, or not the expected one. */
  objectAt(offset: number, expected?: { number: number; generation: number }): IndirectObject {
    const parser = new PdfParser(this.bytes, offset);
    parser.skipBlanks();
    const start = parser.position;
    const number = parser.wholeNumber();
    const generation = parser.wholeNumber();
    const isExpected = expected === undefined || (expected.number === number && expected.generation === generation);
    if (!isExpected) throw new PdfError('another object stands there');
    parser.expect('obj');
    const value = this.#objectValue(parser);
    this.#bytesLeft -= parser.position - offset;
    if (this.#bytesLeft < 0) throw new PdfError('objects overlap');
    return { number, generation, value, start, end: parser.position };
  }

  #objectValue(parser: PdfParser): PdfValue {
    const value = parser.value();
    const keyword = parser.word();
    if (keyword === 'endobj') return value;
    if (keyword !== 'stream' || !isDictionary(value)) throw new PdfError('an object does not end');
    return this.#stream(value, parser);
  }

  #stream(dictionary: PdfDictionary, parser: PdfParser): PdfStream {
    const length = this.resolve(dictionary.entries.get('Length'));
    if (typeof length !== 'number' || !Number.isInteger(length) || length < 0) throw new PdfError('a stream has no length');
    if (this.bytes[parser.position] === 0x0d) parser.position += 1;
    if (this.bytes[parser.position] !== 0x0a) throw new PdfError('a stream does not start on a new line');
    const start = parser.position + 1;
    if (start + length > this.bytes.length) throw new PdfError('a stream is cut off');
    parser.position = start + length;
    parser.expect('endstream');
    parser.expect('endobj');
    return { kind: 'stream', dictionary, raw: this.bytes.subarray(start, start + length) };
  }

  #packedObject(number: number, { stream, index }: { stream: number; index: number }): PdfValue {
    const pack = this.#packs.get(stream) ?? this.#openPack(stream);
    this.#packs.set(stream, pack);
    const item = pack[index];
    if (item?.number !== number) throw new PdfError('an object stream holds another object');
    return item.value;
  }

  #openPack(number: number): readonly { number: number; value: PdfValue }[] {
    const pack = this.object(number);
    if (!isStream(pack) || nameOf(pack.dictionary.entries.get('Type')) !== 'ObjStm') throw new PdfError('an object stream is missing');
    const count = pack.dictionary.entries.get('N');
    const first = pack.dictionary.entries.get('First');
    if (typeof count !== 'number' || typeof first !== 'number' || count > MOST_PACKED) throw new PdfError('an object stream is damaged');
    const data = this.data(pack);
    const header = new PdfParser(data);
    const entries = Array.from({ length: count }, () => ({ number: header.wholeNumber(), offset: header.wholeNumber() }));
    return entries.map((entry, index) => {
      const end = entries[index + 1]?.offset ?? data.length;
      if (end < entry.offset) throw new PdfError('an object stream is not in order');
      return { number: entry.number, value: new PdfParser(data.subarray(first + entry.offset, first + end)).value() };
    });
  }
}
