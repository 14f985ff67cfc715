import type { RenderedTerm } from '@entente/core/document/rendered';
import type { Translator } from '@entente/phrases/translator';

/** What a shared word means, and in which agreement that is said where it is another one. */
export function meaningWords(t: Translator, { name, definition, from }: RenderedTerm): string {
  const meaning = `${name}: ${definition}`;
  return from === undefined ? meaning : `${meaning} (${t('order.inAgreement', { number: from })})`;
}
