import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asWritten, withoutFormula } from './formula-text.ts';

describe('a text for a spreadsheet', () => {
  it.each(['=HYPERLINK("http://x","y")', '+1+1', '-2+3', '@SUM(1)', '\t=1', '\r=1', ' =1', '＝1', "=cmd|'/c calc'!A0", '\0=1', '+48 600 700 800', '-'])('is no formula: %j', (text) => {
    expect(withoutFormula(text)).toBe(`'${text}`);
    expect(asWritten(withoutFormula(text))).toBe(text);
  });

  it.each(['', 'Anna', '12', '-12.50', "O'Brien", 'a;=1', "'quoted'"])('stays as it is: %j', (text) => {
    expect(withoutFormula(text)).toBe(text);
  });

  it('comes back as it was, whatever it is, unless it was written with that apostrophe', () => {
    fc.assert(fc.property(fc.string(), (text) => text.startsWith("'") || asWritten(withoutFormula(text)) === text));
  });
});
