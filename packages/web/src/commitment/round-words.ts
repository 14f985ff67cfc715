import type { Translator } from '@entente/phrases/translator';

/** Which round of corrections it is, of how many in the price, and how many were given; nothing before the first one. */
export function roundWords(t: Translator, rounds: { readonly promised: number; readonly used: number; readonly given: number } | null): string[] {
  if (rounds === null || rounds.used === 0) return [];
  const { promised, used, given } = rounds;
  return [t(used > promised ? 'commitment.roundsBeyond' : 'commitment.rounds', { used, promised }), ...(given === 0 ? [] : [t('commitment.roundsGiven', { count: given })])];
}
