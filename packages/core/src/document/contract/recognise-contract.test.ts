import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseClauseText } from '../clause-text.ts';
import { recogniseContract, RecognisedContract } from './recognise-contract.ts';
import { asMarkup, plainLine, type DrawnLevel, type SourceLine } from './source-line.ts';

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

  describe('where the file says how its lists count', () => {
    const level = (format: string, text: string): DrawnLevel => ({ format, text, start: 1 });
    const list = (id: string, levels: readonly DrawnLevel[], { of = id, begins = [] }: { of?: string; begins?: readonly (readonly [number, number])[] } = {}) =>
      (text: string, at = 0) => plainLine(text, { list: { ordered: true, level: at, in: { id, of, levels, begins: new Map(begins) } } });
    const numbers = level('decimal', '%1.');

    it('begins a list anew below a heading where it begins anew there, and counts on where it counts on', () => {
      const [first, second, third] = [list('1', [numbers], { of: '0' }), list('2', [numbers], { of: '0', begins: [[0, 1]] }), list('3', [numbers], { of: '0' })];
      const heading = (text: string) => plainLine(text, { heading: 1 });
      expect(outline(recognise([heading('Work'), first('We work.'), first('You check.'), heading('Price'), second('You pay.'), second('By bank.'), heading('End'), third('It ends.')]))).toEqual([['Work', '1|We work.', '2|You check.'], ['Price', '1|You pay.', '2|By bank.'], ['End', '3|It ends.']]);
    });

    it.each([
      ['en', 'lowerLetter', '%1)', ['a', 'b', 'c']],
      ['pl', 'lowerLetter', '%1.', ['a', 'b', 'c']],
      ['ru', 'russianLower', '%1)', ['а', 'б', 'в']],
      ['en', 'lowerRoman', '(%1)', ['i', 'ii', 'iii']],
      ['en', 'upperLetter', '%1)', ['A', 'B', 'C']],
    ] as const)('keeps the letters of a list with its items (%s, %s, %s)', (locale, format, text, letters) => {
      const items = list('2', [level(format, text)]);
      const numbered = list('1', [numbers]);
      const lines = [plainLine('Work', { heading: 1 }), numbered('We make:'), items('one,'), items('two,'), items('three.'), numbered('We end.'), plainLine('Price', { heading: 1 }), numbered('Low.')];
      expect(outline(recognise(lines, locale))).toEqual([['Work', `1|We make:\n- ${letters[0]}) one,\n- ${letters[1]}) two,\n- ${letters[2]}) three.`, '2|We end.'], ['Price', '3|Low.']]);
    });

    it('reads a sign that the file draws, also before nothing, and what counts below it', () => {
      const parts = list('1', [level('decimal', '§ %1.'), level('decimal', '%2.'), level('decimal', '%3)'), level('lowerLetter', '%4)')]);
      const contract = recognise(['UMOWA', parts(''), 'Przedmiot', parts('Wykonawca robi:', 1), parts('film,', 2), parts('z napisami,', 3), parts('stronę.', 2), parts('Nic więcej.', 1), parts('Cena'), parts('Sto złotych.', 1)], 'pl');
      expect(outline(contract)).toEqual([['Przedmiot', '1|Wykonawca robi:\n- 1) film,\n- a) z napisami,\n- 2) stronę.', '2|Nic więcej.'], ['Cena', '1|Sto złotych.']]);
      expect(contract.doubts).toEqual([]);
    });

    it('keeps "2.1" below "§ 2" where it is drawn so, and opens a section by a capital letter', () => {
      const signed = list('1', [level('decimal', '§ %1'), level('decimal', '%1.%2.')]);
      expect(outline(recognise([signed('Work'), signed('We work.', 1), signed('Price'), signed('You pay.', 1), signed('By bank.', 1)]))).toEqual([['Work', '1.1|We work.'], ['Price', '2.1|You pay.', '2.2|By bank.']]);
      const lettered = list('2', [level('upperLetter', '%1.'), level('decimal', '%2.')]);
      expect(outline(recognise([lettered('Services'), lettered('We work.', 1), lettered('Fees'), lettered('You pay.', 1)]))).toEqual([['Services', '1|We work.'], ['Fees', '1|You pay.']]);
    });

    it('draws all numbers of a legal level in digits, and begins a level anew only where its definition says so', () => {
      const legal = list('1', [level('upperRoman', 'Article %1'), { ...level('lowerLetter', '%1.%2'), legal: true }]);
      expect(outline(recognise([legal('Work'), legal('We work.', 1), legal('You check.', 1), legal('Price'), legal('You pay.', 1)]))).toEqual([['Work', '1.1|We work.', '1.2|You check.'], ['Price', '2.1|You pay.']]);
      const through = (restart: number) => list('2', [level('decimal', '§ %1.'), { ...level('decimal', '%2.'), restart }]);
      const read = (parts: ReturnType<typeof through>) => outline(recognise([parts('Work'), parts('We work.', 1), parts('You check.', 1), parts('Price'), parts('You pay.', 1)]));
      expect(read(through(0))).toEqual([['Work', '1|We work.', '2|You check.'], ['Price', '3|You pay.']]);
      for (const restart of [1, 5]) expect(read(through(restart))).toEqual([['Work', '1|We work.', '2|You check.'], ['Price', '1|You pay.']]);
      const deep = list('3', [level('decimal', '§ %1.'), level('decimal', '%2.'), { ...level('lowerLetter', '%3)'), restart: 1 }]);
      expect(outline(recognise([deep('Work'), deep('We:', 1), deep('film,', 2), deep('They:', 1), deep('cut.', 2), deep('Price'), deep('You:', 1), deep('pay.', 2)]))).toEqual([['Work', '1|We:\n- a) film,', '2|They:\n- b) cut.'], ['Price', '1|You:\n- a) pay.']]);
    });

    it('writes the numbers of all levels, and letters beyond the alphabet', () => {
      const deep = list('1', [numbers, level('decimal', '%1.%2.')]);
      expect(outline(recognise([deep('Work'), deep('We work.', 1), deep('You check.', 1), deep('Money'), deep('You pay.', 1)]))).toEqual([['Work', '1.1|We work.', '1.2|You check.'], ['Money', '2.1|You pay.']]);
      const many = list('2', [level('russianLower', '%1)')]);
      expect(outline(recognise([plainLine('Ч', { heading: 1 }), ...Array.from({ length: 30 }, () => many('x')), plainLine('К', { heading: 1 })], 'ru'))[0]?.[1]?.split('\n- ').slice(-3)).toEqual(['ю) x', 'я) x', 'аа) x']);
    });
  });

  it.each([
    ['en', ['Agreement', '1. Work', '1.1 We make:', '1) a film,', '2) a page.', '1.2 Nothing else.', '2. Price', '2.1 Low.'], [['Work', '1.1|We make:\n- 1) a film,\n- 2) a page.', '1.2|Nothing else.'], ['Price', '2.1|Low.']]],
    ['pl', ['UMOWA', '§ 1', '1. Robimy:', '1) film,', '2) stronę.', '2. Nic więcej.', '§ 2', '1) Cena jest niska.', '2) Przelewem.'], [['§ 1', '1|Robimy:\n- 1) film,\n- 2) stronę.', '2|Nic więcej.'], ['§ 2', '1|Cena jest niska.', '2|Przelewem.']]],
    ['ru', ['ДОГОВОР', '1. Предмет', '1) Мы работаем.', '2) Вы платите.', '2. Цена', '1) Она низкая.'], [['Предмет', '1|Мы работаем.', '2|Вы платите.'], ['Цена', '1|Она низкая.']]],
  ] as const)('takes "1)" below "1." for an item, and for a clause where nothing stands above it (%s)', (locale, lines, expected) => {
    const contract = recognise(lines, locale);
    expect(outline(contract)).toEqual(expected);
    expect(contract.doubts.filter(({ code }) => code === 'jump')).toEqual([]);
  });

  it('takes a broken line of a page that cites "2)" for no item', () => {
    const page = (...lines: string[]) => lines.map((text) => plainLine(text, { page: 1 }));
    expect(outline(recognise(page('Agreement', '1. Work', '1.1 We make, as in point', '2) of the offer, this:', '1) a film.', '1.2 Done.', '2. Price', '2.1 Low.')))).toEqual([['Work', '1.1|We make, as in point 2) of the offer, this:\n- 1) a film.', '1.2|Done.'], ['Price', '2.1|Low.']]);
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
