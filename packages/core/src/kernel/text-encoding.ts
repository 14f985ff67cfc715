/** The encodings a file of contacts or deals comes in; the names are those of the WHATWG Encoding Standard. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1250', 'windows-1251', 'windows-1252', 'koi8-r', 'iso-8859-2'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** Why an encoding was taken: said beside the guess, so that a person can judge it. */
export type EncodingReason = 'mark-at-the-start' | 'valid-utf-8' | 'plain-ascii' | 'zero-bytes' | 'letters-fit';
export type EncodingGuess = { readonly encoding: Encoding; readonly because: EncodingReason };

/** What is known of all the bytes of a file; the sample may be a part of them. */
export type BytesSeen = {
  /** The start of the file. */
  readonly head: Uint8Array;
  /** Stretches that hold bytes above 0x7F; the whole file when it is short. */
  readonly sample: Uint8Array;
  readonly isAscii: boolean;
  readonly isUtf8: boolean;
};

const ONE_BYTE = ['windows-1251', 'koi8-r', 'windows-1250', 'iso-8859-2', 'windows-1252'] as const satisfies readonly Encoding[];

/** Says in which encoding a file is written, and how we know. A byte order mark wins over everything. */
export function guessEncoding({ head, sample, isAscii, isUtf8 }: BytesSeen): EncodingGuess {
  const marked = markOf(head);
  if (marked !== null) return { encoding: marked, because: 'mark-at-the-start' };
  const wide = wideWithoutMark(sample);
  if (wide !== null) return { encoding: wide, because: 'zero-bytes' };
  if (isAscii) return { encoding: 'utf-8', because: 'plain-ascii' };
  if (isUtf8) return { encoding: 'utf-8', because: 'valid-utf-8' };
  const scored = ONE_BYTE.map((encoding) => ({ encoding, score: scoreOf(new TextDecoder(encoding).decode(sample)) }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  return { encoding: best.encoding, because: 'letters-fit' };
}

function markOf(head: Uint8Array): Encoding | null {
  const [a, b, c] = head;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : null;
}

/** In UTF-16 one of each two bytes says which alphabet, and hardly changes: 0 for Latin, 1 for Polish letters, 4 for Cyrillic. */
function wideWithoutMark(sample: Uint8Array): Encoding | null {
  const pairs = Math.floor(Math.min(sample.length, 4096) / 2);
  if (pairs < 4) return null;
  const counts = { even: 0, odd: 0 };
  for (let at = 0; at < pairs; at += 1) {
    if (isAlphabetByte(sample[2 * at])) counts.even += 1;
    if (isAlphabetByte(sample[2 * at + 1])) counts.odd += 1;
  }
  if (counts.odd > pairs * 0.9 && counts.even < pairs * 0.5) return 'utf-16le';
  return counts.even > pairs * 0.9 && counts.odd < pairs * 0.5 ? 'utf-16be' : null;
}

function isAlphabetByte(byte: number | undefined): boolean {
  return byte === 0 || byte === 1 || byte === 4;
}

const USUAL = new Set('–—„”“’‘«»…№\u00A0§°€');
const RUSSIAN_OFTEN = new Set('оеаинтсрвлкмдпу');
const RUSSIAN_SELDOM = new Set('яыьгзбчйхжюшцщэфъё');
const POLISH = new Set('ąćęłńóśźż');
const WESTERN = new Set('àáâäçèéêëíîïñôöùúûüßåæø');
const CENTRAL = new Set('áäčďéěëíľňôöőřšťúůűüýžşţâîă');

/** How much a decoded text looks like writing: letters of one alphabet beside one another, capitals at the start of words. */
function scoreOf(text: string): number {
  let score = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (sign > '\u007F') score += scoreOfSign(sign, text[at - 1] ?? ' ', text[at + 1] ?? ' ');
  }
  return score;
}

function scoreOfSign(sign: string, before: string, after: string): number {
  const lower = sign.toLowerCase();
  if (lower === sign.toUpperCase()) return scoreOfMark(sign);
  if (isCyrillic(lower) ? isLatin(before) || isLatin(after) : isCyrillic(before.toLowerCase()) || isCyrillic(after.toLowerCase())) return -1.5;
  const isCapital = sign !== lower;
  if (isCapital && isSmall(before)) return -1;
  return weightOf(lower) * (isCapital ? weightOfCapital(before, after) : 1);
}

/** A capital among small letters is seldom; a word, a column or a file may be in capitals from end to end. */
function weightOfCapital(before: string, after: string): number {
  return !isSmall(after) && [before, after].some((sign) => sign !== sign.toLowerCase()) ? 0.95 : 0.5;
}

function scoreOfMark(sign: string): number {
  if (sign < '\u00A0') return -3;
  return USUAL.has(sign) ? 0.2 : -0.8;
}

function weightOf(lower: string): number {
  if (RUSSIAN_OFTEN.has(lower)) return 1;
  if (RUSSIAN_SELDOM.has(lower)) return 0.45;
  if (POLISH.has(lower)) return 1;
  if (WESTERN.has(lower)) return 0.4;
  return CENTRAL.has(lower) ? 0.3 : -0.5;
}

function isCyrillic(lower: string): boolean {
  return lower >= '\u0400' && lower <= '\u04FF';
}

function isLatin(sign: string): boolean {
  return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z');
}

function isSmall(sign: string): boolean {
  return sign !== sign.toUpperCase();
}
