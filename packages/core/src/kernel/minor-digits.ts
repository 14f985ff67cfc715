/**
 * Digits after the point by ISO 4217, as published; every other currency has two. Written out, because
 * what is hashed and signed must not change with the version of the platform's locale data.
 */
const EXCEPTIONS: Readonly<Record<string, number>> = {
  BIF: 0, CLP: 0, DJF: 0, GNF: 0, ISK: 0, JPY: 0, KMF: 0, KRW: 0, PYG: 0, RWF: 0, UGX: 0, VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0,
  BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3,
};

/** How many digits a currency has after the point (2 for PLN, 0 for JPY). */
export function minorDigits(currency: string): number {
  return EXCEPTIONS[currency] ?? 2;
}
