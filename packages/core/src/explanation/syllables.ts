import type { Locale } from '../kernel/locale.ts';

/**
 * Syllables of a word. Polish and Russian are spelled as they sound, so vowels are counted (in Polish an "i"
 * before a vowel only softens; "w", "в" are spoken with the next word and have none). English is reckoned by
 * groups of vowels with the usual exceptions of its spelling, at least one to a word; some words are off by one
 * ("idea").
 */
export function countSyllables(word: string, locale: Locale): number {
  const lower = word.toLowerCase().normalize('NFC');
  return COUNT[locale](lower);
}

const COUNT: Readonly<Record<Locale, (word: string) => number>> = { en: englishSyllables, pl: polishSyllables, ru: russianSyllables };

const ENGLISH_VOWELS = 'aeiouy';
const POLISH_VOWELS = 'aąeęioóuy';
const RUSSIAN_VOWELS = 'аеёиоуыэюя';
/** Written with two vowels and spoken as two syllables. */
const SPLIT = ['ia', 'io', 'eo', 'iu', 'ua', 'uo', 'yi'];
/** Spoken as one all the same: "spe-cial", "na-tion", "re-gion", "gor-geous". */
const SOFT_BEFORE = ['ci', 'ti', 'si', 'xi', 'gi'];

function englishSyllables(word: string): number {
  let count = 0;
  for (let at = 0; at < word.length; at += 1) if (isVowel(word, at) && (!isVowel(word, at - 1) || isSplit(word, at))) count += 1;
  return Math.max(1, count - silentEnds(word));
}

/** A "y" at the beginning is a consonant. */
function isVowel(word: string, at: number): boolean {
  const letter = word[at];
  return letter !== undefined && ENGLISH_VOWELS.includes(letter) && !(letter === 'y' && at === 0);
}

function isSplit(word: string, at: number): boolean {
  const pair = word.slice(at - 1, at + 1);
  if (!SPLIT.includes(pair)) return false;
  const before = word.slice(at - 2, at);
  // "special", "nation": softened; "question", "quality": "qu" is no syllable of its own.
  return !SOFT_BEFORE.includes(before) && word[at - 2] !== 'q' && word[at - 2] !== 'g';
}

/** How many vowels at the end are written and not spoken: "makes", "worked", "free". */
function silentEnds(word: string): number {
  const [isPast, isPlural] = [word.endsWith('ed'), word.endsWith('es')];
  if (isPast || isPlural) return word.length > 3 && hasConsonantAt(word, -3) && !(isPast ? isSpokenEd : isSpokenEs)(word) ? 1 : 0;
  return word.endsWith('e') && word.length > 2 && hasConsonantAt(word, -2) && !isSyllabicL(word) ? 1 : 0;
}

function hasConsonantAt(word: string, at: number): boolean {
  const letter = word.at(at) ?? '';
  return letter !== '' && !ENGLISH_VOWELS.includes(letter);
}

/** "want-ed", "need-ed", "set-tled". */
function isSpokenEd(word: string): boolean {
  return 'td'.includes(word.at(-3) ?? '') || isSyllabicL(word.slice(0, -1));
}

/** "box-es", "chang-es", "ta-bles". */
function isSpokenEs(word: string): boolean {
  return 'szxcg'.includes(word.at(-3) ?? '') || word.endsWith('ches') || word.endsWith('shes') || isSyllabicL(word.slice(0, -1));
}

/** "ta-ble", "sim-ple": the "e" is silent and the "l" a syllable. */
function isSyllabicL(word: string): boolean {
  const before = word.at(-3) ?? '';
  return word.endsWith('le') && before !== '' && !ENGLISH_VOWELS.includes(before);
}

function polishSyllables(word: string): number {
  let count = 0;
  for (let at = 0; at < word.length; at += 1) {
    const [letter = '', next = ''] = [word[at], word[at + 1]];
    if (!POLISH_VOWELS.includes(letter)) continue;
    const softens = letter === 'i' && next !== '' && POLISH_VOWELS.includes(next);
    // "au" and "eu" at the beginning are one sound ("au-tor", "eu-ro"), inside a word mostly two ("na-u-ka").
    const glides = at === 1 && letter === 'u' && (word[0] === 'a' || word[0] === 'e');
    if (!softens && !glides) count += 1;
  }
  return count;
}

function russianSyllables(word: string): number {
  return [...word].filter((letter) => RUSSIAN_VOWELS.includes(letter)).length;
}
