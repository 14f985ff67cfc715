import { granted, refused, type Outcome, type Refusal } from './outcome.ts';

/** Characters, as people count them. No composition rules: a sentence is a good password (NIST SP 800-63B, ASVS 5.0 6.2.5). */
export const PASSWORD_LENGTH = { least: 10, most: 128 } as const;

/** What must be left of a password once the words that anybody can guess about this person are taken out. */
const LEAST_LEFT = 6;
const LEAST_WORD = 4;

export type PasswordRefusal =
  | Refusal<'password-too-short'>
  | Refusal<'password-too-long'>
  | Refusal<'password-has-forbidden-characters'>
  | Refusal<'password-is-too-common'>
  | Refusal<'password-is-easy-to-guess'>;

/**
 * Judges a password that is being chosen.
 * @param words what stands around it: the person's name and address, the workspace's name.
 * @returns the password in the one form that is hashed (NFC), or why it is refused.
 */
export function judgePassword(password: string, words: readonly string[]): Outcome<string, PasswordRefusal> {
  if (!isHashable(password)) return refused('password-has-forbidden-characters');
  const chosen = password.normalize('NFC');
  const length = [...chosen].length;
  if (length < PASSWORD_LENGTH.least) return refused('password-too-short', { count: PASSWORD_LENGTH.least - length });
  if (length > PASSWORD_LENGTH.most) return refused('password-too-long', { most: PASSWORD_LENGTH.most });
  if (isCommon(chosen)) return refused('password-is-too-common');
  if (isGuessable(chosen, words)) return refused('password-is-easy-to-guess');
  return granted(chosen);
}

/** Whether a text can be a password at all: no NUL, no lone surrogate (two texts would become one). */
export function isHashable(password: string): boolean {
  return password.isWellFormed() && !password.includes('\u0000');
}

/** Runs that fingers make, in the three languages' keyboards, and digits in order. */
const RUNS = ['abcdefghijklmnopqrstuvwxyz', '01234567890', '09876543210', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'qwertzuiop', 'zaq12wsxcde34rfv', '1qaz2wsx3edc4rfv', '1q2w3e4r5t6y7u8i9o0p', 'йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбю', 'абвгдежзийклмн'];

/** The commonest passwords by their stem; digits and signs around a stem make it no better. */
const STEMS = new Set([
  'password', 'passw', 'pass', 'passwd', 'admin', 'administrator', 'root', 'user', 'guest', 'login', 'welcome', 'letmein', 'iloveyou', 'monkey', 'dragon', 'football', 'baseball', 'superman', 'batman', 'princess', 'sunshine', 'master', 'shadow', 'michael', 'jordan', 'jennifer', 'trustno', 'whatever', 'starwars', 'computer', 'internet', 'changeme', 'secret', 'default', 'test', 'testing', 'temp', 'hello', 'freedom', 'qwerty', 'asdf', 'abc', 'loveme', 'lovely', 'company', 'summer', 'winter', 'spring', 'autumn', 'january', 'december', 'liverpool', 'chelsea', 'arsenal', 'barcelona', 'realmadrid', 'pokemon', 'minecraft', 'samsung', 'google', 'facebook', 'linkedin', 'microsoft', 'windows', 'entente',
  'haslo', 'hasło', 'polska', 'polskapolska', 'kochamcie', 'kochanie', 'misiek', 'bartek', 'mateusz', 'marcin', 'agnieszka', 'karolina', 'monika', 'piotrek', 'lukasz', 'damian', 'matrix', 'samsung', 'legia', 'warszawa', 'wiosna', 'lato', 'jesien', 'zima', 'dupa', 'myszka', 'kasia', 'zaqwsx',
  'пароль', 'парол', 'любовь', 'привет', 'россия', 'москва', 'наташа', 'андрей', 'сергей', 'александр', 'максим', 'кристина', 'солнышко', 'спартак', 'зенит', 'люблю', 'тест', 'админ', 'parol', 'privet', 'lubov', 'natasha', 'andrey', 'sergey', 'marina', 'rossiya', 'moskva', 'spartak',
]);

const SUBSTITUTES: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' };

function isCommon(password: string): boolean {
  const lower = password.toLowerCase();
  const stem = trimmed(lower);
  const readings = [lower, stem, spelledOut(stem), trimmed(spelledOut(lower))];
  return stem === '' || new Set(lower).size <= 3 || readings.some((text) => STEMS.has(text) || isRun(text) || isRepeated(text));
}

/** "p@ssw0rd" as it is meant. */
function spelledOut(text: string): string {
  return [...text].map((character) => SUBSTITUTES[character] ?? character).join('');
}

const EDGE = new Set([...'0123456789', ...' !"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~']);

/** What is left when the digits and signs at both ends are taken off; nothing for a number. */
function trimmed(text: string): string {
  const characters = [...text];
  const inside = (character: string): boolean => !EDGE.has(character);
  const first = characters.findIndex(inside);
  return first < 0 ? '' : characters.slice(first, characters.findLastIndex(inside) + 1).join('');
}

function isRun(text: string): boolean {
  return text.length >= 4 && RUNS.some((run) => run.includes(text) || [...run].reverse().join('').includes(text));
}

/** "qwerqwerqwer", "haslohaslo": a common stem or a short piece again and again. */
function isRepeated(text: string): boolean {
  for (let size = 1; size <= text.length / 2; size += 1) {
    const piece = text.slice(0, size);
    if (text.length % size === 0 && piece.repeat(text.length / size) === text && (size <= 4 || STEMS.has(piece) || isRun(piece))) return true;
  }
  return false;
}

function isGuessable(password: string, words: readonly string[]): boolean {
  let left = password.toLowerCase();
  for (const word of guessableWords(words)) left = left.replaceAll(word, '');
  return [...left].length < LEAST_LEFT;
}

/** Longest first, so that a word does not leave the rest of a longer one behind. */
function guessableWords(words: readonly string[]): readonly string[] {
  const parts = ['entente', ...words].flatMap((text) => [text, text.replaceAll(' ', ''), ...text.split(/[\s@._,;:+/-]+/)]).map((part) => part.trim().toLowerCase().normalize('NFC'));
  return [...new Set(parts)].filter((part) => [...part].length >= LEAST_WORD).sort((a, b) => b.length - a.length);
}
