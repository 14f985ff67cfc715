import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../kernel/locale.ts';
import { STARTER_TERMS } from './starter-terms.ts';
import { sameTerm, termFinder } from './term-uses.ts';

const named = (name: string, more: { synonyms?: string[]; forms?: string[] } = {}) => ({ id: name, name, synonyms: more.synonyms ?? [], forms: more.forms ?? [] });

describe('a term in another case or number', () => {
  it.each([
    ['en', 'source file', 'source files; the Source File’s name; a source  file'],
    ['en', 'delivery', 'deliveries, delivery'],
    ['en', 'process', 'processes, process’s'],
    ['pl', 'poprawka', 'poprawki, poprawek, poprawce, poprawkę, poprawką, poprawkami, poprawkach, poprawkom'],
    ['pl', 'runda', 'rundy, rundzie, rundę, rundą, rund, rundami, rundach'],
    ['pl', 'rezultat', 'rezultatu, rezultatowi, rezultatem, rezultacie, rezultaty, rezultatów, rezultatami'],
    ['pl', 'osoba decydująca', 'osoby decydującej, osobie decydującej, osobę decydującą, osób decydujących, osobami decydującymi'],
    ['pl', 'plik źródłowy', 'pliku źródłowego, pliki źródłowe, plików źródłowych, plikami źródłowymi'],
    ['pl', 'odbiór', 'odbioru, odbiorem, odbiorze, odbiory'],
    ['pl', 'informacja poufna', 'informacji poufnej, informacje poufne, informacjami poufnymi'],
    ['ru', 'правка', 'правки, правок, правке, правку, правкой, правками, правках'],
    ['ru', 'результат', 'результата, результату, результатом, результате, результаты, результатов, результатами'],
    ['ru', 'приёмка', 'приемки, приёмке, приёмку, приёмкой'],
    ['ru', 'исходный файл', 'исходного файла, исходные файлы, исходных файлов, исходными файлами'],
    ['ru', 'изменение', 'изменения, изменений, изменению, изменением, изменениями, изменениях'],
  ] as const)('is recognised in %s: %s', (locale, name, texts) => {
    const finder = termFinder([named(name)], locale);
    for (const text of texts.split(/[,;] /u)) expect(finder.find(text), text).toHaveLength(1);
  });

  it.each([
    ['en', 'round', 'around, ground, rounding'],
    ['pl', 'zmiana', 'zmienić, zamiana, wymiana'],
    ['pl', 'runda', 'rudy, rum'],
    ['ru', 'правка', 'право, правило, отправка'],
    ['ru', 'результат', 'резюме, консультант'],
  ] as const)('is not mistaken in %s: %s', (locale, name, texts) => {
    expect(termFinder([named(name)], locale).find(texts)).toEqual([]);
  });

  it('is recognised by synonym and by listed form, and the longest name wins', () => {
    const finder = termFinder([named('Dzień roboczy', { forms: ['dni roboczych'] }), named('Dzień'), named('Runda', { synonyms: ['runda poprawek'] }), named('Poprawka')], 'pl');
    expect(finder.find('W ciągu 5 dni\u00A0roboczych kończy się rundę poprawek, a potem poprawki.').map(({ termId }) => termId)).toEqual(['Dzień roboczy', 'Runda', 'Poprawka']);
  });

  it('says where the words stand', () => {
    const text = 'All rounds, then.';
    expect(termFinder([named('Round')], 'en').find(text).map(({ at, end }) => text.slice(at, end))).toEqual(['rounds']);
  });

  it('never fails, and points inside the text in order', () => {
    fc.assert(fc.property(fc.constantFrom(...LOCALES), fc.array(fc.string({ unit: 'grapheme', maxLength: 14 }), { maxLength: 6 }), fc.string({ unit: 'grapheme', maxLength: 200 }), (locale, names, text) => {
      const uses = termFinder([...names.map((name) => named(name)), ...STARTER_TERMS[locale].map(({ name }) => named(name))], locale).find(text);
      let before = 0;
      for (const { at, end } of uses) {
        expect(at).toBeGreaterThanOrEqual(before);
        expect(end).toBeGreaterThan(at);
        before = end;
      }
      expect(before).toBeLessThanOrEqual(text.length);
    }), { numRuns: 200 });
  });
});

describe('the starter glossary', () => {
  it.each(LOCALES)('recognises every listed form, and no word twice, in %s', (locale) => {
    const terms = STARTER_TERMS[locale];
    const finder = termFinder(terms.map((term) => named(term.name, { synonyms: [...term.synonyms], forms: [...term.forms] })), locale);
    for (const { name, synonyms, forms } of terms) for (const words of [name, ...synonyms, ...forms]) expect(finder.find(words).map(({ termId }) => termId), words).toEqual([name]);
    for (const [at, { name }] of terms.entries()) expect(terms.slice(0, at).filter((other) => sameTerm(other.name, name, locale))).toEqual([]);
  });

  it('is of one size in the three languages', () => {
    expect(new Set(LOCALES.map((locale) => STARTER_TERMS[locale].length)).size).toBe(1);
  });
});
