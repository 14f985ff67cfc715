import { createHash } from 'node:crypto';
import { isDictionary, isString, type PdfDictionary, pdfDictionary, type PdfValue } from '../pdf/pdf-value.ts';
import type { ByteSpan } from '../seal-report.ts';

/**
 * A table of short block digests that stands inside the signature dictionary. The seal's own digest
 * says *whether* the document changed; the table says *where*. It proves nothing by itself.
 */
export const BLOCKS_KEY = 'ENTN_Blocks';

const MOST_BLOCKS = 512;
const SMALLEST_BLOCK = 256;
const DIGEST_BYTES = 8;

/** The table for the whole of `content`. */
export function blockTable(content: Uint8Array): PdfDictionary {
  let size = SMALLEST_BLOCK;
  while (content.length / size > MOST_BLOCKS) size *= 2;
  const digests = Buffer.concat(Array.from({ length: Math.ceil(content.length / size) }, (_, index) => blockDigest(content, { size, index })));
  return pdfDictionary([
    ['Size', size],
    ['Length', content.length],
    ['Digests', { kind: 'string', bytes: digests, start: 0, end: 0 }],
  ]);
}

function blockDigest(content: Uint8Array, { size, index }: { size: number; index: number }): Uint8Array {
  const block = content.subarray(index * size, (index + 1) * size);
  return createHash('sha256').update(block).digest().subarray(0, DIGEST_BYTES);
}

/**
 * The spans that differ from the table, neighbours joined. Where every block is as it was, the change
 * lies behind the table's reach; null when there is no usable table.
 */
export function changedSpans(bytes: Uint8Array, table: PdfValue | undefined): ByteSpan[] | null {
  if (!isDictionary(table)) return null;
  const [size, length, digests] = ['Size', 'Length', 'Digests'].map((key) => table.entries.get(key));
  if (typeof size !== 'number' || typeof length !== 'number' || !isString(digests)) return null;
  const count = Math.ceil(length / size);
  if (!(size >= SMALLEST_BLOCK) || !(count <= MOST_BLOCKS) || digests.bytes.length !== count * DIGEST_BYTES) return null;
  const content = bytes.subarray(0, length);
  const spans: ByteSpan[] = [];
  for (let index = 0; index < count; index += 1) {
    const expected = digests.bytes.subarray(index * DIGEST_BYTES, (index + 1) * DIGEST_BYTES);
    if (Buffer.compare(blockDigest(content, { size, index }), expected) === 0) continue;
    const before = spans.at(-1);
    const span = { from: before?.to === index * size ? before.from : index * size, to: Math.min(length, (index + 1) * size) };
    if (before?.to === index * size) spans.pop();
    spans.push(span);
  }
  return spans;
}

/** How many bytes from the start of the file the table speaks about; 0 when it is unusable. */
export function reachOf(table: PdfValue | undefined): number {
  const length = isDictionary(table) ? table.entries.get('Length') : 0;
  return typeof length === 'number' ? length : 0;
}
