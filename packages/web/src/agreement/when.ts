import type { Locale } from '@entente/core/kernel/locale';
import { intlTag } from '../ui/time-words.ts';

const DAY_MS = 86_400_000;
/** Within this many days a weekday says enough. */
const NEAR_DAYS = 6;

/** A moment as people say it: "16:20" today, "Mon 16:20" this week, "12 May, 16:20" otherwise, with the year where it is another. */
export function whenWords(locale: Locale, at: string, now = new Date()): string {
  const moment = new Date(at);
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  if (moment.toDateString() === now.toDateString()) return new Intl.DateTimeFormat(intlTag(locale), time).format(moment);
  const near = Math.abs(now.getTime() - moment.getTime()) < NEAR_DAYS * DAY_MS;
  if (near) return new Intl.DateTimeFormat(intlTag(locale), { weekday: 'short', ...time }).format(moment);
  const year = moment.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const);
  return new Intl.DateTimeFormat(intlTag(locale), { day: 'numeric', month: 'short', ...year, ...time }).format(moment);
}

/** A day: "12 May 2026". */
export function dayWords(locale: Locale, at: string): string {
  return new Intl.DateTimeFormat(intlTag(locale), { day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(at));
}
