import { describe, expect, it } from 'vitest';
import { csvLine } from './csv-line.ts';

describe('a line of CSV', () => {
  it('quotes what would break it and gives nothing to a spreadsheet to run', () => {
    expect(csvLine(['a,b', 'say "x"', 'two\nlines', null, -12.5, '+48 600', '=1+1', '@sum', { a: 1 }])).toBe('"a,b","say ""x""","two\nlines",,-12.5,\'+48 600,\'=1+1,\'@sum,"{""a"":1}"\r\n');
  });
});
