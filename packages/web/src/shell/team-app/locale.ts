import { LOCALES, type Locale } from '@entente/core/kernel/locale-list';
import type { Catalog } from '@entente/phrases/shape';
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
  return makeTranslator(locale, await CATALOGS[locale]());
}

let rest: (() => Promise<void>) | null = null;

/** Loads what the first page says; `restOfPhrases` brings the other words into the same translator. */
export async function loadFirstTranslator(locale: Locale): Promise<Translator> {
  const words: Partial<Catalog> = { ...(await FIRST[locale]()) };
  let coming = true;
  let loading: Promise<void> | null = null;
  const load = async (): Promise<void> => {
    Object.assign(words, await CATALOGS[locale]());
    coming = false;
  };
  rest = () => {
    loading ??= load().catch((failure: unknown) => {
      loading = null;
      throw failure;
    });
    return loading;
  };
  return makeTranslator(locale, words, () => coming);
}

/** Waits for the words that the first page did not need. */
export async function restOfPhrases(): Promise<void> {
  await rest?.();
}

const CATALOGS: Readonly<Record<Locale, () => Promise<Catalog>>> = {
  en: async () => (await import('@entente/phrases/en/catalog')).en,
  pl: async () => (await import('@entente/phrases/pl/catalog')).pl,
  ru: async () => (await import('@entente/phrases/ru/catalog')).ru,
};

const FIRST: Readonly<Record<Locale, () => Promise<Partial<Catalog>>>> = {
  en: async () => (await import('@entente/phrases/en/first')).first,
  pl: async () => (await import('@entente/phrases/pl/first')).first,
  ru: async () => (await import('@entente/phrases/ru/first')).first,
};

function readKept(): string | null {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}
