import { attachmentParts } from '../attachments.ts';
import { pagesByObject } from '../pdf/pages.ts';
import { PdfFile } from '../pdf/pdf-file.ts';
import { PdfError } from '../pdf/pdf-value.ts';
import type { ByteSpan, ChangedPart, FaultFinding } from '../seal-report.ts';
import { compareSegments, objectBorders, SEGMENTS_KEY } from './content-segments.ts';
import type { SignaturePlace } from './signature-places.ts';

const MOST_SPANS = 20;

/** Names the changed places of a document whose digest no longer fits, as narrowly as its segment table allows. */
export function locateChanges(bytes: Uint8Array, place: SignaturePlace, end: number): FaultFinding[] {
  const compared = compareSegments(bytes.subarray(0, end), place.dictionary?.entries.get(SEGMENTS_KEY));
  if (compared === null) return [{ code: 'signed-content-changed', from: 0, to: end, part: 'structure' }];
  const { changed, reach } = compared;
  const [first] = changed;
  if (first === undefined) return [{ code: 'signed-content-changed', from: reach, to: end, part: 'seal' }];
  if (changed.length > MOST_SPANS) return [{ code: 'signed-content-changed', from: first.from, to: end, part: 'structure' }];
  const parts = partsOf(bytes.subarray(0, end));
  return changed.map((span) => ({ code: 'signed-content-changed', ...span, ...partAt(span, parts) }));
}

type LocatedPart = { readonly span: ByteSpan; readonly part: ChangedPart };

/** Where the objects of pages and attachments stand; empty when the structure itself is broken. */
function partsOf(bytes: Uint8Array): LocatedPart[] {
  try {
    const file = new PdfFile(bytes);
    const spans = objectSpans(file);
    return [...attachmentObjects(file, spans), ...pageObjects(file, spans)];
  } catch (error) {
    if (!(error instanceof PdfError)) throw error;
    return [];
  }
}

/** Each object reaches from its offset to the next object or cross-reference section. */
function objectSpans(file: PdfFile): Map<number, ByteSpan> {
  const starts = [...file.places].flatMap(([number, place]) => (place.kind === 'offset' ? [{ number, from: place.offset }] : []));
  const borders = objectBorders(file);
  const next = new Map(borders.map((border, index) => [border, borders[index + 1] ?? border]));
  return new Map(starts.map(({ number, from }) => [number, { from, to: next.get(from) ?? from }]));
}

function attachmentObjects(file: PdfFile, spans: ReadonlyMap<number, ByteSpan>): LocatedPart[] {
  return attachmentParts(file).flatMap(({ name, objects }) => located(objects, spans, { part: 'attachment', attachment: name }));
}

function pageObjects(file: PdfFile, spans: ReadonlyMap<number, ByteSpan>): LocatedPart[] {
  return [...pagesByObject(file)].flatMap(([object, pages]) => located([object], spans, { part: 'page', pages }));
}

function located(objects: Iterable<number>, spans: ReadonlyMap<number, ByteSpan>, part: ChangedPart): LocatedPart[] {
  return [...objects].flatMap((object) => {
    const span = spans.get(object);
    return span === undefined ? [] : [{ span, part }];
  });
}

function partAt(span: ByteSpan, parts: readonly LocatedPart[]): ChangedPart {
  const overlap = (other: ByteSpan): number => Math.min(span.to, other.to) - Math.max(span.from, other.from);
  const touched = parts.filter((each) => overlap(each.span) > 0);
  const [largest] = touched.sort((a, b) => overlap(b.span) - overlap(a.span));
  return largest?.part ?? { part: 'structure' };
}
