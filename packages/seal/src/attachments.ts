import { createHash } from 'node:crypto';
import { reachableFrom } from './pdf/pages.ts';
import { PdfFile } from './pdf/pdf-file.ts';
import { isArray, isStream, isString, type PdfDictionary, PdfError, type PdfValue, textOfPdf } from './pdf/pdf-value.ts';

/** A file inside the PDF. Content and hash (SHA-256, lower-case hex) are null when it cannot be unpacked. */
export type Attachment =
  | { readonly name: string; readonly content: Uint8Array; readonly sha256: string }
  | { readonly name: string; readonly content: null; readonly sha256: null };

const MOST_ATTACHMENTS = 200;
const MOST_NODES = 2_000;
const LONGEST_NAME = 500;

/**
 * The files attached to the document as a whole (the name tree /EmbeddedFiles), in its order.
 * @throws PdfError when the list cannot be read, or is too long.
 */
export function attachmentsOf(file: PdfFile): Attachment[] {
  return namedFiles(file).map(({ name, specification }) => readAttachment(file, name, specification));
}

/** The objects that each attachment is made of. @throws PdfError as above. */
export function attachmentParts(file: PdfFile): { name: string; objects: Set<number> }[] {
  return namedFiles(file).map(({ name, specification }) => ({ name, objects: reachableFrom(file, specification) }));
}

/**
 * The files attached to a PDF, for taking them out.
 * @throws PdfError when the PDF cannot be read.
 */
export function extractAttachments(pdf: Uint8Array): Attachment[] {
  return attachmentsOf(new PdfFile(pdf));
}

type NamedFile = { readonly name: string; readonly specification: PdfDictionary };

function namedFiles(file: PdfFile): NamedFile[] {
  const found: NamedFile[] = [];
  const names = file.dictionary(file.catalog.entries.get('Names'));
  const waiting: PdfValue[] = [names?.entries.get('EmbeddedFiles') ?? null];
  for (let visited = 0; waiting.length > 0; visited += 1) {
    if (visited > MOST_NODES || found.length > MOST_ATTACHMENTS) throw new PdfError('too many attachments');
    const node = file.dictionary(waiting.pop());
    if (node === null) continue;
    const kids = file.resolve(node.entries.get('Kids'));
    if (isArray(kids)) waiting.push(...kids.slice(0, MOST_NODES).reverse());
    found.push(...leafFiles(file, file.resolve(node.entries.get('Names'))));
  }
  return found;
}

function leafFiles(file: PdfFile, pairs: PdfValue): NamedFile[] {
  if (!isArray(pairs)) return [];
  const found: NamedFile[] = [];
  for (let index = 0; index + 1 < pairs.length && found.length <= MOST_ATTACHMENTS; index += 2) {
    const key = file.resolve(pairs[index]);
    const specification = file.dictionary(pairs[index + 1]);
    if (specification === null || !isString(key)) continue;
    const name = textOfPdf(file.resolve(specification.entries.get('UF'))) ?? textOfPdf(file.resolve(specification.entries.get('F')));
    found.push({ name: (name ?? textOfPdf(key) ?? '').slice(0, LONGEST_NAME), specification });
  }
  return found;
}

function readAttachment(file: PdfFile, name: string, specification: PdfDictionary): Attachment {
  try {
    const files = file.dictionary(specification.entries.get('EF'));
    const stream = file.resolve(files?.entries.get('UF') ?? files?.entries.get('F'));
    if (!isStream(stream)) return { name, content: null, sha256: null };
    const content = file.data(stream);
    return { name, content, sha256: createHash('sha256').update(content).digest('hex') };
  } catch (error) {
    if (!(error instanceof PdfError)) throw error;
    return { name, content: null, sha256: null };
  }
}
