import type { PdfFile } from '../pdf/pdf-file.ts';
import { PdfParser } from '../pdf/pdf-parser.ts';
import { PdfError } from '../pdf/pdf-value.ts';
import type { ByteSpan } from '../seal-report.ts';

/**
 * The first bytes after `start` that belong to nothing: neither to an object that a cross-reference
 * section lists, nor to such a section. Readers that repair files would see what hides there.
 * @throws PdfError when a listed object cannot be read.
 */
export function unaccountedBytes(file: PdfFile, start: number): ByteSpan | null {
  const spans = [...objectSpans(file, start), ...sectionSpans(file, start)].sort((a, b) => a.from - b.from);
  if (spans.length === 0) return { from: start, to: file.bytes.length };
  let at = start;
  for (const span of spans) {
    const next = afterBlanks(file.bytes, at);
    if (next < span.from) return { from: next, to: span.from };
    at = Math.max(at, span.to);
  }
  return afterBlanks(file.bytes, at) < file.bytes.length ? { from: at, to: file.bytes.length } : null;
}

function objectSpans(file: PdfFile, start: number): ByteSpan[] {
  const offsets = new Set<number>();
  for (const { places } of file.sections) {
    for (const place of places.values()) if (place.kind === 'offset' && place.offset >= start) offsets.add(place.offset);
  }
  return [...offsets].map((offset) => {
    const object = file.objectAt(offset);
    return { from: object.start, to: object.end };
  });
}

function sectionSpans(file: PdfFile, start: number): ByteSpan[] {
  return file.sections.filter(({ offset }) => offset >= start).map((section) => sectionSpan(file, section));
}

/** From the keyword or the stream object to the end mark that closes the revision. */
function sectionSpan(file: PdfFile, { offset, form }: { offset: number; form: 'table' | 'stream' }): ByteSpan {
  const parser = new PdfParser(file.bytes, form === 'stream' ? file.objectAt(offset).end : offset);
  if (form === 'table') {
    while (parser.word() !== 'trailer') if (parser.position >= file.bytes.length) throw new PdfError('a table does not end');
    parser.value();
  }
  parser.expect('startxref');
  if (parser.wholeNumber() !== offset) throw new PdfError('startxref names another section');
  return { from: offset, to: afterEndMark(file.bytes, parser.position) };
}

function afterEndMark(bytes: Uint8Array, position: number): number {
  const at = afterBlanks(bytes, position);
  const mark = Buffer.from(bytes.subarray(at, at + 5)).toString('latin1');
  if (mark !== '%%EOF') throw new PdfError('a revision has no end mark');
  return at + 5;
}

/** Steps over white space, but not over comments: they can hide things too. */
function afterBlanks(bytes: Uint8Array, position: number): number {
  let at = position;
  while (at < bytes.length && [0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20].includes(bytes[at] ?? 0)) at += 1;
  return at;
}
