import { isWorkingDay, type WorkCalendar } from '../commitment/working-day.ts';
import { isQuietWithin, type QuietHours } from '../kernel/quiet-hours.ts';
import type { Day, Instant, Side } from '../kernel/values.ts';
import { dayIn, momentIn, sameClock } from '../kernel/zoned-time.ts';

/** When somebody who takes part can meet: on the days they work and outside their quiet hours, by their own clocks. */
export type MeetingHours = { readonly name: string; readonly side: Side; readonly timeZone: string; readonly quiet: QuietHours | null; readonly calendar: WorkCalendar };
type Stretch = { readonly startsAt: Instant; readonly minutes: number };

/** Whether a meeting falls, with any of its length, into quiet hours, or begins on a day on which somebody does not work. */
export function isShut({ timeZone, quiet, calendar }: MeetingHours, { startsAt, minutes }: Stretch): boolean {
  const at = new Date(startsAt);
  return !isWorkingDay(dayIn(timeZone, at), calendar) || (quiet !== null && isQuietWithin(quiet, at, minutes));
}

/** Who of these cannot be expected to come. */
export function shutFor(people: readonly MeetingHours[], stretch: Stretch): readonly string[] {
  return people.filter((person) => isShut(person, stretch)).map(({ name }) => name);
}

type Wished = { readonly timeZone: string; readonly time: string; readonly minutes: number };

/** The days on which everybody can meet at a time of the day. */
export function openToAll(people: readonly MeetingHours[], { timeZone, time, minutes }: Wished): WorkCalendar {
  const known = new Map<Day, boolean>();
  const isShutOn = (day: Day): boolean => {
    const startsAt = momentIn(timeZone, day, time).toISOString();
    return people.some((person) => isShut(person, { startsAt, minutes }));
  };
  return {
    isDayOff: (day) => {
      const shut = known.get(day) ?? isShutOn(day);
      known.set(day, shut);
      return shut;
    },
  };
}

/** The clocks of those who take part that show another time than the meeting's own, each once, with whose they are. */
export function otherClocks(people: readonly Pick<MeetingHours, 'name' | 'timeZone'>[], { startsAt, timeZone }: { readonly startsAt: Instant; readonly timeZone: string }): readonly { readonly timeZone: string; readonly names: readonly string[] }[] {
  const at = new Date(startsAt);
  const apart = people.filter((person) => !sameClock(person.timeZone, timeZone, at));
  const zones = apart.filter((person, index) => apart.findIndex((one) => sameClock(one.timeZone, person.timeZone, at)) === index);
  return zones.map(({ timeZone: zone }) => ({ timeZone: zone, names: apart.filter((one) => sameClock(one.timeZone, zone, at)).map(({ name }) => name) }));
}
