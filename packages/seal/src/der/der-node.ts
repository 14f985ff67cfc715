/**
 * A strict reader for DER (X.690). What BER allows and DER does not - indefinite or padded lengths,
 * long tags, loose booleans - is refused, so that every changed byte of a seal either breaks the
 * reading or changes a value that is checked.
 */

/** The bytes are not the DER that was expected. Callers turn it into a finding or a refusal. */
export class DerError extends Error {
  override readonly name = 'DerError';
}

export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8: 0x0c,
  printable: 0x13,
  teletex: 0x14,
  ia5: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  bmp: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const;

const CONSTRUCTED = 0x20;
const LONG_TAG = 0x1f;
const DEEPEST = 48;

/** One element: its identifier octet, the whole encoding and the content alone (views, not copies). */
export type DerNode = { readonly tag: number; readonly encoding: Uint8Array; readonly content: Uint8Array };

/** The identifier octet of a context-specific tag. */
export function contextTag(number: number, form: 'constructed' | 'primitive' = 'constructed'): number {
  return 0x80 | (form === 'constructed' ? CONSTRUCTED : 0) | number;
}

/**
 * Reads exactly one element that fills `bytes`.
 * @throws DerError when the bytes are not strict DER or something follows.
 */
export function readDer(bytes: Uint8Array): DerNode {
  const node = readDerPrefix(bytes);
  if (node.encoding.length !== bytes.length) throw new DerError('bytes follow the element');
  return node;
}

/**
 * Reads the element at the start of `bytes`; what follows is left alone.
 * @throws DerError when there is none.
 */
export function readDerPrefix(bytes: Uint8Array): DerNode {
  const node = readElement(bytes, 0);
  refuseLooseNesting(node);
  return node;
}

/** The elements inside a constructed element. @throws DerError */
export function childrenOf(node: DerNode): DerNode[] {
  const children: DerNode[] = [];
  for (let at = 0; at < node.content.length; ) {
    const child = readElement(node.content, at);
    children.push(child);
    at += child.encoding.length;
  }
  return children;
}

function readElement(bytes: Uint8Array, start: number): DerNode {
  const tag = bytes[start];
  if (tag === undefined) throw new DerError('an element is missing');
  if ((tag & LONG_TAG) === LONG_TAG) throw new DerError('long tags are not used here');
  const { length, size } = readLength(bytes, start + 1);
  const contentStart = start + 1 + size;
  const end = contentStart + length;
  if (end > bytes.length) throw new DerError('an element is longer than its surroundings');
  return { tag, encoding: bytes.subarray(start, end), content: bytes.subarray(contentStart, end) };
}

function readLength(bytes: Uint8Array, at: number): { length: number; size: number } {
  const first = bytes[at];
  if (first === undefined) throw new DerError('a length is missing');
  if (first < 0x80) return { length: first, size: 1 };
  const size = first & 0x7f;
  if (size === 0 || size > 4) throw new DerError('indefinite and giant lengths are refused');
  let length = 0;
  for (let index = 1; index <= size; index += 1) length = length * 256 + (bytes[at + index] ?? 0);
  const isPadded = bytes[at + 1] === 0 || length < 0x80;
  if (isPadded) throw new DerError('a length is not written in its shortest form');
  return { length, size: size + 1 };
}

/** Walks the whole tree without recursion, so that depth is bounded before anything else looks inside. */
function refuseLooseNesting(root: DerNode): void {
  const waiting: { node: DerNode; depth: number }[] = [{ node: root, depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, depth } = next;
    if (depth > DEEPEST) throw new DerError('elements are nested too deeply');
    if ((node.tag & CONSTRUCTED) === 0) continue;
    for (const child of childrenOf(node)) waiting.push({ node: child, depth: depth + 1 });
  }
}
