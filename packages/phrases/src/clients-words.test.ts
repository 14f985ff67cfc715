import { LOCALES, type Locale } from '@entente/core/kernel/locale';
import { describe, expect, it } from 'vitest';
import { en } from './en/catalog.ts';
import { pl } from './pl/catalog.ts';
import { ru } from './ru/catalog.ts';

const catalogs = { en, pl, ru };

/** Words of our trade that a client never reads, by their beginnings. */
const OURS: Readonly<Record<Locale, RegExp>> = {
  en: /\b(criteri|version|consisten|inconsisten|incident|escalat|intent)/iu,
  pl: /(?<!\p{L})(kryteri|wersj|spójno|niespójno|incydent|eskalac|intencj)/iu,
  ru: /(?<!\p{L})(критери|верси|согласованност|инцидент|эскалац|интенц)/iu,
};

/** Everything a client may read: their pages, the sealed file, the mails about signing. */
function clientsPhrases(locale: Locale): [string, string][] {
  const { signing, returned, evidence, mail } = catalogs[locale];
  const mails = Object.entries(mail).filter(([key]) => /^(signing|news)/.test(key));
  return [...Object.entries(signing), ...Object.entries(returned), ...Object.entries(evidence), ...mails].map(([key, text]) => [key, text.replaceAll(/\{\w+/g, '')]);
}

describe.each(LOCALES)('what a client reads in %s', (locale) => {
  it('holds none of the words of our trade', () => {
    expect(clientsPhrases(locale).filter(([, text]) => OURS[locale].test(text))).toEqual([]);
  });
});

it('such a word would be found', () => {
  expect(OURS.en.test('There is a newer version of it.')).toBe(true);
  expect(OURS.pl.test('nowa wersja')).toBe(true);
  expect(OURS.ru.test('новая версия')).toBe(true);
});
