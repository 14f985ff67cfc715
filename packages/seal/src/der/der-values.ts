import { DerError, type DerNode, TAG } from './der-node.ts';

/** An INTEGER as lower-case hex of its content octets (sign kept). @throws DerError when padded. */
export function integerHex(node: DerNode): string {
  const [first, second] = node.content;
  if (node.tag !== TAG.integer || first === undefined) throw new DerError('expected an integer');
  const isPadded = second !== undefined && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80));
  if (isPadded) throw new DerError('an integer is not written in its shortest form');
  return Buffer.from(node.content).toString('hex');
}

/** A small non-negative INTEGER, such as a version or a count. @throws DerError when it is larger than 2^31. */
export function smallInteger(node: DerNode): number {
  const hex = integerHex(node);
  const value = Number.parseInt(hex, 16);
  if (hex.length > 8 || (node.content[0] ?? 0) >= 0x80) throw new DerError('an integer is out of range');
  return value;
}

/** An OBJECT IDENTIFIER in dotted form. @throws DerError */
export function oidOf(node: DerNode): string {
  if (node.tag !== TAG.oid || node.content.length === 0) throw new DerError('expected an object identifier');
  const arcs: bigint[] = [];
  let arc = 0n;
  let starts = true;
  for (const byte of node.content) {
    if (starts && byte === 0x80) throw new DerError('an object identifier is padded');
    arc = (arc << 7n) | BigInt(byte & 0x7f);
    starts = byte < 0x80;
    if (!starts) continue;
    arcs.push(arc);
    arc = 0n;
  }
  if (!starts) throw new DerError('an object identifier is cut off');
  const [head = 0n, ...rest] = arcs;
  const first = head < 80n ? head / 40n : 2n;
  return [first, head - first * 40n, ...rest].join('.');
}

/** The octets of an OCTET STRING. @throws DerError */
export function octetsOf(node: DerNode): Uint8Array {
  if (node.tag !== TAG.octetString) throw new DerError('expected an octet string');
  return node.content;
}

/** The octets of a BIT STRING that fills whole octets. @throws DerError */
export function bitsOf(node: DerNode): Uint8Array {
  if (node.tag !== TAG.bitString || node.content[0] !== 0) throw new DerError('expected a bit string of whole octets');
  return node.content.subarray(1);
}

/** A BOOLEAN, DER only (0x00 or 0xff). @throws DerError */
export function booleanOf(node: DerNode): boolean {
  const [byte] = node.content;
  if (node.tag !== TAG.boolean || node.content.length !== 1) throw new DerError('expected a boolean');
  if (byte !== 0 && byte !== 0xff) throw new DerError('a boolean is neither true nor false');
  return byte === 0xff;
}

/** Text of the string types that names and status notes use. @throws DerError on another type or bad UTF-8. */
export function textOf(node: DerNode): string {
  const bytes = Buffer.from(node.content);
  if (node.tag === TAG.utf8) return utf8Text(bytes);
  if (node.tag === TAG.printable || node.tag === TAG.ia5 || node.tag === TAG.teletex) return bytes.toString('latin1');
  if (node.tag === TAG.bmp && bytes.length % 2 === 0) return bytes.swap16().toString('utf16le');
  throw new DerError('expected a text');
}

function utf8Text(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new DerError('a text is not UTF-8');
  }
}

const UTC_TIME = /^\d{12}Z$/;
const GENERALIZED_TIME = /^\d{14}(?:\.\d{1,9})?Z$/;

/** UTCTime or GeneralizedTime in UTC. @throws DerError */
export function timeOf(node: DerNode): Date {
  const text = Buffer.from(node.content).toString('latin1');
  const time = new Date(isoTime(node.tag, text));
  if (Number.isNaN(time.getTime())) throw new DerError('expected a time in UTC');
  return time;
}

/** The same time as ISO 8601 to the millisecond; empty when it is no such time. RFC 5280 puts two-digit years from 50 on into the last century. */
function isoTime(tag: number, text: string): string {
  if (tag === TAG.utcTime) return UTC_TIME.test(text) ? isoTime(TAG.generalizedTime, `${Number(text.slice(0, 2)) < 50 ? '20' : '19'}${text}`) : '';
  if (tag !== TAG.generalizedTime || !GENERALIZED_TIME.test(text)) return '';
  const [year, month, day, hour, minute, second] = [text.slice(0, 4), ...[4, 6, 8, 10, 12].map((at) => text.slice(at, at + 2))];
  const milliseconds = text.slice(15, -1).slice(0, 3).padEnd(3, '0');
  return `${year}-${month}-${day}T${hour}:${minute}:${second}.${milliseconds}Z`;
}
