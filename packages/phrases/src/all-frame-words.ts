import type { FrameWords } from '@entente/core/document/frame-words';
import type { Locale } from '@entente/core/kernel/locale';
import { frame as en } from './en/frame.ts';
import { makeFrameWords } from './frame-words.ts';
import { frame as pl } from './pl/frame.ts';
import { frame as ru } from './ru/frame.ts';

const all: Readonly<Record<Locale, FrameWords>> = { en: makeFrameWords('en', en), pl: makeFrameWords('pl', pl), ru: makeFrameWords('ru', ru) };

/**
 * The words of a document's language. A document is written out in its own language, not in the
 * reader's, so all three catalogs are at hand everywhere (they are small).
 */
export function frameWords(locale: Locale): FrameWords {
  return all[locale];
}
