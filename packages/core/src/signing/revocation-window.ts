import { holidayCalendar } from '../kernel/holidays.ts';
import { addDays, dayIn, momentIn, weekday } from '../kernel/zoned-time.ts';
import type { Day } from '../kernel/values.ts';

/** Days in which a consumer may go back on a contract for services (2011/83/EU art. 9(1)). */
export const REVOCATION_DAYS = 14;

/** The days of the right: `lastDay` is the last one, `endsAt` the moment after it. */
export type RevocationWindow = { readonly lastDay: Day; readonly endsAt: Date };

/**
 * The time in which a consumer may go back on a contract concluded at a moment. Reckoned as Regulation
 * 1182/71 art. 3 has it: the day of the contract does not count, the last day counts whole, and a last
 * day on a weekend or a public holiday is moved to the next working day.
 * @param country whose public holidays count (see `countryOfRight`), ISO 3166-1 alpha-2
 */
export function revocationWindow({ concludedAt, timeZone, country }: { readonly concludedAt: Date; readonly timeZone: string; readonly country: string }): RevocationWindow {
  const { isDayOff } = holidayCalendar(country);
  let lastDay = addDays(dayIn(timeZone, concludedAt), REVOCATION_DAYS);
  while (weekday(lastDay) > 5 || isDayOff(lastDay)) lastDay = addDays(lastDay, 1);
  return { lastDay, endsAt: momentIn(timeZone, addDays(lastDay, 1), '00:00') };
}

/** Whether the right can be used at a moment. */
export function isWindowOpen({ endsAt }: RevocationWindow, now: Date): boolean {
  return now.getTime() < endsAt.getTime();
}
