import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DELIMITERS, DelimitedReader, readDelimited, type Delimiter } from './delimited.ts';
import { guessDelimiter, guessHeader } from './table-guess.ts';
import { hasTestData, testData } from './test-data.fixture.ts';

const cells = (text: string, delimiter: Delimiter = ','): (readonly string[])[] => readDelimited(text, delimiter).map((row) => [...row.cells]);

function written(rows: readonly (readonly string[])[], delimiter: Delimiter, lineEnd: string): string {
  return rows.map((row) => row.map((cell) => (/["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(delimiter)).join(lineEnd) + lineEnd;
}

describe('delimited text', () => {
  it('keeps quotes, doubled quotes, delimiters and line breaks inside a cell', () => {
    expect(cells('a,"b ""x"", y","line 1\nline 2"\r\nc,,\r\n')).toEqual([['a', 'b "x", y', 'line 1\nline 2'], ['c', '', '']]);
    expect(cells('a;b\rc;d', ';')).toEqual([['a', 'b'], ['c', 'd']]);
    expect(cells('x,"a"b,c')).toEqual([['x', 'ab', 'c']]);
  });

  it('numbers rows as a spreadsheet does, blank ones included', () => {
    expect(readDelimited('a\n\n"b\nb"\nc', ',').map(({ row }) => row)).toEqual([1, 2, 3, 4]);
  });

  it('reads what was written, however the text is cut into pieces', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'ż', 'Ё', '"', ',', ';', '\t', '|', '\n', '\r', ' '), maxLength: 8 });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(table, fc.constantFrom(...DELIMITERS), fc.constantFrom('\n', '\r\n', '\r'), fc.array(fc.nat(200), { maxLength: 6 }), (rows, delimiter, lineEnd, cuts) => {
        const text = written(rows, delimiter, lineEnd);
        const reader = new DelimitedReader(delimiter);
        const places = [0, ...cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b), text.length];
        const read = places.slice(1).flatMap((to, at) => reader.push(text.slice(places[at], to)));
        expect([...read, ...reader.end()].map((row) => row.cells)).toEqual(rows);
      }),
    );
  });

  it('reports a quote that is not closed, hands its line back and reads on', () => {
    expect(readDelimited('a,b\n"never closed,b\nc,d\n', ',')).toEqual([{ row: 1, cells: ['a', 'b'] }, { row: 2, cells: ['"never closed', 'b'], fault: 'quote-is-not-closed' }, { row: 3, cells: ['c', 'd'] }]);
  });

  it('reports a row of 60 megabytes without keeping it', () => {
    const reader = new DelimitedReader(',');
    const rows = reader.push('a,b\n');
    const piece = 'x'.repeat(64 * 1024);
    for (let count = 0; count < 960; count += 1) rows.push(...reader.push(piece));
    rows.push(...reader.push('\nc,d\n'), ...reader.end());
    expect(rows).toEqual([{ row: 1, cells: ['a', 'b'] }, { row: 2, cells: [], fault: 'row-is-too-long' }, { row: 3, cells: ['c', 'd'] }]);
  });

  it.each<[string, Delimiter]>([['a;b;c\n1,5;2,5;3\n', ';'], ['a,b\n1,2\n', ','], ['a\tb\n1\t2,5\n', '\t'], ['a|b|c\n1|2|3', '|'], ['sep=;\na;b\n', ';'], ['name\nAnna\n', ',']])('finds the delimiter of %j', (text, delimiter) => {
    expect(guessDelimiter(text).delimiter).toBe(delimiter);
  });

  it('tells names of columns from rows', () => {
    const isKnown = (name: string): boolean => name === 'E-mail';
    expect(guessHeader([['Who', 'E-mail'], ['Anna', 'a@b.pl']], isKnown)).toEqual({ row: 1, because: 'names-are-known' });
    expect(guessHeader([['', ''], ['Who', 'Amount'], ['Anna', '15']], () => false)).toEqual({ row: 2, because: 'unlike-the-rows-below' });
    expect(guessHeader([['Anna', 'a@b.pl'], ['Ola', 'o@b.pl']], () => false)).toEqual({ row: 0, because: 'like-the-rows-below' });
  });

  it.runIf(hasTestData)('reads the address books to identical text in every encoding', () => {
    const read = (file: string, encoding: string): (readonly string[])[] => {
      const text = new TextDecoder(encoding).decode(testData('csv-contacts', 'constructed', file));
      const { delimiter } = guessDelimiter(text);
      expect(delimiter).toBe(';');
      return cells(text, delimiter);
    };
    const polish = read('outlook-pl.utf8-bom.csv', 'utf-8');
    expect(read('outlook-pl.cp1250.csv', 'windows-1250')).toEqual(polish);
    expect(read('outlook-pl.utf16le-bom.csv', 'utf-16le')).toEqual(polish);
    expect(polish[1]?.[15]).toMatch(/^Pierwsza rozmowa 03\.04\.2025;\r?\nprosi o ofertę do 15 000,50 zł$/);
    const russian = read('thunderbird-ru.utf8.csv', 'utf-8');
    expect(read('thunderbird-ru.cp1251.csv', 'windows-1251')).toEqual(russian);
    // KOI8-R has no guillemets, so that file was written with plain quotes.
    const withPlainQuotes = russian.map((row) => row.map((cell) => (cell === 'ООО «Ёлочка; и К°»' ? 'ООО "Ёлочка; и К."' : cell)));
    expect(read('thunderbird-ru.koi8-r.csv', 'koi8-r')).toEqual(withPlainQuotes);
    expect(russian[1]?.[4]).toBe('ООО «Ёлочка; и К°»');
  });
});
