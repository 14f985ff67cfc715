import type { Locale } from '@entente/core/kernel/locale';
import { intlTag } from '@entente/core/kernel/locale-list';
import type { Day, Instant } from '@entente/core/kernel/values';
import { farYear } from '../../ui/time-words.ts';

/** Tells moments where the workspace is, in the language of the page. */
export type Moments = {
  /** "27 March"; with the year where that is far from now. */
  day(at: Instant): string;
  /** "Friday, 20 March" */
  weekday(day: Day): string;
  /** "14:32" */
  time(at: Instant): string;
  /** "19 March, 14:32" */
  moment(at: Instant): string;
  /** The same of a calendar day. */
  date(day: Day): string;
  /** "1 – 5 July 2031", or the one day. */
  days(from: Day, to: Day): string;
  /** "Central European Time": whose clocks these are. */
  zone: string;
};

/** Day before month and 24 hours in all three languages. */

export function momentsIn(locale: Locale, timeZone: string): Moments {
  const format = (options: Intl.DateTimeFormatOptions, zone = timeZone) => new Intl.DateTimeFormat(intlTag(locale), { ...options, timeZone: zone });
  const [time, weekday] = [format({ hour: '2-digit', minute: '2-digit' }), format({ weekday: 'long', day: 'numeric', month: 'long' }, 'UTC')];
  const day = (at: Date, zone = timeZone): string => format({ day: 'numeric', month: 'long', ...farYear(at) }, zone).format(at);
  const noon = (of: Day): Date => new Date(`${of}T12:00:00Z`);
  // A date is read in one piece: no line breaks between day and month.
  const whole = (text: string): string => text.replaceAll(/(\d) /g, '$1\u00a0');
  return {
    day: (at) => whole(day(new Date(at))),
    time: (at) => time.format(new Date(at)),
    moment: (at) => `${whole(day(new Date(at)))}, ${time.format(new Date(at))}`,
    date: (of) => whole(day(noon(of), 'UTC')),
    weekday: (of) => whole(weekday.format(noon(of))),
    days: (from, to) => whole(format({ day: 'numeric', month: 'long', year: 'numeric' }, 'UTC').formatRange(noon(from), noon(to))),
    zone: format({ timeZoneName: 'longGeneric' }).formatToParts(new Date()).find(({ type }) => type === 'timeZoneName')?.value ?? timeZone,
  };
}
