/** A word and where it stands in its text (in UTF-16 units, end exclusive). */
export type PlacedWord = { readonly word: string; readonly from: number; readonly to: number };

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** Between letters these do not part a word: O'Neill, Д’Артаньян. */
const JOINERS = /(\p{L})['’ʼ`](?=\p{L})/gu;

/** Words of a text: runs of letters and digits; an apostrophe between letters is passed over. */
export function splitWords(text: string): readonly PlacedWord[] {
  // The joiner is replaced by a letter mark of the same length, so that places stay true.
  const joined = text.replace(JOINERS, (_, letter: string) => `${letter}\u0301`);
  return Array.from(joined.matchAll(WORD), ({ 0: word, index }) => ({ word: word.replaceAll('\u0301', ''), from: index, to: index + word.length }));
}

/** Between words of one name: a hyphen of any kind; between single letters a dot, with or without a blank. */
const HYPHEN = /^[\u2010\u2011-]$/u;
const DOT = /^\.\s?$/u;
/** Most texts hold nothing of the kind and are not taken apart. */
const MAY_BELONG = /\p{L}[\u2010\u2011-]\p{L}|(?<![\p{L}\p{N}])\p{L}\.\s?\p{L}/u;
const LETTER = /^\p{L}\p{M}*$/u;

/** Words of a text that may as well be written together: "Jan-Pol" as "JanPol", "P.H.U." and "J. K." as "PHU" and "JK". */
export function gluedWords(text: string): readonly PlacedWord[] {
  if (!MAY_BELONG.test(text)) return [];
  const glued: PlacedWord[] = [];
  let run: PlacedWord | null = null;
  let last: PlacedWord | null = null;
  for (const next of splitWords(text)) {
    if (last !== null && belong(text.slice(last.to, next.from), last.word, next.word)) run = { word: (run ?? last).word + next.word, from: (run ?? last).from, to: next.to };
    else {
      if (run !== null) glued.push(run);
      run = null;
    }
    last = next;
  }
  return run === null ? glued : [...glued, run];
}

function belong(between: string, first: string, second: string): boolean {
  if (DOT.test(between)) return LETTER.test(first) && LETTER.test(second);
  return HYPHEN.test(between) && /\p{L}/u.test(first) && /\p{L}/u.test(second);
}

/** The text with such words written together: "P.H.U. Jan-Pol" as "PHU. JanPol". */
export function writtenTogether(text: string, isMeant: (between: string) => boolean = () => true): string {
  return gluedWords(text).filter(({ from, to }) => isMeant(text.slice(from, to))).reduceRight((left, { word, from, to }) => `${left.slice(0, from)}${word}${left.slice(to)}`, text);
}
