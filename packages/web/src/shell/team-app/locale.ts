import { LOCALES, type Locale } from '@entente/core/kernel/locale-list';
import { makeTranslator, type Translator } from '@entente/phrases/translator';
import { changeWords, openWords } from './words.ts';

const KEPT = 'entente.locale';

/** The languages by their own names, as people look for them. */
export const LOCALE_NAMES: Readonly<Record<Locale, string>> = { en: 'English', pl: 'Polski', ru: 'Русский' };

/** The language chosen on this device, else the first of the browser's that we speak, else English. */
export function preferredLocale(): Locale {
  const wanted = [readKept(), ...navigator.languages].map((tag) => tag?.slice(0, 2));
  return LOCALES.find((locale) => locale === wanted.find((tag) => LOCALES.some((offered) => offered === tag))) ?? 'en';
}

/** Remembers the language on this device. */
export function keepLocale(locale: Locale): void {
  try {
    localStorage.setItem(KEPT, locale);
  } catch {
    // Storage may be forbidden; the choice then lasts until the page is closed.
  }
}

/** What the app opens with, spoken by its translator; later parts of the app bring their own words into it. */
export async function loadFirstTranslator(locale: Locale): Promise<Translator> {
  return makeTranslator(locale, await openWords(locale));
}

/** A translator of another language, with all words that have been needed so far. Only the chosen language crosses the wire. */
export async function loadTranslator(locale: Locale): Promise<Translator> {
  return makeTranslator(locale, await changeWords(locale));
}

function readKept(): string | null {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}
