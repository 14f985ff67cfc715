import { isInEuropeanUnion } from '../kernel/european-union.ts';
import { LOCALES, type Locale } from '../kernel/locale.ts';
import type { CountryNote } from './country-note.ts';
import { NOTES_EU } from './country-notes-european-union.ts';
import { NOTES_PL } from './country-notes-poland.ts';
import { NOTES_RU } from './country-notes-russia.ts';
import { NOTES_US } from './country-notes-united-states.ts';
import { typeset } from './typeset.ts';

/** Where notes have been checked: a country, or the European Union as a whole. */
export type NoteArea = 'PL' | 'RU' | 'US' | 'EU';

export const COUNTRY_NOTES: Readonly<Record<NoteArea, readonly CountryNote[]>> = {
  PL: NOTES_PL.map(typesetNote),
  RU: NOTES_RU.map(typesetNote),
  US: NOTES_US.map(typesetNote),
  EU: NOTES_EU.map(typesetNote),
};

/** `coverage` is `union_only` where the European rules have been checked but the country's own have not. */
export type NotesOfCountry = { readonly coverage: 'country' | 'union_only'; readonly notes: readonly CountryNote[] };

/**
 * The notes that apply in a country (ISO 3166-1 alpha-2), its own before those of the Union.
 * @returns null where nothing has been checked; the reader is then told so.
 */
export function countryNotes(country: string): NotesOfCountry | null {
  const own = isOwn(country) ? COUNTRY_NOTES[country] : null;
  const union = isInEuropeanUnion(country) ? COUNTRY_NOTES.EU : [];
  if (own !== null) return { coverage: 'country', notes: [...own, ...union] };
  return union.length === 0 ? null : { coverage: 'union_only', notes: union };
}

function isOwn(country: string): country is 'PL' | 'RU' | 'US' {
  return country === 'PL' || country === 'RU' || country === 'US';
}

function typesetNote(note: CountryNote): CountryNote {
  const text = Object.fromEntries(LOCALES.map((locale) => [locale, typeset(locale, note.text[locale])] as const)) as Record<Locale, string>;
  return { ...note, text };
}
