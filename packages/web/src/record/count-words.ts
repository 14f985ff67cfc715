import type { Translator } from '@entente/phrases/translator';
import { intlTag } from '../ui/time-words.ts';

/** "1 234", or "10 000+" where counting stopped. */
export function countWords(t: Translator, { value, atLeast }: { value: number; atLeast: boolean }): string {
  const figure = new Intl.NumberFormat(intlTag(t.locale)).format(value);
  return atLeast ? `${figure}+` : figure;
}
