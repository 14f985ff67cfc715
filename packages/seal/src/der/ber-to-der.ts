import { DerError } from './der-node.ts';
import { element } from './der-write.ts';

const CONSTRUCTED_OCTETS = 0x24;
const OCTETS = 0x04;
const DEEPEST = 48;

/**
 * Rewrites BER as DER where only the lengths and split octet strings differ. PKCS#12 files of some
 * browsers and operating systems are written so; seals never are.
 * @throws DerError when the bytes are not BER, or nested too deeply.
 */
export function berToDer(bytes: Uint8Array): Uint8Array {
  const { der, end } = rewrite(bytes, 0, 0);
  if (end !== bytes.length) throw new DerError('bytes follow the element');
  return der;
}

type Rewritten = { readonly der: Uint8Array; readonly content: Uint8Array; readonly end: number };

function rewrite(bytes: Uint8Array, start: number, depth: number): Rewritten {
  const tag = bytes[start];
  if (tag === undefined || (tag & 0x1f) === 0x1f || depth > DEEPEST) throw new DerError('not BER');
  const { contentStart, end } = readExtent(bytes, start + 1);
  if ((tag & 0x20) !== 0) return rewriteConstructed(bytes, { tag, contentStart, end, depth });
  if (end === null) throw new DerError('a primitive element without length');
  const content = bytes.subarray(contentStart, end);
  return { der: element(tag, content), content, end };
}

/** Where the content starts and ends; `end` is null when the length is indefinite. */
function readExtent(bytes: Uint8Array, at: number): { contentStart: number; end: number | null } {
  const first = bytes[at];
  if (first === undefined) throw new DerError('a length is missing');
  if (first === 0x80) return { contentStart: at + 1, end: null };
  const size = first < 0x80 ? 0 : first & 0x7f;
  if (size > 4) throw new DerError('a giant length');
  let length = first < 0x80 ? first : 0;
  for (let index = 1; index <= size; index += 1) length = length * 256 + (bytes[at + index] ?? 0);
  const end = at + 1 + size + length;
  if (end > bytes.length) throw new DerError('an element is longer than its surroundings');
  return { contentStart: at + 1 + size, end };
}

type Constructed = { readonly tag: number; readonly contentStart: number; readonly end: number | null; readonly depth: number };

function rewriteConstructed(bytes: Uint8Array, { tag, contentStart, end, depth }: Constructed): Rewritten {
  const children: Rewritten[] = [];
  let at = contentStart;
  const isOver = (): boolean => (end === null ? bytes[at] === 0 && bytes[at + 1] === 0 : at >= end);
  while (!isOver()) {
    const child = rewrite(bytes, at, depth + 1);
    children.push(child);
    at = child.end;
  }
  const isSplit = tag === CONSTRUCTED_OCTETS;
  const content = Buffer.concat(children.map((child) => (isSplit ? child.content : child.der)));
  return { der: element(isSplit ? OCTETS : tag, content), content, end: end ?? at + 2 };
}
