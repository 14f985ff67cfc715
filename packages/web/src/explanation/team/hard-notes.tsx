import { hardPlaces, LONGEST_SENTENCE } from '@entente/core/explanation/hard-places';
import { wordsOf } from '@entente/core/explanation/text-parts';
import type { Locale } from '@entente/core/kernel/locale';
import { Lamp } from '../../ui/lamp.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';

/** What makes a reader stop in a text, in words; nothing where nothing does. */
export function HardNotes({ text, locale, explained }: { text: string; locale: Locale; explained: readonly string[] }) {
  const t = usePhrases();
  const places = hardPlaces(text, locale, explained);
  if (places.length === 0) return null;
  return (
    <ul className="how-notes">
      {places.map(({ why, at, text: words }) => (
        <li key={`${why}${at}`}><Lamp state="late" size="small">{why === 'abbreviation' ? t('explanation.abbreviation', { word: words }) : t('explanation.longSentence', { count: wordsOf(words).length, most: LONGEST_SENTENCE[locale] })}</Lamp></li>
      ))}
    </ul>
  );
}
