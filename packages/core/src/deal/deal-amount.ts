import { granted, refused, type Outcome, type Refusal } from '../kernel/outcome.ts';

/** Quantity in thousandths (1500 is one and a half), price in minor units, discount in permille. */
export type PricedLine = { readonly quantity: number; readonly unitPrice: number; readonly discountPermille: number };

/** Thousandths times permille. */
const SCALE = 1_000_000n;
const MOST = BigInt(Number.MAX_SAFE_INTEGER);

/** Divides by SCALE, halves away from zero: 0.5 becomes 1, -0.5 becomes -1. */
function rounded(scaled: bigint): bigint {
  const half = scaled < 0n ? -(SCALE / 2n) : SCALE / 2n;
  return (scaled + half) / SCALE;
}

function exact({ quantity, unitPrice, discountPermille }: PricedLine): bigint {
  return rounded(BigInt(quantity) * BigInt(unitPrice) * BigInt(1000 - discountPermille));
}

/**
 * What one line comes to, in minor units: quantity × price less its discount, by whole numbers only. Each line is
 * rounded by itself, halves away from zero, so that what is printed beside the lines adds up to the total.
 */
export function lineAmount(line: PricedLine): Outcome<number, Refusal<'amount-is-too-large'>> {
  return fitting(exact(line));
}

/** The sum of the rounded lines. */
export function linesTotal(lines: readonly PricedLine[]): Outcome<number, Refusal<'amount-is-too-large'>> {
  return fitting(lines.reduce((sum, line) => sum + exact(line), 0n));
}

function fitting(amount: bigint): Outcome<number, Refusal<'amount-is-too-large'>> {
  return amount > MOST || amount < -MOST ? refused('amount-is-too-large') : granted(Number(amount));
}
