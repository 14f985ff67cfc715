import { IntlMessageFormat } from 'intl-messageformat';
import { FRAME_WORDS } from '@entente/core/document/frame-words';
import { isInEuropeanEconomicArea } from '@entente/core/kernel/european-union';
import { LOCALES, type Locale } from '@entente/core/kernel/locale';
import { describe, expect, it } from 'vitest';
import { frameWords } from './all-frame-words.ts';
import { frame as en } from './en/frame.ts';
import { frame as pl } from './pl/frame.ts';
import { frame as ru } from './ru/frame.ts';
import { plainMessage, pluralRule } from './plain-message.ts';

const catalogs = { en, pl, ru };
const COUNTS = [0, 1, 2, 3, 4, 5, 11, 12, 14, 21, 22, 25, 100, 101, 111, 112, 122];
const argumentsOf = (message: string): string[] => [...message.matchAll(/\{([a-zA-Z]+)/g)].map(([, name]) => name ?? '');

describe.each(LOCALES)('the frame catalog in %s', (locale: Locale) => {
  it('has a phrase for every word that core asks for', () => {
    expect(FRAME_WORDS.filter((word) => !(word in catalogs[locale]))).toEqual([]);
  });

  it('is said as ICU would say it', () => {
    for (const message of Object.values(catalogs[locale])) {
      for (const count of COUNTS) {
        const values = Object.fromEntries(argumentsOf(message).map((name) => [name, ['count', 'rounds'].includes(name) ? count : `<${name}>`]));
        expect(plainMessage(locale, message, values)).toBe(new IntlMessageFormat(message, locale, undefined, { ignoreTag: true }).format(values));
      }
    }
  });

  it('chooses plural forms as the language does', () => {
    const rules = new Intl.PluralRules(locale);
    for (let count = 0; count <= 1_200; count += 1) expect(pluralRule(locale, count), String(count)).toBe(rules.select(count));
  });
});

const NBSP = '\u00A0';

it.each([
  ['en', `PLN${NBSP}78,400.00`, `12${NBSP}May${NBSP}2026`, '5 working days', '12,345.5', '30%', 'a, b and c'],
  ['pl', `78${NBSP}400,00${NBSP}zł`, `12${NBSP}maja${NBSP}2026`, '5 dni roboczych', `12${NBSP}345,5`, `30${NBSP}%`, 'a, b i c'],
  ['ru', `78${NBSP}400,00${NBSP}PLN`, `12${NBSP}мая${NBSP}2026${NBSP}г.`, '5 рабочих дней', `12${NBSP}345,5`, `30${NBSP}%`, 'a, b и c'],
] as const)('writes money, days, counts and numbers in %s', (locale, money, day, count, number, percent, list) => {
  const words = frameWords(locale);
  expect([words.money(7_840_000, 'PLN'), words.day('2026-05-12'), words.count(5, 'working_days'), words.number('12345.5'), words.percent('30'), words.list(['a', 'b', 'c'])]).toEqual([money, day, count, number, percent, list]);
});

it('names every country of the European Economic Area in each language, and others by their code where it has no name', () => {
  const codes = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].flatMap((first) => [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((second) => first + second)).filter(isInEuropeanEconomicArea);
  expect(codes).toHaveLength(30);
  for (const locale of LOCALES) for (const code of codes) expect(frameWords(locale).country(code), `${locale} ${code}`).not.toBe(code);
  expect([frameWords('pl').country('PL'), frameWords('ru').country('GB'), frameWords('en').country('BR')]).toEqual(['Polska', 'Великобритания', 'BR']);
});

it('names no other countries than these, now or later: a signed text that says “Lives in: BR” would be written out otherwise than it was hashed', () => {
  const codes = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].flatMap((first) => [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((second) => first + second));
  const named = 'AT BE BG BY CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT KZ LI LT LU LV MT NL NO PL PT RO RU SE SI SK UA US';
  for (const locale of LOCALES) {
    expect(codes.filter((code) => frameWords(locale).country(code) !== code).join(' '), locale).toBe(named);
    expect(Object.keys(catalogs[locale]).filter((key) => key.startsWith('country.')).sort().join(' '), locale).toBe(named.replaceAll(/\b(?=[A-Z]{2}\b)/g, 'country.'));
  }
});

it('knows currencies without minor units, small and negative amounts', () => {
  const { money } = frameWords('en');
  expect([money(1200, 'JPY'), money(5, 'EUR'), money(-123_456, 'EUR'), money(1_234, 'KWD')]).toEqual([`JPY${NBSP}1,200`, `EUR${NBSP}0.05`, `EUR${NBSP}\u22121,234.56`, `KWD${NBSP}1.234`]);
});

it('leaves a fraction of nothing out of a summary', () => {
  const [en, pl, ru] = [frameWords('en'), frameWords('pl'), frameWords('ru')].map(({ roundMoney }) => [roundMoney(7_840_000, 'PLN'), roundMoney(7_840_050, 'PLN'), roundMoney(1200, 'JPY')]);
  expect([en, pl, ru]).toEqual([[`PLN${NBSP}78,400`, `PLN${NBSP}78,400.50`, `JPY${NBSP}1,200`], [`78${NBSP}400${NBSP}zł`, `78${NBSP}400,50${NBSP}zł`, `1${NBSP}200${NBSP}JPY`], [`78${NBSP}400${NBSP}PLN`, `78${NBSP}400,50${NBSP}PLN`, `1${NBSP}200${NBSP}JPY`]]);
});

it('never reads a value as a message', () => {
  expect(frameWords('en').say('gap', { label: '{count, plural, other {#}}' })).toBe('[{count, plural, other {#}}]');
});

it('refuses a message or values that do not fit', () => {
  expect(() => plainMessage('en', '{name}', {})).toThrow(RangeError);
  expect(() => plainMessage('en', '{count, select, other {x}}', { count: 1 })).toThrow(RangeError);
  expect(() => plainMessage('en', '{name', { name: 'a' })).toThrow(RangeError);
});
