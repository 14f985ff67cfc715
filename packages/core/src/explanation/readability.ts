import type { Locale } from '../kernel/locale.ts';
import { countSyllables } from './syllables.ts';
import { sentencesOf, wordsOf } from './text-parts.ts';

export const FORMULAS = ['flesch', 'fog_pl', 'flesch_oborneva'] as const;
export const BANDS = ['plain', 'fair', 'hard'] as const;
export type Band = (typeof BANDS)[number];

/** How easy a text reads by the formula of its language. */
export type Readability = {
  readonly formula: (typeof FORMULAS)[number];
  /** Flesch and Oborneva: 0 to 100 and beyond, more is easier. FOG: years of school, fewer are easier. One decimal. */
  readonly score: number;
  readonly band: Band;
  readonly words: number;
  readonly sentences: number;
  /** Words to a sentence, one decimal. */
  readonly sentenceLength: number;
};

type Counts = { readonly sentenceLength: number; readonly syllablesPerWord: number; readonly hardShare: number };
/** From here on a word of Polish counts as hard in the FOG. */
const HARD_SYLLABLES = 4;

/**
 * The published formulas:
 * - English: reading ease, 206.835 − 1.015·ASL − 84.6·ASW. R. Flesch, "A new readability yardstick", Journal of
 *   Applied Psychology 32 (1948), 221-233.
 * - Polish: FOG, 0.4·(ASL + percentage of words of four syllables and more, in the form they have in the text).
 *   R. Gunning, "The Technique of Clear Writing" (1952), with the limit of four syllables that is used for Polish:
 *   W. Gruszczyński and others, Jasnopis ("FOG: formy tekstowe", jasnopis.pl/instrukcja); B. Broda and others,
 *   "Measuring Readability of Polish Texts", LREC 2014.
 * - Russian: reading ease, 206.835 − 1.3·ASL − 60.1·ASW. I. V. Oborneva, "Автоматизированная оценка сложности
 *   учебных текстов на основе статистических параметров" (Moscow, 2006).
 *
 * ASL is words to a sentence, ASW syllables to a word.
 */
const SCORE: Readonly<Record<Locale, (counts: Counts) => number>> = {
  en: ({ sentenceLength, syllablesPerWord }) => 206.835 - 1.015 * sentenceLength - 84.6 * syllablesPerWord,
  pl: ({ sentenceLength, hardShare }) => 0.4 * (sentenceLength + 100 * hardShare),
  ru: ({ sentenceLength, syllablesPerWord }) => 206.835 - 1.3 * sentenceLength - 60.1 * syllablesPerWord,
};
const FORMULA: Readonly<Record<Locale, Readability['formula']>> = { en: 'flesch', pl: 'fog_pl', ru: 'flesch_oborneva' };

/** Flesch called 60 to 70 "standard" and below 50 "difficult"; nine years of FOG are a whole primary school, above twelve lies university. */
const BAND: Readonly<Record<Locale, (score: number) => Band>> = { en: easeBand, pl: (years) => (years <= 9 ? 'plain' : years <= 12 ? 'fair' : 'hard'), ru: easeBand };

function easeBand(ease: number): Band {
  return ease >= 60 ? 'plain' : ease >= 50 ? 'fair' : 'hard';
}

/** Measures a text; null where it has no words. An item of a list counts as a sentence. */
export function measureReadability(text: string, locale: Locale): Readability | null {
  const sentences = sentencesOf(text).map(({ text: words }) => wordsOf(words)).filter((words) => words.length > 0);
  const words = sentences.flat();
  if (words.length === 0) return null;
  const syllables = words.map((word) => countSyllables(word, locale));
  const sentenceLength = words.length / sentences.length;
  const score = SCORE[locale]({
    sentenceLength,
    syllablesPerWord: syllables.reduce((sum, count) => sum + count, 0) / words.length,
    hardShare: syllables.filter((count) => count >= HARD_SYLLABLES).length / words.length,
  });
  return { formula: FORMULA[locale], score: oneDecimal(score), band: BAND[locale](score), words: words.length, sentences: sentences.length, sentenceLength: oneDecimal(sentenceLength) };
}

function oneDecimal(value: number): number {
  return Math.round(value * 10) / 10;
}
