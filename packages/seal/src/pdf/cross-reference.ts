import { PdfParser } from './pdf-parser.ts';
import { isArray, isDictionary, isStream, nameOf, type PdfDictionary, PdfError, type PdfValue } from './pdf-value.ts';
import { streamData, type UnfoldingBudget } from './stream-data.ts';

/** Where an object stands: at an offset, inside an object stream, or nowhere because it was freed. */
export type ObjectPlace =
  | { readonly kind: 'offset'; readonly offset: number; readonly generation: number }
  | { readonly kind: 'packed'; readonly stream: number; readonly index: number }
  | { readonly kind: 'free' };

/** One cross-reference section: the objects that one revision of the file brought, and its trailer. */
export type CrossReferenceSection = {
  readonly offset: number;
  readonly form: 'table' | 'stream';
  readonly places: ReadonlyMap<number, ObjectPlace>;
  readonly trailer: PdfDictionary;
};

const START_SEARCH = 2048;
const MOST_SECTIONS = 64;
const MOST_OBJECTS = 300_000;

/** Reads the indirect object at an offset; needed for cross-reference streams. */
export type ObjectReader = (offset: number) => PdfValue;

/** The offset that the last `startxref` names. @throws PdfError when there is none near the end. */
export function startOffset(bytes: Uint8Array): number {
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = tail.lastIndexOf('startxref');
  if (at === -1 || at < bytes.length - START_SEARCH) throw new PdfError('the file has no end');
  const parser = new PdfParser(bytes, at + 'startxref'.length);
  return parser.wholeNumber();
}

/**
 * All cross-reference sections, the newest first, along /Prev.
 * @throws PdfError when one is damaged, hybrid, repeated, or there are too many.
 */
export function readSections(bytes: Uint8Array, readObject: ObjectReader, budget: UnfoldingBudget): CrossReferenceSection[] {
  const sections: CrossReferenceSection[] = [];
  const seen = new Set<number>();
  let objects = 0;
  for (let next: number | null = startOffset(bytes); next !== null; ) {
    if (seen.has(next) || seen.size >= MOST_SECTIONS) throw new PdfError('the cross-reference sections run in a circle, or are too many');
    seen.add(next);
    const section = readSection(bytes, next, { readObject, budget });
    objects += section.places.size;
    if (objects > MOST_OBJECTS) throw new PdfError('too many objects');
    sections.push(section);
    next = previousOffset(section.trailer);
  }
  return sections;
}

function previousOffset(trailer: PdfDictionary): number | null {
  const previous = trailer.entries.get('Prev');
  if (previous === undefined) return null;
  if (typeof previous !== 'number' || !Number.isInteger(previous)) throw new PdfError('/Prev is not an offset');
  return previous;
}

type Tools = { readonly readObject: ObjectReader; readonly budget: UnfoldingBudget };

function readSection(bytes: Uint8Array, offset: number, tools: Tools): CrossReferenceSection {
  if (offset >= bytes.length) throw new PdfError('a cross-reference section lies outside of the file');
  const parser = new PdfParser(bytes, offset);
  const isTable = parser.word() === 'xref';
  return isTable ? readTable(parser, offset) : readCrossReferenceStream(offset, tools);
}

function readTable(parser: PdfParser, offset: number): CrossReferenceSection {
  const places = new Map<number, ObjectPlace>();
  for (let word = parser.word(); word !== 'trailer'; word = parser.word()) {
    const first = Number(word);
    const count = parser.wholeNumber();
    if (!/^\d{1,10}$/.test(word) || places.size + count > MOST_OBJECTS) throw new PdfError('a cross-reference table is damaged');
    for (let number = first; number < first + count; number += 1) {
      if (places.has(number)) throw new PdfError('an object is listed twice');
      places.set(number, readTableEntry(parser));
    }
  }
  const trailer = parser.value();
  if (!isDictionary(trailer) || trailer.entries.has('XRefStm')) throw new PdfError('the trailer is missing or hybrid');
  return { offset, form: 'table', places, trailer };
}

function readTableEntry(parser: PdfParser): ObjectPlace {
  const offset = parser.wholeNumber();
  const generation = parser.wholeNumber();
  const use = parser.word();
  if (use === 'n') return { kind: 'offset', offset, generation };
  if (use !== 'f') throw new PdfError('a cross-reference entry is damaged');
  return { kind: 'free' };
}

function readCrossReferenceStream(offset: number, { readObject, budget }: Tools): CrossReferenceSection {
  const stream = readObject(offset);
  if (!isStream(stream) || nameOf(stream.dictionary.entries.get('Type')) !== 'XRef') throw new PdfError('no cross-reference section stands there');
  const { entries } = stream.dictionary;
  const widths = numbersOf(entries.get('W'));
  const size = entries.get('Size');
  const index = entries.has('Index') ? numbersOf(entries.get('Index')) : [0, typeof size === 'number' ? size : 0];
  const count = index.reduce((sum, number, at) => (at % 2 === 1 ? sum + number : sum), 0);
  const isUsual = widths.length === 3 && widths.every((width) => width <= 6) && index.length % 2 === 0 && count <= MOST_OBJECTS;
  if (!isUsual) throw new PdfError('a cross-reference stream is damaged, or too large');
  return { offset, form: 'stream', places: unpackPlaces(streamData(stream, budget), widths, index), trailer: stream.dictionary };
}

function numbersOf(value: PdfValue | undefined): number[] {
  const numbers = isArray(value) ? value.filter((item) => typeof item === 'number' && Number.isInteger(item) && item >= 0) : [];
  if (!isArray(value) || numbers.length !== value.length) throw new PdfError('a cross-reference stream is damaged');
  return numbers.map(Number);
}

function unpackPlaces(data: Uint8Array, widths: readonly number[], index: readonly number[]): Map<number, ObjectPlace> {
  const places = new Map<number, ObjectPlace>();
  let at = 0;
  const field = (width: number, whenAbsent: number): number => {
    if (at + width > data.length) throw new PdfError('a cross-reference stream is cut off');
    let value = width === 0 ? whenAbsent : 0;
    for (const end = at + width; at < end; at += 1) value = value * 256 + (data[at] ?? 0);
    return value;
  };
  const [typeWidth = 0, firstWidth = 0, secondWidth = 0] = widths;
  if (typeWidth + firstWidth + secondWidth === 0) throw new PdfError('a cross-reference stream is empty');
  for (let pair = 0; pair < index.length; pair += 2) {
    const start = index[pair] ?? 0;
    for (let number = start; number < start + (index[pair + 1] ?? 0); number += 1) {
      places.set(number, place(field(typeWidth, 1), field(firstWidth, 0), field(secondWidth, 0)));
    }
  }
  return places;
}

function place(type: number, first: number, second: number): ObjectPlace {
  if (type === 0) return { kind: 'free' };
  if (type === 1) return { kind: 'offset', offset: first, generation: second };
  if (type === 2) return { kind: 'packed', stream: first, index: second };
  throw new PdfError('an unknown kind of cross-reference entry');
}
