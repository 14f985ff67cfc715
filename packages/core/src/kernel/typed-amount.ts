import { minorDigits } from './minor-digits.ts';

/**
 * Reads an amount as people type it: "78 400", "78.400,00", "78,400.00", "1200.5".
 * @returns minor units, null for an empty text, undefined when it is no amount of this currency.
 */
export function parseMinor(text: string, currency: string): number | null | undefined {
  const bare = text.replace(/[\s\u00A0\u202F'’]/gu, '');
  if (bare === '') return null;
  if (!/^\d[\d.,]*$/.test(bare)) return undefined;
  const digits = minorDigits(currency);
  const { whole, fraction } = splitAtDecimal(bare, digits);
  if (fraction.length > digits) return undefined;
  const minor = Number(`${whole}${fraction.padEnd(digits, '0')}`);
  return Number.isSafeInteger(minor) ? minor : undefined;
}

/** The last separator is the decimal one, unless three digits follow it or it stands there twice: then it groups thousands. */
function splitAtDecimal(bare: string, digits: number): { whole: string; fraction: string } {
  const at = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(','));
  const tail = at === -1 ? '' : bare.slice(at + 1);
  const groups = at === -1 || digits === 0 || (tail.length === 3 && !bare.slice(0, at).includes(bare[at] === '.' ? ',' : '.')) || bare.indexOf(bare.charAt(at)) !== at;
  return groups
    ? { whole: bare.replace(/[.,]/g, ''), fraction: '' }
    : { whole: bare.slice(0, at).replace(/[.,]/g, ''), fraction: tail };
}

/** An amount as it is typed back, to the last digit and without groups: "1200.50"; `parseMinor` reads it as the same. */
export function typedMinor(minor: number, currency: string): string {
  const digits = minorDigits(currency);
  const all = String(Math.abs(minor)).padStart(digits + 1, '0');
  const [whole, fraction] = [all.slice(0, all.length - digits), all.slice(all.length - digits)];
  return `${minor < 0 ? '-' : ''}${whole}${digits === 0 ? '' : `.${fraction}`}`;
}
