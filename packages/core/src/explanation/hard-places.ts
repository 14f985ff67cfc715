import type { Locale } from '../kernel/locale.ts';
import { sentencesOf, wordPartsOf, wordsOf, type TextPart } from './text-parts.ts';

/** A place in a text at which a reader may stop. */
export type HardPlace = TextPart & { readonly why: 'long_sentence' | 'abbreviation' };

/**
 * More words than these make a sentence long. 25 is the limit that the style guide of GOV.UK sets for English;
 * Polish and Russian have no articles and say the same in about four words where English needs five.
 */
export const LONGEST_SENTENCE: Readonly<Record<Locale, number>> = { en: 25, pl: 20, ru: 20 };

/** Read by everybody without being explained. */
const KNOWN = new Set(['PDF', 'SMS', 'DVD', 'OK', 'TV', 'IT', 'ID', 'USB', 'WWW', 'CV', 'PLN', 'EUR', 'USD', 'GBP', 'RUB', 'VAT', 'EU', 'UE', 'US', 'UK', 'НДС', 'РФ', 'ЕС', 'ПДФ', 'СМС']);
const ROMAN = /^[IVXLC]+$/;
const UPPER = /\p{Lu}/u;

/** Long sentences and abbreviations that nobody explains. @param explained words that the agreement defines, with their other names. */
export function hardPlaces(text: string, locale: Locale, explained: readonly string[]): readonly HardPlace[] {
  const long = sentencesOf(text).filter((part) => wordsOf(part.text).length > LONGEST_SENTENCE[locale]);
  return [...long.map((part): HardPlace => ({ ...part, why: 'long_sentence' })), ...abbreviations(text, explained)].sort((a, b) => a.at - b.at || b.end - a.end);
}

/** Each abbreviation once, where it first stands. */
function abbreviations(text: string, explained: readonly string[]): HardPlace[] {
  const known = new Set(explained.flatMap((name) => wordsOf(name)));
  const seen = new Set<string>();
  return wordPartsOf(text).flatMap((part): HardPlace[] => {
    if (!isAbbreviation(part.text) || seen.has(part.text)) return [];
    seen.add(part.text);
    return KNOWN.has(part.text) || known.has(part.text) || isExplainedAt(text, part) ? [] : [{ ...part, why: 'abbreviation' }];
  });
}

/** Two to six letters, all of them capitals: "LMS", "SCORM", "СЭД"; Roman numbers are none. */
function isAbbreviation(word: string): boolean {
  return word.length >= 2 && word.length <= 6 && [...word].every((letter) => UPPER.test(letter)) && !ROMAN.test(word);
}

/** "LMS (the place where courses are kept)" and "the learning system (LMS)". */
function isExplainedAt(text: string, { at, end }: TextPart): boolean {
  const next = text.slice(end).trimStart();
  const opens = next.startsWith('(') && wordsOf(next.slice(1, next.indexOf(')') + 1 || undefined)).length > 1;
  return opens || (text[at - 1] === '(' && text[end] === ')');
}
