import type { Locale } from '@entente/core/kernel/locale';
import { birthdayParts, typedBirthday } from '@entente/core/record/birthday';
import { dayWords, intlTag } from '../ui/time-words.ts';

/** A leap year: it has every day. */
const ANY_YEAR = 2000;

/** "22 March 1980"; "22 March" where the year is not known. */
export function birthdayWords(locale: Locale, birthday: string): string {
  const parts = birthdayParts(birthday);
  if (parts === null) return birthday;
  return parts.year === null ? inYear(locale, parts, { day: 'numeric', month: 'long' }) : dayWords(locale, birthday);
}

/** A birthday as it is typed: "22.03.1980", "22.03"; in English with slashes, the day first. */
export function birthdayTyped(locale: Locale, birthday: string): string {
  const parts = birthdayParts(birthday);
  if (parts === null) return birthday;
  const two = (value: number): string => String(value).padStart(2, '0');
  return [two(parts.day), two(parts.month), ...(parts.year === null ? [] : [String(parts.year)])].join(locale === 'en' ? '/' : '.');
}

/** What was typed in its stored form: null for nothing, undefined where it is no birthday. */
export function birthdayRead(text: string): string | null | undefined {
  return text.trim() === '' ? null : (typedBirthday(text) ?? undefined);
}

/** The months by their names, for a filter: "01" is January. */
export function monthNames(locale: Locale): readonly { value: string; label: string }[] {
  return Array.from({ length: 12 }, (_, at) => ({ value: String(at + 1).padStart(2, '0'), label: inYear(locale, { month: at + 1, day: 1 }, { month: 'long' }) }));
}

function inYear(locale: Locale, { month, day }: { readonly month: number; readonly day: number }, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(intlTag(locale), { ...options, timeZone: 'UTC' }).format(new Date(Date.UTC(ANY_YEAR, month - 1, day)));
}
