import { soundKeys } from './sound-keys.ts';

const LATIN = Array.from('abcdefghijklmnopqrstuvwxyz');
const CYRILLIC = Array.from('абвгдежзийклмнопрстуфхцчшщыьэюя');
const [SHORTEST, LONGEST] = [3, 14];
/** In longer words two wrong sounds are forgiven, which is what a letter makes at most but for swapped and doubled ones. */
const LONGEST_WITH_ANY_LETTER = 8;

const MADE = new Map<string, readonly string[]>();
const MOST_MADE = 60;

/**
 * How the words sound of which this is one slip of the finger: two letters swapped, one missing, one too many, one
 * wrong. One letter may be two or three sounds ("sz", "ю", "ph"), so that the slip is undone in letters and not in
 * sounds. The keys of the word itself are not among them.
 */
export function slipKeys(word: string): readonly string[] {
  const letters = Array.from(word.normalize('NFC').toLowerCase());
  if (letters.length < SHORTEST || letters.length > LONGEST || letters.some((letter) => /\d/u.test(letter))) return [];
  const kept = MADE.get(word);
  if (kept !== undefined) return kept;
  const own = new Set(soundKeys(word));
  const keys = new Set(Array.from(meantBy(letters), (meant) => soundKeys(meant, { remember: false }).slice(0, 2)).flat());
  const made = [...keys].filter((key) => key.length > 1 && !own.has(key));
  if (MADE.size >= MOST_MADE) MADE.clear();
  MADE.set(word, made);
  return made;
}

/** Of three letters none is taken for a wrong one or for one too many: two would be left. */
function meantBy(letters: readonly string[]): ReadonlySet<string> {
  const alphabet = letters.length > LONGEST_WITH_ANY_LETTER ? [] : letters.some((letter) => CYRILLIC.includes(letter)) ? CYRILLIC : LATIN;
  const isShort = letters.length === SHORTEST;
  const words = new Set<string>();
  for (let at = 0; at <= letters.length; at += 1) {
    const before = letters.slice(0, at).join('');
    const [here = '', next = '', ...after] = letters.slice(at);
    for (const letter of alphabet) words.add(before + letter + here + next + after.join(''));
    words.add(before + next + here + after.join(''));
    if (isShort || here === '') continue;
    for (const letter of alphabet) words.add(before + letter + next + after.join(''));
    words.add(before + next + after.join(''));
  }
  return words;
}
