import { fixed, movedOn } from './holiday-rules.ts';
import type { Day } from './values.ts';

/** Labour Code art. 112: the new year, whose weekends only a decree moves, and the days whose weekend moves by itself. */
const NEW_YEAR = fixed('01-01', '01-02', '01-03', '01-04', '01-05', '01-06', '01-07', '01-08');
const MOVING = ['02-23', '03-08', '05-01', '05-09', '06-12', '11-04'];

/** What the government moved in a year: further days off, and holidays that therefore do not move by themselves. */
type Decree = { readonly off: readonly string[]; readonly settled: readonly string[] };

/** By the decrees 1335 of 4 October 2024 and 1466 of 24 September 2025. Other years go by the code alone. */
const DECREES: Readonly<Record<number, Decree>> = {
  2025: { off: ['05-02', '05-08', '06-13', '11-03', '12-31'], settled: ['02-23', '03-08'] },
  2026: { off: ['01-09', '12-31'], settled: [] },
};

/** Public holidays of Russia in a year, with the days off that stand for them. */
export function russianHolidays(year: number): readonly Day[] {
  const decree = DECREES[year] ?? { off: [], settled: [] };
  const moving = fixed(...MOVING.filter((day) => !decree.settled.includes(day)));
  return movedOn(moving, [...NEW_YEAR, ...fixed(...decree.off, ...decree.settled)])(year);
}
