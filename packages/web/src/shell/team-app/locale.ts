import { LOCALES, type Locale } from '@entente/core/kernel/locale-list';
import { makeTranslator, type Translator } from '@entente/phrases/translator';

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

/** Loads one language's catalog and makes its translator. Only the chosen language crosses the wire. */
export async function loadTranslator(locale: Locale): Promise<Translator> {
  switch (locale) {
    case 'en': return makeTranslator(locale, (await import('@entente/phrases/en/catalog')).en);
    case 'pl': return makeTranslator(locale, (await import('@entente/phrases/pl/catalog')).pl);
    case 'ru': return makeTranslator(locale, (await import('@entente/phrases/ru/catalog')).ru);
  }
}

function readKept(): string | null {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}
