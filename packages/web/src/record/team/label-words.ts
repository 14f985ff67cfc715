import type { Locale } from '@entente/core/kernel/locale';
import { LOCALES } from '@entente/core/kernel/locale-list';

/** What people call a thing, in the reader's language where there is a word, else in another, else its key. */
export function labelIn(locale: Locale, labels: Readonly<Partial<Record<Locale, string | undefined>>>, key: string): string {
  return [locale, ...LOCALES].map((one) => labels[one]).find((label) => label !== undefined && label !== '') ?? key.replace('custom.', '');
}
