import type { SigningTimesView } from '@entente/contract/agreement/signing-times';
import type { SigningStretch } from '@entente/core/agreement/time-to-signed';
import type { Translator } from '@entente/phrases/translator';
import { ageWords } from '../ui/time-words.ts';

/** The stretch an open agreement is in now, or the longest one of another; null where it has not begun. */
export function tellingStretch({ end, stretches }: Pick<SigningTimesView, 'end' | 'stretches'>): SigningStretch | null {
  if (end === 'open') return stretches.at(-1)?.stretch ?? null;
  return stretches.toSorted((a, b) => b.ms - a.ms)[0]?.stretch ?? null;
}

/** How long it took or takes, in one line. */
export function paceWords(t: Translator, { end, sinceSentMs, totalMs }: Pick<SigningTimesView, 'end' | 'sinceSentMs' | 'totalMs'>): string {
  const time = ageWords(t.locale, sinceSentMs ?? totalMs);
  if (end === 'signed') return t('timing.sectionSigned', { time });
  if (end === 'ended') return t('timing.sectionEnded', { time });
  return t(sinceSentMs === null ? 'timing.sectionDraft' : 'timing.sectionOpen', { time });
}

/** A part of a whole as people write it: "41 %". */
export function shareWords(t: Translator, share: number): string {
  return new Intl.NumberFormat(t.locale, { style: 'percent', maximumFractionDigits: 0 }).format(share);
}
