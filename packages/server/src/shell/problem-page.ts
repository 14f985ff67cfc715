import { Hono } from 'hono';
import { LOCALES } from '@entente/core/kernel/locale';
import { en } from '@entente/phrases/en/catalog';
import { pl } from '@entente/phrases/pl/catalog';
import { ru } from '@entente/phrases/ru/catalog';
import type { HeaderVariables } from '../platform/http/headers.ts';

const SENTENCES: Readonly<Record<(typeof LOCALES)[number], Readonly<Record<string, string>>>> = { en: en.refusal, pl: pl.refusal, ru: ru.refusal };

/** What the `type` of a refused request leads to: the refusal's sentence in every language, as plain text. */
export function problemPage(): Hono<{ Variables: HeaderVariables }> {
  const pages = new Hono<{ Variables: HeaderVariables }>();
  pages.get('/problems/:code', (c) => {
    const code = c.req.param('code');
    if (!Object.hasOwn(SENTENCES.en, code)) return c.notFound();
    return c.text(`${code}\n\n${LOCALES.map((locale) => `${locale}: ${SENTENCES[locale][code] ?? ''}`).join('\n')}\n`);
  });
  return pages;
}
