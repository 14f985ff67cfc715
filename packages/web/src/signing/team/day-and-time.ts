import type { Locale } from '@entente/core/kernel/locale';
import { intlTag } from '../../ui/time-words.ts';

/** "12 May, 16:20", where the reader is. */
export function dayAndTime(locale: Locale, at: string): string {
  return new Intl.DateTimeFormat(intlTag(locale), { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }).format(new Date(at));
}
