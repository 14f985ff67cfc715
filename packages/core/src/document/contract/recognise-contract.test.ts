import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseClauseText } from '../clause-text.ts';
import { recogniseContract, RecognisedContract } from './recognise-contract.ts';
import { asMarkup, plainLine, type SourceLine } from './source-line.ts';

const words = { introduction: 'Introduction', untitled: 'Agreement', words: 'Text' };
const recognise = (lines: readonly (string | SourceLine)[], locale: 'en' | 'pl' | 'ru' = 'en') => RecognisedContract.parse(recogniseContract(lines.map((line) => (typeof line === 'string' ? plainLine(line) : line)), { locale, words }));
const outline = ({ sections }: RecognisedContract) => sections.map(({ title, clauses }) => [title, ...clauses.map(({ number, body }) => `${number}|${body}`)]);

describe('recognising clauses', () => {
  it('reads the Polish way: signs of paragraphs, their titles on the next line, numbers that begin anew', () => {
    const contract = recognise(['UMOWA O DZIEŁO', 'zawarta w Krakowie', '§ 1', 'Przedmiot umowy', '1. Wykonawca wykona film.', '2. Film trwa 90 sekund:', 'a) z napisami,', 'b) bez logo.', '§ 2. Wynagrodzenie', 'Zapłata wynosi 100 zł, zgodnie z § 1.', '§ 3', 'Umowę sporządzono w dwóch egzemplarzach.', '........................'], 'pl');
    expect(contract.title).toBe('UMOWA O DZIEŁO');
    expect(outline(contract)).toEqual([
      ['Introduction', '|zawarta w Krakowie'],
      ['Przedmiot umowy', '1|Wykonawca wykona film.', '2|Film trwa 90 sekund:\n- a) z napisami,\n- b) bez logo.'],
      ['Wynagrodzenie', '|Zapłata wynosi 100 zł, zgodnie z § 1.'],
      ['§ 3', '|Umowę sporządzono w dwóch egzemplarzach.'],
    ]);
    expect(contract.doubts.map(({ code }) => code)).toEqual(['introduction', 'signature_lines', 'references']);
  });

  it('reads numbers in levels, and keeps deeper ones as items with their number', () => {
    expect(outline(recognise(['Services Agreement', '1. Scope', '1.1 The Supplier makes five modules.', '1.1.1 in SCORM', '1.2 Nothing else.', '2. Price', '2.1 The price is 100 EUR.']))).toEqual([
      ['Scope', '1.1|The Supplier makes five modules.\n- 1.1.1 in SCORM', '1.2|Nothing else.'],
      ['Price', '2.1|The price is 100 EUR.'],
    ]);
  });

  it('reads numbers that the file draws itself, and headings by their style', () => {
    const drawn = (text: string, level: number) => plainLine(text, { list: { ordered: true, level } });
    expect(outline(recognise([plainLine('Deal', { heading: 1 }), drawn('Work', 0), drawn('We work.', 1), drawn('You check.', 1), drawn('Money', 0), drawn('You pay.', 1)]))).toEqual([['Work', '1.1|We work.', '1.2|You check.'], ['Money', '2.1|You pay.']]);
    expect(outline(recognise([plainLine('Договор', { heading: 1 }), plainLine('Предмет', { heading: 2 }), 'Мы работаем.', plainLine('первое', { list: { ordered: false, level: 0 } }), plainLine('Цена', { heading: 2 }), 'Вы платите.'], 'ru'))).toEqual([['Предмет', '|Мы работаем.\n- первое'], ['Цена', '|Вы платите.']]);
  });

  it('begins drawn numbers anew below each sign of a paragraph, and counts on where there is none', () => {
    const drawn = (text: string) => plainLine(text, { list: { ordered: true, level: 0 } });
    const lines = ['UMOWA', '§ 1', 'Przedmiot', drawn('Wykonawca wykona film.'), drawn('Film trwa 90 sekund.'), '§ 2', 'Cena', drawn('Cena wynosi 100 zł.')];
    expect(outline(recognise(lines, 'pl'))).toEqual([['Przedmiot', '1|Wykonawca wykona film.', '2|Film trwa 90 sekund.'], ['Cena', '1|Cena wynosi 100 zł.']]);
    expect(outline(recognise([plainLine('Work', { heading: 1 }), drawn('We work.'), plainLine('Price', { heading: 1 }), drawn('You pay.')]))).toEqual([['Work', '1|We work.'], ['Price', '2|You pay.']]);
  });

  it('joins the lines of pages, and leaves out what belongs to the paper', () => {
    const page = (number: number, ...lines: string[]) => ['Studio Lipka, confidential', ...lines, `Page ${number} of 3`].map((text) => plainLine(text, { page: number }));
    const contract = recognise([...page(1, 'Agreement', '1. Work', '1.1 The Studio de-', 'livers until the', '12. of March, as', '§ 9 of the law says.'), ...page(2, '1.2 Then it ends.', '2. Price'), ...page(3, '2.1 It is low.')]);
    expect(outline(contract)).toEqual([['Work', '1.1|The Studio delivers until the 12. of March, as § 9 of the law says.', '1.2|Then it ends.'], ['Price', '2.1|It is low.']]);
    expect(contract.doubts.filter(({ code }) => code === 'repeated').map(({ text }) => text)).toEqual(['Studio Lipka, confidential', 'Page 3 of 3']);
  });

  it('says what it did not understand: gaps in the numbers, paragraphs without one, tables, no structure at all', () => {
    const contract = recognise(['Agreement', '1. Work', '1.1 First.', 'And some words.', '1.3 Third.', plainLine('A | B', { table: true }), '2. Price', '2.1 Low.']);
    expect(contract.doubts).toEqual([{ code: 'unnumbered', text: '1.1: And some words.', count: 1 }, { code: 'jump', text: '1.1, 1.3', count: 1 }, { code: 'table', text: 'A | B', count: 1 }, { code: 'unnumbered', text: '1.3: A | B', count: 1 }]);
    expect(recognise(['Dear Anna,', 'we will do the work for 100 EUR.', 'Yours, Ola'])).toMatchObject({ title: 'Dear Anna,', sections: [{ title: 'Text', clauses: [{ body: 'we will do the work for 100 EUR.' }, { body: 'Yours, Ola' }] }], doubts: [{ code: 'no_structure', count: 2 }] });
  });

  it('loses no word, whatever it is given', () => {
    const piece = fc.constantFrom('§ 1', '§ 2 Price', '1. Work', '1.1 We work.', '2) pay', 'a) once', '- twice', 'Plain *words* {here} [too]', 'III. Third', 'Article 4', '\\ back', 'and more');
    fc.assert(fc.property(fc.array(piece, { minLength: 1, maxLength: 30 }), (lines) => {
      const contract = recognise(lines);
      const said = [contract.title, ...contract.sections.flatMap(({ title, clauses }) => [title, ...clauses.flatMap(({ number, body }) => [number, ...parseClauseText(body).map((block) => (block.type === 'frame' ? '' : block.inlines.map((inline) => (inline.type === 'text' ? inline.text : '!')).join('')))])]), ...contract.doubts.map(({ text }) => text)].join(' ');
      for (const word of lines.flatMap((line) => line.match(/\p{L}{3,}/gu) ?? [])) expect(said).toContain(word);
      expect(said).not.toContain('!');
    }), { numRuns: 300 });
  });

  it('writes any words as markup that says exactly them', () => {
    fc.assert(fc.property(fc.string().map((text) => text.replaceAll(/\s+/g, ' ').trim()).filter((text) => text !== ''), (text) => {
      const [block] = parseClauseText(asMarkup(text));
      expect(block?.type === 'paragraph' ? block.inlines.map((inline) => (inline.type === 'text' ? inline.text : '?')).join('') : block?.type).toBe(text);
    }));
  });
});
