import { DerError, readDerPrefix } from '../der/der-node.ts';
import type { ByteSpan } from '../seal-report.ts';

/** The signed container out of the gap, or the bytes of the gap that are not as a writer leaves them. */
export type OpenedContainer = { readonly der: Uint8Array; readonly damage: null } | { readonly der: null; readonly damage: ByteSpan };

const LESS = 0x3c;
const GREATER = 0x3e;
const LOWER = /^[0-9a-f]*$/;
const UPPER = /^[0-9A-F]*$/;

/**
 * Reads the hexadecimal string that fills the gap of a byte range. No signature covers these bytes,
 * so they must be canonical: digits of one case only, one DER element, and nothing but zeros behind it.
 */
export function openContainer(bytes: Uint8Array, gap: ByteSpan): OpenedContainer {
  const digits = Buffer.from(bytes.subarray(gap.from + 1, gap.to - 1)).toString('latin1');
  const isFramed = gap.to - gap.from >= 4 && bytes[gap.from] === LESS && bytes[gap.to - 1] === GREATER && digits.length % 2 === 0;
  if (!isFramed) return { der: null, damage: gap };
  if (!LOWER.test(digits) && !UPPER.test(digits)) return { der: null, damage: oddDigit(digits, gap.from + 1) };
  const content = Buffer.from(digits, 'hex');
  const der = elementOf(content);
  if (der === null) return { der: null, damage: gap };
  const filled = content.subarray(der.length).findIndex((byte) => byte !== 0);
  if (filled === -1) return { der, damage: null };
  const at = gap.from + 1 + 2 * (der.length + filled);
  return { der: null, damage: { from: at, to: at + 2 } };
}

function oddDigit(digits: string, offset: number): ByteSpan {
  const foreign = digits.search(/[^0-9a-fA-F]/);
  const counts = { upper: digits.match(/[A-F]/g)?.length ?? 0, lower: digits.match(/[a-f]/g)?.length ?? 0 };
  const at = foreign === -1 ? digits.search(counts.upper < counts.lower ? /[A-F]/ : /[a-f]/) : foreign;
  return { from: offset + at, to: offset + at + 1 };
}

function elementOf(content: Uint8Array): Uint8Array | null {
  try {
    return readDerPrefix(content).encoding;
  } catch (error) {
    if (!(error instanceof DerError)) throw error;
    return null;
  }
}
