/** The languages of the product; all three are always complete. Without a schema, for what a browser loads first. */
export const LOCALES = ['en', 'pl', 'ru'] as const;
export type Locale = (typeof LOCALES)[number];

/** The form of dates and numbers in each language: English the way Europe writes it (17 March 2026, 14:02). */
const TAGS: Readonly<Record<Locale, string>> = { en: 'en-GB', pl: 'pl', ru: 'ru' };

/** BCP 47 tag for Intl in a language of the product. */
export function intlTag(locale: Locale): string {
  return TAGS[locale];
}
