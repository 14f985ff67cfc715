import type { Locale } from '@entente/core/kernel/locale';
import { en } from './en/catalog.ts';
import { pl } from './pl/catalog.ts';
import { ru } from './ru/catalog.ts';
import { makeTranslator, type Translator } from './translator.ts';

const all: Readonly<Record<Locale, Translator>> = { en: makeTranslator('en', en), pl: makeTranslator('pl', pl), ru: makeTranslator('ru', ru) };

/** The translator of a language, for programs that hold all three (server, CLI). The team app loads one at a time. */
export function translator(locale: Locale): Translator {
  return all[locale];
}
