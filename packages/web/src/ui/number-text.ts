/** A whole multiple of 10^-scale in the locale's form ("1 250,5"); an empty text for null. */
export function formatScaled(value: number | null, scale: number, locale: string): string {
  if (value === null) return '';
  return new Intl.NumberFormat(locale, { maximumFractionDigits: scale, useGrouping: 'always' }).format(value / 10 ** scale);
}

/**
 * Reads a number as people type it: spaces group, commas and points group or part by the locale's custom; a comma or
 * point that cannot group parts in any locale.
 * @returns the whole multiple of 10^-scale, null for an empty text, undefined when it is no such number.
 */
export function parseScaled(text: string, scale: number, locale: string): number | null | undefined {
  const bare = text.replace(/[\s\u00A0\u202F'’]/gu, '').replace(/^[−–]/u, '-');
  if (bare === '') return null;
  const sign = bare.startsWith('-') ? -1 : 1;
  const digits = sign === -1 ? bare.slice(1) : bare;
  if (!/^\d[\d.,]*$/.test(digits)) return undefined;
  const at = decimalAt(digits, locale);
  const whole = (at === -1 ? digits : digits.slice(0, at)).replace(/[.,]/g, '');
  const fraction = at === -1 ? '' : digits.slice(at + 1);
  if (fraction.length > scale) return undefined;
  const value = sign * Number(`${whole}${fraction.padEnd(scale, '0')}`);
  return Number.isSafeInteger(value) ? value + 0 : undefined;
}

/** Where the fraction begins, or -1. The other sign of the locale groups when three digits follow it. */
function decimalAt(digits: string, locale: string): number {
  const at = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  if (at === -1) return -1;
  const isOwn = digits[at] === new Intl.NumberFormat(locale).formatToParts(0.5).find(({ type }) => type === 'decimal')?.value;
  const groups = digits.length - at === 4 || digits.indexOf(digits.charAt(at)) !== at;
  return isOwn || !groups ? at : -1;
}
