import { z } from 'zod';
import { LOCALES } from './locale-list.ts';

export { LOCALES };
export const Locale = z.enum(LOCALES);
export type Locale = z.infer<typeof Locale>;

/**
 * Picks the reader's locale from an Accept-Language header (RFC 9110, 12.5.4).
 * @returns the first supported language in the header's order of weight, or `fallback`.
 */
export function localeFromHeader(header: string | null | undefined, fallback: Locale = 'en'): Locale {
  const wanted = (header ?? '')
    .split(',')
    .map((part, order) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const q = parameters.map((p) => p.trim()).find((p) => p.startsWith('q='));
      return { language: tag.split('-')[0] ?? '', weight: q === undefined ? 1 : Number(q.slice(2)) || 0, order };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.order - b.order);
  for (const { language } of wanted) {
    const found = LOCALES.find((locale) => locale === language);
    if (found !== undefined) return found;
  }
  return fallback;
}
