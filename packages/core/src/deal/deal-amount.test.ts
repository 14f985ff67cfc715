import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineAmount, linesTotal, type PricedLine } from './deal-amount.ts';

const amountOf = (line: PricedLine): unknown => {
  const amount = lineAmount(line);
  return amount.ok ? amount.value : amount.refusal.code;
};
const line = fc.record<PricedLine>({ quantity: fc.integer({ min: 0, max: 10_000_000 }), unitPrice: fc.integer({ min: -1_000_000, max: 1_000_000 }), discountPermille: fc.integer({ min: 0, max: 1000 }) });

describe('a line', () => {
  it.each([
    [{ quantity: 1000, unitPrice: 99_99, discountPermille: 0 }, 99_99],
    [{ quantity: 1500, unitPrice: 99_99, discountPermille: 100 }, 134_99],
    [{ quantity: 500, unitPrice: 1, discountPermille: 0 }, 1],
    [{ quantity: 500, unitPrice: -1, discountPermille: 0 }, -1],
    [{ quantity: 499, unitPrice: 1, discountPermille: 0 }, 0],
    [{ quantity: 3000, unitPrice: 100, discountPermille: 1000 }, 0],
    [{ quantity: 1_000_000_000, unitPrice: Number.MAX_SAFE_INTEGER, discountPermille: 0 }, 'amount-is-too-large'],
  ])('%o comes to %s', (given, amount) => expect(amountOf(given)).toBe(amount));

  it('is within half a unit of the exact product, and a credit mirrors a charge', () => {
    fc.assert(
      fc.property(line, (given) => {
        const amount = Number(amountOf(given));
        const exact = BigInt(given.quantity) * BigInt(given.unitPrice) * BigInt(1000 - given.discountPermille);
        const off = BigInt(amount) * 1_000_000n - exact;
        expect(off <= 500_000n && off >= -500_000n).toBe(true);
        expect(Number(amountOf({ ...given, unitPrice: -given.unitPrice })) + amount).toBe(0);
      }),
    );
  });
});

it('the total is what stands beside the lines, added up', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
      const total = linesTotal(lines);
      expect(total.ok && total.value).toBe(lines.reduce((sum, one) => sum + Number(amountOf(one)), 0));
    }),
  );
});
