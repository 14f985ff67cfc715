/**
 * How letters and letter groups of Latin and Cyrillic writing are read, in one small alphabet:
 * S is sh (ш, sz, š), C is ch (ч, cz, č), Z is zh (ж, ż, ž), c is ts (ц), h is kh (х), j is the glide.
 * Where a group is read in several ways, all stand here; the first is the commonest.
 */
export const CYRILLIC_SOUNDS: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'v', г: 'g', ґ: 'g', д: 'd', е: 'e', ё: 'e', є: 'e', ж: 'Z', з: 'z', и: 'i', і: 'i', ї: 'ji', й: 'j', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o',
  п: 'p', р: 'r', с: 's', т: 't', у: 'u', ў: 'v', ф: 'f', х: 'h', ц: 'c', ч: 'C', ш: 'S', щ: 'S', ъ: '', ы: 'i', ь: '', э: 'e', ю: 'ju', я: 'ja', ј: 'j', љ: 'lj', њ: 'nj', ћ: 'C', ђ: 'dZ', џ: 'dZ',
};

/** A group of letters with its readings. `family` says which groups of a word are read alike: all of them in one way. */
export type LetterGroup = { readonly letters: string; readonly family: string; readonly readings: readonly [string, ...string[]] };

function group(letters: string, ...readings: [string, ...string[]]): LetterGroup {
  return { letters, family: letters, readings };
}

/** Longest first: the first that fits is taken. */
export const LATIN_GROUPS: readonly LetterGroup[] = [
  group('schtsch', 'S'), group('shtch', 'S'), group('shch', 'S'), group('szcz', 'S'), group('šč', 'S', 'SC', 'sc'), group('tsch', 'C'),
  group('tch', 'C'), group('sch', 'S', 'sh'), group('chs', 'hs', 'Cs', 'ks'), group('sh', 'S'), group('sz', 'S'), group('cz', 'C'), group('ch', 'h', 'C'), group('zh', 'Z'), group('kh', 'h'),
  group('prz', 'pS', 'prz'), group('trz', 'tS', 'trz'), group('krz', 'kS', 'krz'), group('rz', 'Z', 'rz'),
  group('ts', 'c'), group('tz', 'c'), group('ck', 'ck', 'k'), group('ph', 'f'), group('th', 't'), group('gh', 'g'), group('qu', 'kv'),
  group('š', 'S', 's'), group('ş', 'S', 's'), group('ș', 'S', 's'), group('č', 'C', 'c'), group('ç', 'C', 'c', 's'), group('ž', 'Z', 'z'), group('ż', 'Z', 'z'), group('ř', 'rZ', 'r', 'Z'), group('ł', 'l'), group('ó', 'o', 'u'),
  group('ą', 'a', 'on', 'om'), group('ę', 'e', 'en', 'em'), group('ä', 'a', 'ae'), group('ö', 'o', 'oe'), group('ü', 'u', 'ue', 'ju'), group('å', 'a', 'o'),
  group('ě', 'e'), group('ć', 'c', 'C'), group('x', 'ks'), group('q', 'k'), group('w', 'v'),
];

/** Whether a bare "c" may be read as k: not before the vowels that soften it. */
export const HARD_C: LetterGroup = { letters: 'c', family: 'c', readings: ['c', 'k'] };
export const SOFT_C: LetterGroup = group('c', 'c');
/** Polish "ci" before a vowel is also heard as ch: Maciej, Мачей. */
export const CI_BEFORE_VOWEL: LetterGroup = { letters: 'c', family: 'ci', readings: ['c', 'C'] };
