/** Builders for DER. Each returns one whole element; lists are joined inside `sequence` and `set`. */
import { contextTag, TAG } from './der-node.ts';

/** One element of the given identifier octet around the parts, in their order. */
export function element(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat(parts);
  return Buffer.concat([Uint8Array.of(tag), lengthOctets(content.length), content]);
}

function lengthOctets(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length);
  const octets: number[] = [];
  for (let left = length; left > 0; left = Math.floor(left / 256)) octets.unshift(left % 256);
  return Uint8Array.of(0x80 | octets.length, ...octets);
}

export function sequence(...parts: readonly Uint8Array[]): Uint8Array {
  return element(TAG.sequence, ...parts);
}

/** A SET OF: DER sorts its elements by their encodings. */
export function setOf(...parts: readonly Uint8Array[]): Uint8Array {
  return element(TAG.set, ...sortedForSet(parts));
}

/** The order that DER prescribes for the elements of a SET OF. */
export function sortedForSet(parts: readonly Uint8Array[]): Uint8Array[] {
  return [...parts].sort((a, b) => Buffer.compare(a, b));
}

/** A non-negative INTEGER from its octets (big-endian, any leading zeros) or from a small number. */
export function integer(value: number | Uint8Array): Uint8Array {
  const octets = typeof value === 'number' ? numberOctets(value) : value;
  const firstUsed = octets.findIndex((octet) => octet !== 0);
  const trimmed = firstUsed === -1 ? Uint8Array.of(0) : octets.subarray(firstUsed);
  const needsSign = (trimmed[0] ?? 0) >= 0x80;
  return element(TAG.integer, needsSign ? Buffer.concat([Uint8Array.of(0), trimmed]) : trimmed);
}

function numberOctets(value: number): Uint8Array {
  const octets = Buffer.alloc(8);
  octets.writeBigUInt64BE(BigInt(value));
  return octets;
}

export function objectIdentifier(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return element(TAG.oid, Uint8Array.from([first * 40 + second, ...rest].flatMap(arcOctets)));
}

function arcOctets(arc: number): number[] {
  const octets = [arc % 128];
  for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) octets.unshift(0x80 | (left % 128));
  return octets;
}

export function octetString(octets: Uint8Array): Uint8Array {
  return element(TAG.octetString, octets);
}

/** A BIT STRING; `unusedBits` of the last octet do not count. */
export function bitString(octets: Uint8Array, unusedBits = 0): Uint8Array {
  return element(TAG.bitString, Uint8Array.of(unusedBits), octets);
}

export function booleanTrue(): Uint8Array {
  return element(TAG.boolean, Uint8Array.of(0xff));
}

export function nothing(): Uint8Array {
  return element(TAG.null);
}

export function utf8String(text: string): Uint8Array {
  return element(TAG.utf8, Buffer.from(text, 'utf8'));
}

/** [n] EXPLICIT around one or more elements, or [n] IMPLICIT of a constructed type around its content. */
export function tagged(number: number, ...parts: readonly Uint8Array[]): Uint8Array {
  return element(contextTag(number), ...parts);
}

/** Time as RFC 5280 wants it in certificates: UTCTime until 2049, GeneralizedTime later; whole seconds. */
export function certificateTime(time: Date): Uint8Array {
  const digits = time.toISOString().replace(/\.\d+Z$/, 'Z').replace(/[-:T]/g, '');
  const isUtcTime = time.getUTCFullYear() >= 1950 && time.getUTCFullYear() < 2050;
  return isUtcTime ? element(TAG.utcTime, Buffer.from(digits.slice(2), 'latin1')) : element(TAG.generalizedTime, Buffer.from(digits, 'latin1'));
}
