import type { ExplanationWords } from '@entente/core/explanation/passage-words';
import { frameWords } from './all-frame-words.ts';
import type { Translator } from './translator.ts';

/** The words of an explanation in the language, and the manner, of a translator; days and lists as agreements write them. */
export function explanationWords(say: Translator): ExplanationWords {
  return { frame: frameWords(say.locale), say: (word, values) => say(`explanation.passage.${word}`, values) };
}
