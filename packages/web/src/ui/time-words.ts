import type { Locale } from '@entente/core/kernel/locale';
import { intlTag } from '@entente/core/kernel/locale-list';

export { intlTag };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "17 March 2026", "17 marca 2026", "17 марта 2026 г." of a calendar day `yyyy-mm-dd`. */
export function dayWords(locale: Locale, day: string): string {
  return ofDay(locale, day, { day: 'numeric', month: 'long', year: 'numeric' });
}

/** "Tue 17 Mar": a day near enough that its year is plain. */
export function shortDayWords(locale: Locale, day: string): string {
  return ofDay(locale, day, { weekday: 'short', day: 'numeric', month: 'short' }).replaceAll(',', '');
}

const FAR_DAYS = 300;

/** The year as a part of a day's words, where it is so far from now that it is not plain. */
export function farYear(at: Date, now = new Date()): { readonly year?: 'numeric' } {
  return Math.abs(at.getTime() - now.getTime()) > FAR_DAYS * DAY ? { year: 'numeric' } : {};
}

/** "14:02", on the reader's own clock unless a time zone is given. */
export function clockWords(locale: Locale, at: Date, timeZone?: string): string {
  return format(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(at);
}

/** "17 Mar 2026, 14:02": a moment that is cited. */
export function momentWords(locale: Locale, at: Date, timeZone?: string): string {
  return format(locale, { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(at);
}

/** How long something has waited: "18 hrs", "3 days", set so that it does not break. Under a minute counts as one. */
export function ageWords(locale: Locale, milliseconds: number): string {
  const [unit, size, display] = milliseconds < HOUR ? (['minute', MINUTE, 'short'] as const) : milliseconds < DAY ? (['hour', HOUR, 'short'] as const) : (['day', DAY, 'long'] as const);
  const count = Math.max(1, Math.floor(milliseconds / size));
  return new Intl.NumberFormat(intlTag(locale), { style: 'unit', unit, unitDisplay: display }).format(count).replaceAll(' ', '\u00A0');
}

/** Noon in UTC is the same calendar day from the Americas to Japan, so that no time zone moves it. */
function ofDay(locale: Locale, day: string, options: Intl.DateTimeFormatOptions): string {
  return format(locale, { ...options, timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`));
}

function format(locale: Locale, { timeZone, ...options }: Omit<Intl.DateTimeFormatOptions, 'timeZone'> & { timeZone: string | undefined }): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(intlTag(locale), timeZone === undefined ? options : { ...options, timeZone });
}

/** "Monday", of 1; as a name of its own, with a capital letter. */
export function weekdayName(locale: Locale, day: number): string {
  const name = new Intl.DateTimeFormat(intlTag(locale), { weekday: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, day)));
  return `${name.slice(0, 1).toLocaleUpperCase(intlTag(locale))}${name.slice(1)}`;
}
