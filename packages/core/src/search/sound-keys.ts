import { foldLetter } from './fold-text.ts';
import { CI_BEFORE_VOWEL, CYRILLIC_SOUNDS, HARD_C, LATIN_GROUPS, SOFT_C, type LetterGroup } from './letter-sounds.ts';

const MOST_KEYS = 8;
const CYRILLIC = /\p{Script=Cyrillic}/u;
const VOWELS = new Set(['a', 'e', 'o', 'u']);

/**
 * The keys under which a word is found however it is written: Щукина, Shchukina, Szczukina and Schukina
 * share one. Words match when they share a key. A key holds a-z, digits, S, C and Z; letters of other
 * scripts stand for themselves. Most words have one key; a word whose letters can be read in several
 * ways has up to eight, the commonest reading first.
 * @param options.remember false for words that nobody wrote, so that they do not push known ones out.
 */
export function soundKeys(word: string, { remember = true }: { remember?: boolean } = {}): readonly string[] {
  const known = KNOWN.get(word);
  if (known !== undefined) return known;
  const all = readings(word).map((sounds) => smooth(sounds));
  const keys = unique([...all, ...all.flatMap(otherEndings)]).filter((key) => key !== '').slice(0, MOST_KEYS);
  if (!remember) return keys;
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
  KNOWN.set(word, keys);
  return keys;
}

/** Names repeat; what they sound like is worked out once. */
const KNOWN = new Map<string, readonly string[]>();
const MOST_KNOWN = 8_000;

/**
 * What keys of words that begin with these letters may begin with: the last letter may be half of a group ("s" of
 * "sz"). The letters may also be all of the word, whose end is heard otherwise than its midst ("Joseph" as "josev").
 */
export function soundPrefixes(letters: string): readonly string[] {
  const lower = letters.toLowerCase();
  const cut = /(?:szc|shc)$/u.test(lower) ? lower.slice(0, -1) : lower;
  const begun = readings(cut).map((sounds) => smooth(sounds, { open: true }));
  const starts = unique(begun.flatMap((start) => [start, ...halfGroups(start, cut)])).filter((key) => key !== '').slice(0, 2 * MOST_KEYS);
  return [...starts, ...soundKeys(letters).filter((key) => !starts.some((start) => key.startsWith(start)))];
}

/** Every way to read the word, in sounds that are not yet smoothed. */
function readings(word: string): readonly string[] {
  const lower = word.normalize('NFC').toLowerCase();
  const groups = CYRILLIC.test(lower) ? readCyrillic(lower) : readLatin(lower);
  const families = unique(groups.filter((each) => each.readings.length > 1).map(({ family }) => family));
  let choices: readonly ReadonlyMap<string, number>[] = [new Map()];
  for (const family of families) {
    const ways = groups.find((each) => each.family === family)?.readings.length ?? 1;
    choices = choices.flatMap((choice) => Array.from({ length: ways }, (_, way) => new Map([...choice, [family, way]]))).slice(0, 2 * MOST_KEYS);
  }
  return choices.map((choice) => groups.map((each) => each.readings[choice.get(each.family) ?? 0] ?? each.readings[0]).join(''));
}

function readCyrillic(word: string): readonly LetterGroup[] {
  const letters = Array.from(word);
  return letters.map((letter, at) => {
    if (letter === 'г') return { letters: letter, family: letter, readings: ['g', 'h'] };
    // The signs part consonant and vowel, which is heard as a glide.
    if ((letter === 'ь' || letter === 'ъ') && /[аеёиоуэюяії]/u.test(letters[at + 1] ?? '')) return { letters: letter, family: letter, readings: ['j'] };
    return { letters: letter, family: letter, readings: [CYRILLIC_SOUNDS[letter] ?? foldLetter(letter)] };
  });
}

const LATIN_GROUPS_FROM = Map.groupBy(LATIN_GROUPS, ({ letters }) => letters[0]);

function readLatin(word: string): readonly LetterGroup[] {
  const groups: LetterGroup[] = [];
  for (let at = 0; at < word.length;) {
    const found = LATIN_GROUPS_FROM.get(word[at] ?? '')?.find(({ letters }) => word.startsWith(letters, at)) ?? readLetter(word, at);
    groups.push(found);
    at += found.letters.length;
  }
  return groups;
}

function readLetter(word: string, at: number): LetterGroup {
  const [letter = ''] = Array.from(word.slice(at));
  if (letter !== 'c') return { letters: letter, family: letter, readings: [foldLetter(letter)] };
  const next = word[at + 1] ?? '';
  if (next === 'i' && /[aeou]/u.test(word[at + 2] ?? '')) return CI_BEFORE_VOWEL;
  return 'eiy'.includes(next) && next !== '' ? SOFT_C : HARD_C;
}

/** Takes away what writings differ in: double letters, glides before e, ё as o, the endings -off and -ij. */
function smooth(sounds: string, { open = false }: { open?: boolean } = {}): string {
  const letters = Array.from(sounds);
  let key = '';
  for (let at = 0; at < letters.length;) {
    const run = glides(letters, at);
    if (run === 0) {
      key = join(key, letters[at] ?? '');
      at += 1;
    } else {
      const next = letters[at + run];
      const glide = readGlide(key, next);
      at += run;
      if (next === 'o') at += 1;
      key = Array.from(glide).reduce(join, key);
    }
  }
  return open ? key : key.replace(/(?<=[eo])f$/u, 'v');
}

/** How many of i, y and j stand here in a row. */
function glides(letters: readonly string[], from: number): number {
  let to = from;
  while (letters[to] === 'i' || letters[to] === 'y' || letters[to] === 'j') to += 1;
  return to - from;
}

/** Before e nothing is heard, "jo" is ё and so e, before a and u a glide (but "lu" for "lju"); after a vowel a glide; else i. */
function readGlide(before: string, next: string | undefined): string {
  if (next === 'e') return '';
  if (next === 'o') return 'e';
  const last = before.at(-1) ?? '';
  if (next === 'u' && last === 'l') return '';
  if (next === 'a' || next === 'u') return 'j';
  return VOWELS.has(last) ? 'j' : 'i';
}

/** Double letters are written once, and after sh, ch and zh one hears e where ё or o is written. */
function join(key: string, letter: string): string {
  const last = key.at(-1) ?? '';
  const heard = letter === 'o' && (last === 'S' || last === 'C' || last === 'Z') ? 'e' : letter;
  return heard === last && !/\d/u.test(heard) ? key : key + heard;
}

/** -skaja is also -ska, and Aleksander is Aleksandr. */
function otherEndings(key: string): readonly string[] {
  if (/[kn]aja$/u.test(key)) return [key.slice(0, -2)];
  if (/[bcdfgklmnprstvz]er$/u.test(key) && key.length > 4) return [`${key.slice(0, -2)}r`];
  return [];
}

/** The last letter read as the first half of a group. */
const HALVES: Readonly<Record<string, readonly string[]>> = { s: ['S'], c: ['C', 'h'], z: ['Z'], t: ['c', 'C', 'tS'], k: ['h', 'kS'], r: ['Z'], p: ['f', 'pS'], f: ['v'], i: ['j', 'e'], y: ['j', 'e'], j: ['j', 'e'], и: ['j', 'e'], ы: ['j', 'e'], й: ['j', 'e'] };

function halfGroups(start: string, typed: string): readonly string[] {
  const last = typed.at(-1) ?? '';
  const stem = start.slice(0, -1);
  const halves = [...(HALVES[last] ?? []).map((half) => stem + half), ...(typed.endsWith('ts') ? [`${stem}C`] : []), ...(/[eo]p$/u.test(start) ? [`${stem}v`] : [])];
  return /l[iyj]$/u.test(typed) ? [...halves, `${stem}u`] : halves;
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
