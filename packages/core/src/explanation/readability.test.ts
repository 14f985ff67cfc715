import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../kernel/locale.ts';
import { hardPlaces, LONGEST_SENTENCE } from './hard-places.ts';
import { measureReadability } from './readability.ts';
import { countSyllables } from './syllables.ts';
import { sentencesOf, wordPartsOf } from './text-parts.ts';

describe('syllables', () => {
  it.each([
    ['en', 'cat', 1], ['en', 'table', 2], ['en', 'simple', 2], ['en', 'readability', 5], ['en', 'agreement', 3], ['en', 'nation', 2], ['en', 'special', 2], ['en', 'question', 2], ['en', 'quality', 3], ['en', 'video', 3], ['en', 'period', 3],
    ['en', 'wanted', 2], ['en', 'worked', 1], ['en', 'changes', 2], ['en', 'makes', 1], ['en', 'tables', 2], ['en', 'you', 1], ['en', 'the', 1], ['en', 'yes', 1], ['en', 'free', 1], ['en', 'corrections', 3], ['en', 'rhythm', 1],
    ['pl', 'etap', 2], ['pl', 'umowa', 3], ['pl', 'pracy', 2], ['pl', 'nauka', 3], ['pl', 'autor', 2], ['pl', 'euro', 2], ['pl', 'niania', 2], ['pl', 'ciebie', 2], ['pl', 'poprawek', 3], ['pl', 'zrozumiałość', 4], ['pl', 'w', 0], ['pl', 'linia', 2], ['pl', 'Państwo', 2],
    ['ru', 'этап', 2], ['ru', 'договор', 3], ['ru', 'ёж', 1], ['ru', 'удобочитаемость', 7], ['ru', 'в', 0], ['ru', 'подъезд', 2], ['ru', 'работа', 3],
  ] as const)('%s: %s has %i', (locale, word, count) => expect(countSyllables(word, locale)).toBe(count));

  it('are no more than letters, blind to capitals, and in English at least one', () => {
    fc.assert(fc.property(fc.constantFrom(...LOCALES), fc.stringMatching(/^[a-ząęó]{1,16}$|^[а-яё]{1,16}$/), (locale, word) => {
      const count = countSyllables(word, locale);
      expect(count).toBeGreaterThanOrEqual(locale === 'en' ? 1 : 0);
      expect(count).toBeLessThanOrEqual(word.length);
      expect(countSyllables(word.toUpperCase(), locale)).toBe(count);
    }));
  });
});

describe('readability', () => {
  it('is what the formulas give, reckoned by hand', () => {
    // Six words, six syllables, one sentence: 206.835 − 1.015·6 − 84.6·1 = 116.145.
    expect(measureReadability('The cat sat on the mat.', 'en')).toEqual({ formula: 'flesch', score: 116.1, band: 'plain', words: 6, sentences: 1, sentenceLength: 6 });
    // Ten words, of them three of four syllables and more (poprawiamy, przekazujemy, uzgodnione): 0.4·(5 + 30) = 14.
    expect(measureReadability('Najpierw czytamy uwagi, potem poprawiamy. Na koniec przekazujemy pliki uzgodnione.', 'pl')).toMatchObject({ formula: 'fog_pl', score: 14, band: 'hard', words: 10, sentences: 2 });
    // Five words, eight syllables: 206.835 − 1.3·5 − 60.1·8/5 = 104.175.
    expect(measureReadability('Он идёт с разными людьми.', 'ru')).toMatchObject({ formula: 'flesch_oborneva', score: 104.2, band: 'plain', words: 5 });
  });

  it('has nothing to say of a text without words', () => expect(measureReadability('12 — 15.\n- ', 'en')).toBeNull());

  it('gets no easier when two sentences are run together', () => {
    const word = fc.stringMatching(/^[a-z]{1,9}$/);
    const sentence = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));
    const easier = { en: -1, pl: 1, ru: -1 } as const;
    fc.assert(fc.property(fc.constantFrom(...LOCALES), sentence, sentence, (locale, one, two) => {
      const apart = measureReadability(`${one}.\n${two}.`, locale)?.score ?? 0;
      const together = measureReadability(`${one} ${two}.`, locale)?.score ?? 0;
      expect((together - apart) * easier[locale]).toBeGreaterThanOrEqual(0);
    }));
  });
});

describe('the parts of a text', () => {
  it('are sentences, not stops inside names and numbers', () => {
    expect(sentencesOf('The firm Lipka sp. z o.o. delivers 1.5 hours. J. Nowak reads it! Really?\n- An item\n- Two items. Then more').map(({ text }) => text))
      .toEqual(['The firm Lipka sp. z o.o. delivers 1.5 hours.', 'J. Nowak reads it!', 'Really?', 'An item', 'Two items.', 'Then more']);
  });

  it('end after the year of a Russian date, and not before a number', () => {
    expect(sentencesOf('Этап длится до 26\u00A0июня 2026\u00A0г. Это 59 дней, см. п. 5 договора.').map(({ text }) => text)).toEqual(['Этап длится до 26\u00A0июня 2026\u00A0г.', 'Это 59 дней, см. п. 5 договора.']);
  });

  it('stand where they say, in order and apart', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', 'B', '. ', '!', '\n', '- ', '-', 'ż', 'Я', '(', ')', '1'), maxLength: 60 }), (text) => {
      for (const parts of [sentencesOf(text), wordPartsOf(text)]) {
        let last = 0;
        for (const part of parts) {
          expect(text.slice(part.at, part.end)).toBe(part.text);
          expect(part.at).toBeGreaterThanOrEqual(last);
          last = part.end;
        }
      }
    }));
  });
});

describe('hard places', () => {
  const marked = (text: string, explained: string[] = []) => hardPlaces(text, 'en', explained).map(({ why, text: words }) => [why, words]);

  it('are sentences that are too long', () => {
    for (const locale of LOCALES) {
      const words = (count: number): string => `${Array.from({ length: count }, () => 'ma').join(' ')}.`;
      expect(hardPlaces(words(LONGEST_SENTENCE[locale]), locale, [])).toEqual([]);
      expect(hardPlaces(words(LONGEST_SENTENCE[locale] + 1), locale, []).map(({ why }) => why)).toEqual(['long_sentence']);
    }
  });

  it('are abbreviations that nobody explains, once each', () => {
    expect(marked('We load SCORM into the LMS. The LMS shows it.')).toEqual([['abbreviation', 'SCORM'], ['abbreviation', 'LMS']]);
    expect(marked('We load SCORM into the LMS.', ['LMS', 'SCORM package'])).toEqual([]);
    expect(marked('We load it into the LMS (the place where courses are kept). A PDF in part II goes to the learning system (LRS).')).toEqual([]);
    expect(hardPlaces('Файлы идут в СДО.', 'ru', []).map(({ text }) => text)).toEqual(['СДО']);
  });
});
