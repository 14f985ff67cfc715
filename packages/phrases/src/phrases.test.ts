import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { LOCALES, type Locale } from '@entente/core/kernel/locale';
import { describe, expect, it } from 'vitest';
import { en } from './en/catalog.ts';
import { pl } from './pl/catalog.ts';
import { ru } from './ru/catalog.ts';
import { translator } from './translators.ts';

const catalogs: Record<Locale, Record<string, Record<string, string>>> = { en, pl, ru };

function entries(locale: Locale): [string, string][] {
  return Object.entries(catalogs[locale]).flatMap(([area, phrases]) => Object.entries(phrases).map(([key, text]): [string, string] => [`${area}.${key}`, text]));
}

function collect(elements: MessageFormatElement[], found: { names: Set<string>; plurals: string[][] }): typeof found {
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
    if ('value' in element) found.names.add(element.value);
    if (element.type === TYPE.plural) found.plurals.push(Object.keys(element.options).filter((rule) => !rule.startsWith('=')));
    if (element.type === TYPE.plural || element.type === TYPE.select) Object.values(element.options).forEach(({ value }) => collect(value, found));
  }
  return found;
}

const read = (text: string): { names: Set<string>; plurals: string[][] } => collect(parse(text, { ignoreTag: true }), { names: new Set(), plurals: [] });

describe.each(LOCALES)('the %s catalog', (locale) => {
  it('has the English keys, each with words', () => {
    expect(entries(locale).map(([key]) => key).sort()).toEqual(entries('en').map(([key]) => key).sort());
    expect(entries(locale).filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('uses the same values as English in every phrase', () => {
    const english = new Map(entries('en').map(([key, text]) => [key, [...read(text).names].sort()]));
    expect(entries(locale).map(([key, text]) => [key, [...read(text).names].sort()])).toEqual(entries(locale).map(([key]) => [key, english.get(key)]));
  });

  it('gives every plural all the forms of its language', () => {
    const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
    const poor = entries(locale).filter(([, text]) => read(text).plurals.some((rules) => forms.some((form) => !rules.includes(form))));
    expect(poor).toEqual([]);
  });
});

it('leaves no Polish or Russian phrase in English, but for proper names and signs', () => {
  const english = new Map(entries('en'));
  const words = /[A-Za-z]{4,}.*\s.*[A-Za-z]{4,}/;
  const same = (['pl', 'ru'] as const).flatMap((locale) => entries(locale).filter(([key, text]) => english.get(key) === text && words.test(text.replaceAll(/\{\w+\}/g, ''))).map(([key]) => `${locale} ${key}`));
  expect(same).toEqual([]);
});

it('ends a sentence with one full stop where a name brings its own', () => {
  expect(translator('en')('mail.signingCodeTerms', { time: '14:02', firm: 'Studio Lipka sp. z o.o.' })).toMatch(/to Studio Lipka sp\. z o\.o\.$/);
  expect(translator('en')('mail.signingCodeTerms', { time: '14:02', firm: 'Lipka' })).toMatch(/to Lipka\.$/);
});
