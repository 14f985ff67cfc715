/** The languages of the product; all three are always complete. Without a schema, for what a browser loads first. */
export const LOCALES = ['en', 'pl', 'ru'] as const;
export type Locale = (typeof LOCALES)[number];
