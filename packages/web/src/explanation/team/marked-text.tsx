import type { ReactNode } from 'react';
import { hardPlaces, type HardPlace } from '@entente/core/explanation/hard-places';
import type { Locale } from '@entente/core/kernel/locale';
import { bindWords } from '../../ui/bind-words.ts';
import { passageBlocks } from '../passage-lines.ts';

type MarkedProps = { text: string; locale: Locale; explained: readonly string[] };

/** A paragraph as the client reads it, with what makes a reader stop underlined. */
export function MarkedText({ text: plain, locale, explained }: MarkedProps) {
  // Binding words changes spaces alone, so that places stay where they are.
  const text = bindWords(plain);
  const places = hardPlaces(text, locale, explained);
  return (
    <>
      {passageBlocks(text).map(({ at, as, lines }) => {
        if (as === 'words') return lines.map((line) => <p key={line.at}>{marked(line, places)}</p>);
        return <ul key={at}>{lines.map((line) => <li key={line.at}>{marked(line, places)}</li>)}</ul>;
      })}
    </>
  );
}

/** A sentence that is too long, and inside or outside of it an abbreviation: a mark may hold another. */
function marked({ at, text }: { readonly at: number; readonly text: string }, places: readonly HardPlace[]): ReactNode[] {
  const end = at + text.length;
  const inside = places.filter((place) => place.at >= at && place.end <= end);
  const parts: ReactNode[] = [];
  let from = at;
  for (const place of inside) {
    if (place.at < from) continue;
    parts.push(text.slice(from - at, place.at - at));
    const within = inside.filter((other) => other !== place && other.at >= place.at && other.end <= place.end);
    parts.push(place.why === 'abbreviation' ? <abbr key={place.at} className="how-mark">{place.text}</abbr> : <span key={place.at} className="how-mark how-mark--long">{marked(place, within)}</span>);
    from = place.end;
  }
  return [...parts, text.slice(from - at)];
}
