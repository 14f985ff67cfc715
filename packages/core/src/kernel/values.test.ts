import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Line } from './plain-text.ts';
import { Day, EmailAddress, Instant, KnownCurrency } from './values.ts';

describe('an e-mail address', () => {
  it.each(['a.wrona@bankwschodni.example', "o'brien+x@a-b.co", 'x@1.pl', ' ola@lipka.example '])('takes %j', (text) => {
    expect(EmailAddress.parse(text)).toBe(text.trim());
  });

  it.each(['', 'a@b', '@b.pl', 'a@.pl', 'a@b..pl', 'a@-b.pl', 'a@b-.pl', 'a b@c.pl', 'a@b.pl, c@d.pl', 'a@b.pl\r\nBcc: x@y.pl', 'Anna <a@b.pl>', 'ą@b.pl', `${'a'.repeat(65)}@b.pl`, `a@${'b'.repeat(64)}.pl`, 'a@b@c.pl'])('refuses %j', (text) => {
    expect(EmailAddress.safeParse(text).success).toBe(false);
  });

  it('is quick about a quarter of a kilobyte of dots and dashes', () => {
    expect(EmailAddress.safeParse(`a@${'-.'.repeat(126)}`).success).toBe(false);
  });
});

describe('a currency that is written', () => {
  it('is one that there is or was', () => {
    expect(['PLN', 'EUR', 'RUB', 'XYZ', 'pln'].map((code) => KnownCurrency.safeParse(code).success)).toEqual([true, true, true, false, false]);
  });
});

describe('a line', () => {
  it('has something that can be seen', () => {
    expect(['Ż', ' a\u200B', '\u200B', '\u00AD\u2060', '   '].map((text) => Line(10).safeParse(text).success)).toEqual([true, true, false, false, false]);
  });
});

describe('a day and a moment', () => {
  it('are looked at no further where they are none: rules over them never run', () => {
    for (const kind of [Day, Instant]) {
      const rule = z.strictObject({ at: kind }).refine(() => { throw new RangeError('ran on what is no day'); });
      expect(['\u0000', '2026-02-30', ''].map((at) => rule.safeParse({ at }).success)).toEqual([false, false, false]);
    }
  });
});
