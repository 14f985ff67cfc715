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
  const first = bytes[start + 1];
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f || depth > DEEPEST) throw new DerError('not BER');
  const size = first > 0x80 ? first & 0x7f : 0;
  if (size > 4) throw new DerError('a giant length');
  let length = first < 0x80 ? first : 0;
  for (let index = 0; index < size; index += 1) length = length * 256 + (bytes[start + 2 + index] ?? 0);
  const contentStart = start + 2 + size;
  const end = first === 0x80 ? null : contentStart + length;
  if (end !== null && end > bytes.length) throw new DerError('an element is longer than its surroundings');
  if ((tag & 0x20) === 0) {
    if (end === null) throw new DerError('a primitive element without length');
    const content = bytes.subarray(contentStart, end);
    return { der: element(tag, content), content, end };
  }
  return rewriteConstructed(bytes, { tag, contentStart, end, depth });
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
