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
