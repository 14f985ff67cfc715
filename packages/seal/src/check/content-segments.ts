import { createHash } from 'node:crypto';
import type { PdfFile } from '../pdf/pdf-file.ts';
import { isString, type PdfString, type PdfValue } from '../pdf/pdf-value.ts';
import type { ByteSpan } from '../seal-report.ts';

/**
 * A table of short digests, one for each object of the document, that stands in the signature
 * dictionary. The seal's own digest says *whether* the document changed; the table says *where*.
 * It proves nothing by itself. Per segment: its length (4 bytes) and the start of its SHA-256 (8 bytes).
 */
export const SEGMENTS_KEY = 'ENTN_Segments';

const MOST_SEGMENTS = 1_024;
const LONGEST_SEGMENT = 4_096;
const LENGTH_BYTES = 4;
const DIGEST_BYTES = 8;
const ENTRY_BYTES = LENGTH_BYTES + DIGEST_BYTES;

/** Where the objects and cross-reference sections of a file start, and where it ends; sorted. */
export function objectBorders(file: PdfFile): number[] {
  const starts = [...file.places.values()].flatMap((place) => (place.kind === 'offset' ? [place.offset] : []));
  const borders = new Set([0, ...starts, ...file.sections.map(({ offset }) => offset), file.bytes.length]);
  return [...borders].sort((a, b) => a - b);
}

/** The table for the whole of a file as it is. */
export function segmentTable(file: PdfFile): PdfString {
  const { bytes } = file;
  const closest = Math.ceil(bytes.length / MOST_SEGMENTS);
  const longest = Math.max(LONGEST_SEGMENT, 4 * closest);
  const entries: Uint8Array[] = [];
  let from = 0;
  const close = (to: number): void => {
    entries.push(entryFor(bytes.subarray(from, to)));
    from = to;
  };
  for (const border of objectBorders(file)) {
    if (border !== bytes.length && border - from < closest) continue;
    while (border - from > longest) close(from + longest);
    if (border > from) close(border);
  }
  return { kind: 'string', bytes: Buffer.concat(entries), start: 0, end: 0 };
}

function entryFor(segment: Uint8Array): Uint8Array {
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(segment.length);
  return Buffer.concat([length, digestOf(segment)]);
}

function digestOf(segment: Uint8Array): Uint8Array {
  return createHash('sha256').update(segment).digest().subarray(0, DIGEST_BYTES);
}

export type SegmentComparison = {
  /** The segments that differ, in the order of the file. */
  readonly changed: readonly ByteSpan[];
  /** How many bytes from the start of the file the table speaks about. */
  readonly reach: number;
};

/** Compares a file with its table; null when there is no usable table. */
export function compareSegments(bytes: Uint8Array, table: PdfValue | undefined): SegmentComparison | null {
  if (!isString(table) || table.bytes.length % ENTRY_BYTES !== 0 || table.bytes.length === 0) return null;
  const entries = Buffer.from(table.bytes);
  const changed: ByteSpan[] = [];
  let reach = 0;
  for (let at = 0; at < entries.length; at += ENTRY_BYTES) {
    const to = reach + entries.readUInt32BE(at);
    if (to > bytes.length) return null;
    const expected = entries.subarray(at + LENGTH_BYTES, at + ENTRY_BYTES);
    if (Buffer.compare(digestOf(bytes.subarray(reach, to)), expected) !== 0) changed.push({ from: reach, to });
    reach = to;
  }
  return { changed, reach };
}
