import type { Locale } from '@entente/core/kernel/locale';
import { en } from './en/catalog.ts';
import { pl } from './pl/catalog.ts';
import { familiar as plFamiliar } from './pl/familiar.ts';
import { ru } from './ru/catalog.ts';
import { familiar as ruFamiliar } from './ru/familiar.ts';
import type { Catalog, Familiar, Manner } from './shape.ts';
import { makeTranslator, type Translator } from './translator.ts';

const formal: Readonly<Record<Locale, Translator>> = { en: makeTranslator('en', en), pl: makeTranslator('pl', pl), ru: makeTranslator('ru', ru) };
const familiar: Readonly<Record<Locale, Translator>> = { en: formal.en, pl: makeTranslator('pl', familiarly(pl, plFamiliar)), ru: makeTranslator('ru', familiarly(ru, ruFamiliar)) };

/**
 * The translator of a language, for programs that hold all three (server, CLI). The team app loads one at a time.
 * The familiar one is for what clients read; it says whatever it has no words of its own for as the formal one does.
 */
export function translator(locale: Locale, manner: Manner = 'formal'): Translator {
  return manner === 'familiar' ? familiar[locale] : formal[locale];
}

type Words = Readonly<Record<string, Readonly<Record<string, string>>>>;

function familiarly(catalog: Catalog, words: Familiar): Catalog {
  const all: Words = catalog;
  return { ...catalog, ...Object.fromEntries(Object.entries(words as Words).map(([area, phrases]) => [area, { ...all[area], ...phrases }])) };
}
