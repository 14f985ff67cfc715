import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordNumbering } from './word-numbering.ts';

const level = (at: number, format: string, text: string, style = '') => `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${style === '' ? '' : `<w:pStyle w:val="${style}"/>`}<w:lvlText w:val="${text}"/></w:lvl>`;
const definition = (id: number, ...levels: string[]) => `<w:abstractNum w:abstractNumId="${id}" w15:restartNumberingAfterBreak="0">${levels.join('')}</w:abstractNum>`;
const list = (id: number, of: number, more = '') => `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${more}</w:num>`;
const part = (...elements: string[]) => `<?xml version="1.0"?><w:numbering xmlns:w="urn:w">${elements.join('')}</w:numbering>`;
const marks = (xml: string) => [...xml.matchAll(/<w:pStyle w:val="(entente-[^"]*)"/gu)].map((match) => match[1] ?? '');

describe('the lists of a Word file', () => {
  it('are told apart, with how they are written and where they begin anew', () => {
    const { xml, placeOf } = wordNumbering(part(definition(4, level(0, 'decimal', '%1.'), level(1, 'russianLower', '%2)')), list(1, 4), list(2, 4, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride>')), '');
    const places = marks(xml).map((mark) => placeOf(mark));
    expect(places.map((place) => [place?.list.id, place?.list.of, place?.level, place?.list.begins.get(0)])).toEqual([['1', '4', 0, undefined], ['1', '4', 1, undefined], ['2', '4', 0, 3], ['2', '4', 1, 3]]);
    expect(places[1]?.list.levels.slice(0, 3)).toEqual([{ format: 'decimal', text: '%1.', start: 1 }, { format: 'russianLower', text: '%2)', start: 1 }, { format: 'none', text: '', start: 1 }]);
  });

  it('say which levels are drawn in digits alone, and below which they begin anew', () => {
    const more = (at: number, extra: string) => level(at, 'lowerRoman', '%1.').replace('</w:lvl>', `${extra}</w:lvl>`);
    const { xml, placeOf } = wordNumbering(part(definition(1, more(0, '<w:isLgl/>'), more(1, '<w:isLgl w:val="0"/><w:lvlRestart w:val="0"/>'), more(2, '<w:isLgl w:val="true"/><w:lvlRestart w:val="1"/>')), list(1, 1)), '');
    expect(placeOf(marks(xml)[0] ?? '')?.list.levels.slice(0, 3).map(({ legal, restart }) => [legal, restart])).toEqual([[true, undefined], [undefined, 0], [true, 1]]);
  });

  it('may write a whole level otherwise than their definition, and only there', () => {
    const other = `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/>${level(0, 'upperLetter', '%1)', 'Own')}</w:lvlOverride>`;
    const { xml, placeOf } = wordNumbering(part(definition(1, level(0, 'decimal', '%1.'), level(1, 'bullet', '-')), list(1, 1), list(2, 1, other)), '');
    const places = marks(xml).map((mark) => placeOf(mark));
    expect(places.map((place) => [place?.list.id, place?.list.levels[0]?.format, place?.list.levels[1]?.format, place?.list.begins.get(0)])).toEqual([['1', 'decimal', 'bullet', undefined], ['1', 'decimal', 'bullet', undefined], ['2', 'upperLetter', 'bullet', 4], ['2', 'upperLetter', 'bullet', 4]]);
    expect(placeOf('Own')).toMatchObject({ level: 0, list: { id: '2' } });
  });

  it('are found by the style that puts a paragraph into one', () => {
    const styles = '<w:styles><w:style w:type="paragraph" w:styleId="Nag1"><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style></w:styles>';
    const { placeOf } = wordNumbering(part(definition(1, level(0, 'decimal', '\u00a7 %1', 'Nag1')), list(6, 1), list(7, 1)), styles);
    expect(placeOf('Nag1')).toMatchObject({ level: 0, list: { id: '7' } });
    expect(placeOf('Other')).toBeNull();
  });

  it('leave alone what they do not know, and never fail', () => {
    for (const strange of ['', '<numbering/>', '<w:numbering/>', '<w:numbering><w:num w:numId="1"', part(list(1, 9))]) expect(wordNumbering(strange, '').xml).toBe(strange);
    fc.assert(fc.property(fc.array(fc.constantFrom('<w:num ', 'w:numId="1"', '>', '</w:num>', '<w:abstractNum ', 'w:abstractNumId="1"', '/>', '<w:lvl w:ilvl="0">', '</w:lvl>', '</w:abstractNum>', '<w:start w:val="x"/>'), { maxLength: 30 }), (pieces) => {
      expect(() => wordNumbering(pieces.join(''), pieces.join(''))).not.toThrow();
    }), { numRuns: 200 });
  });
});
