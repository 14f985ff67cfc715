import type { Locale } from '../../kernel/locale.ts';
import { rememberIn } from '../../kernel/remember.ts';

/** The different words of a long agreement. */
const MOST_WORDS = 4_000;

/**
 * What is left of a word when its ending is taken away: enough to recognise a term in another case or
 * number, in three languages. Light stemming on purpose: it never has to find the dictionary form, and a
 * shape it misses is listed with the term (see docs/decisions). A word may have more than one stem, for
 * letters that come and go ("poprawek" and "poprawka"); two words are the same where they share one.
 */
export const stemsOf: (word: string, locale: Locale) => readonly string[] = rememberIn(MOST_WORDS, (word: string, locale: Locale) => {
  const plain = folded(word, locale);
  if (locale === 'en') return [englishStem(plain)];
  const stem = withoutEnding(plain, ENDINGS[locale]);
  return [...new Set([stem, ...alternates(stem, locale)])];
});

/** Endings of nouns and adjectives, without diacritics, the longest first. */
const ENDINGS: Readonly<Record<Exclude<Locale, 'en'>, readonly string[]>> = {
  pl: longestFirst('iami ami iach ach owie owi ow iego ego iemu emu iymi ymi imi ych ich iej ej iom om iem em ym im ia ie io iu ii y i a e o u'),
  ru: longestFirst('иями ями ами иях ях ах ием ией иям ого его ому ему ыми ими ов ев ей ой ый ий ая яя ое ее ые ие ых их ую юю ым им ом ем ам ям ия ию ии ью а я о е у ю ы и ь й'),
};
/** The shortest stem that is still a word. */
const SHORTEST = 3;

function longestFirst(endings: string): readonly string[] {
  return endings.split(' ').toSorted((a, b) => b.length - a.length);
}

function withoutEnding(word: string, endings: readonly string[]): string {
  const ending = endings.find((one) => word.endsWith(one) && word.length - one.length >= SHORTEST);
  return ending === undefined ? word : word.slice(0, -ending.length);
}

/** Stems with the letter that comes back in another case: "poprawek" like "poprawka", "rundzie" like "runda". */
function alternates(stem: string, locale: 'pl' | 'ru'): readonly string[] {
  const shifts = locale === 'pl' ? POLISH_SHIFTS : RUSSIAN_SHIFTS;
  return shifts.filter(([from]) => stem.endsWith(from) && stem.length > from.length + 1).map(([from, to]) => stem.slice(0, -from.length) + to);
}

const POLISH_SHIFTS: readonly (readonly [string, string])[] = [['dz', 'd'], ['rz', 'r'], ['c', 'k'], ['c', 't'], ['ek', 'k'], ['ec', 'c'], ['sz', 'ch'], ['dz', 'g']];
const RUSSIAN_SHIFTS: readonly (readonly [string, string])[] = [['ок', 'к'], ['ек', 'к'], ['ец', 'ц']];

function englishStem(word: string): string {
  const owned = word.endsWith('’s') ? word.slice(0, -2) : word;
  if (owned.endsWith('ies') && owned.length > 4) return `${owned.slice(0, -3)}y`;
  const sibilant = ['ses', 'xes', 'zes', 'ches', 'shes'].some((end) => owned.endsWith(end));
  if (sibilant && owned.length > 5) return owned.slice(0, -2);
  return owned.endsWith('s') && !owned.endsWith('ss') && owned.length > SHORTEST ? owned.slice(0, -1) : owned;
}

/** Lower case, one kind of apostrophe; Polish without diacritics, Russian without "ё". */
function folded(word: string, locale: Locale): string {
  const lower = word.toLowerCase().replaceAll('\'', '’');
  if (locale === 'pl') return lower.replaceAll('ł', 'l').normalize('NFD').replaceAll(/\p{M}/gu, '');
  return locale === 'ru' ? lower.replaceAll('ё', 'е') : lower;
}
