import { minorDigits } from '@entente/core/kernel/minor-digits';

/** The amount without its currency, in the locale's separators; an empty text for null. */
export function formatMinor(minor: number | null, currency: string, locale: string): string {
  if (minor === null) return '';
  const digits = minorDigits(currency);
  return new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: 'always' }).format(minor / 10 ** digits);
}
