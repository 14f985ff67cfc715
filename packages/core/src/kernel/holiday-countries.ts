import { daysOf, firstFrom, fixed, movedOn, orthodox, western, within, type HolidayRule } from './holiday-rules.ts';
import { russianHolidays } from './holidays-russia.ts';
import type { Day } from './values.ts';

/** Every public holiday of a country in a year, those on weekends too. */
export type HolidaysOfYear = (year: number) => readonly Day[];

/** Sweden and Finland: the eve of midsummer, on the Friday between 19 and 25 June. */
const MIDSUMMER_EVE = firstFrom('06-19', 5);
/** Netherlands: the King's day, a day earlier where 27 April is a Sunday. */
const KINGS_DAY: HolidayRule = (year) => (new Date(`${year}-04-27T00:00:00.000Z`).getUTCDay() === 0 ? `${year}-04-26` : `${year}-04-27`);
/** Ireland: St Brigid, the first Monday of February, or the 1st itself where it is a Friday. */
const ST_BRIGID: HolidayRule = (year) => (new Date(`${year}-02-01T00:00:00.000Z`).getUTCDay() === 5 ? `${year}-02-01` : firstFrom('02-01', 1)(year));

/**
 * Public holidays by the law of each country: nationwide ones only, without those of a land, region or town and
 * without bridge days that a government gives in one year (Russia excepted, whose yearly decree stands by itself).
 * The acts are named beside what they changed lately; the rest is old law.
 */
export const HOLIDAYS: Readonly<Record<string, HolidaysOfYear>> = {
  AT: list(fixed('01-01', '01-06', '05-01', '08-15', '10-26', '11-01', '12-08', '12-25', '12-26'), western(1, 39, 50, 60)),
  BE: list(fixed('01-01', '05-01', '07-21', '08-15', '11-01', '11-11', '12-25'), western(1, 39, 50)),
  // Labour Code art. 154: what falls on a weekend, Easter excepted, gives the next working days.
  BG: movedOn(fixed('01-01', '03-03', '05-01', '05-06', '05-24', '09-06', '09-22', '12-24', '12-25', '12-26'), orthodox(-2, -1, 0, 1)),
  CY: list(fixed('01-01', '01-06', '03-25', '04-01', '05-01', '08-15', '10-01', '10-28', '12-25', '12-26'), orthodox(-48, -2, 1, 50)),
  CZ: list(fixed('01-01', '05-01', '05-08', '07-05', '07-06', '09-28', '10-28', '11-17', '12-24', '12-25', '12-26'), western(-2, 1)),
  DE: list(fixed('01-01', '05-01', '10-03', '12-25', '12-26'), western(-2, 1, 39, 50)),
  // Great Prayer Day, the fourth Friday after Easter, is none since 2024 (lov nr 214 of 2023).
  DK: list(fixed('01-01', '12-25', '12-26'), western(-3, -2, 1, 39, 50), within({ until: 2023 }, western(26))),
  EE: list(fixed('01-01', '02-24', '05-01', '06-23', '06-24', '08-20', '12-24', '12-25', '12-26'), western(-2)),
  ES: list(fixed('01-01', '01-06', '05-01', '08-15', '10-12', '11-01', '12-06', '12-08', '12-25'), western(-2)),
  // Act 150/1930 on reckoning terms, section 5, sets the eves of midsummer and Christmas beside the holidays.
  FI: list(fixed('01-01', '01-06', '05-01', '12-06', '12-24', '12-25', '12-26'), western(-2, 1, 39), [MIDSUMMER_EVE]),
  FR: list(fixed('01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'), western(1, 39, 50)),
  GR: list(fixed('01-01', '01-06', '03-25', '05-01', '08-15', '10-28', '12-25', '12-26'), orthodox(-48, -2, 1, 50)),
  HR: list(fixed('01-01', '01-06', '05-01', '05-30', '06-22', '08-05', '08-15', '11-01', '11-18', '12-25', '12-26'), western(1, 60)),
  HU: list(fixed('01-01', '03-15', '05-01', '08-20', '10-23', '11-01', '12-25', '12-26'), western(-2, 1, 50)),
  IE: list(fixed('01-01', '03-17', '12-25', '12-26'), western(1), [ST_BRIGID, firstFrom('05-01', 1), firstFrom('06-01', 1), firstFrom('08-01', 1), firstFrom('10-25', 1)]),
  IS: list(fixed('01-01', '05-01', '06-17', '12-25', '12-26'), western(-3, -2, 1, 39, 50), [firstFrom('04-19', 4), firstFrom('08-01', 1)]),
  // St Francis, 4 October, from 2026 (legge 151/2025).
  IT: list(fixed('01-01', '01-06', '04-25', '05-01', '06-02', '08-15', '11-01', '12-08', '12-25', '12-26'), western(1), within({ since: 2026 }, fixed('10-04'))),
  LI: list(fixed('01-01', '01-06', '05-01', '08-15', '09-08', '11-01', '12-08', '12-25', '12-26'), western(1, 39, 50, 60)),
  LT: list(fixed('01-01', '02-16', '03-11', '05-01', '06-24', '07-06', '08-15', '11-01', '11-02', '12-24', '12-25', '12-26'), western(1)),
  LU: list(fixed('01-01', '05-01', '05-09', '06-23', '08-15', '11-01', '12-25', '12-26'), western(1, 39, 50)),
  // Only 4 May and 18 November give the next working day.
  LV: movedOn(fixed('05-04', '11-18'), [...fixed('01-01', '05-01', '06-23', '06-24', '12-24', '12-25', '12-26', '12-31'), ...western(-2, 1)]),
  MT: list(fixed('01-01', '02-10', '03-19', '03-31', '05-01', '06-07', '06-29', '08-15', '09-08', '09-21', '12-08', '12-13', '12-25'), western(-2)),
  // Algemene termijnenwet, article 3: 5 May of every year, and Good Friday set beside the holidays.
  NL: list(fixed('01-01', '05-05', '12-25', '12-26'), western(-2, 1, 39, 50), [KINGS_DAY]),
  NO: list(fixed('01-01', '05-01', '05-17', '12-25', '12-26'), western(-3, -2, 1, 39, 50)),
  // Ustawa o dniach wolnych od pracy; Christmas Eve since 2025 (Dz.U. 2024 poz. 1965).
  PL: list(fixed('01-01', '01-06', '05-01', '05-03', '08-15', '11-01', '11-11', '12-25', '12-26'), western(1, 60), within({ since: 2025 }, fixed('12-24'))),
  PT: list(fixed('01-01', '04-25', '05-01', '06-10', '08-15', '10-05', '11-01', '12-01', '12-08', '12-25'), western(-2, 60)),
  // Codul muncii art. 139; 6 and 7 January since 2024.
  RO: list(fixed('01-01', '01-02', '01-24', '05-01', '06-01', '08-15', '11-30', '12-01', '12-25', '12-26'), orthodox(-2, 1, 50), within({ since: 2024 }, fixed('01-06', '01-07'))),
  RU: russianHolidays,
  // Act 1930:173 on reckoning terms sets the eves of midsummer, Christmas and the new year beside the holidays.
  SE: list(fixed('01-01', '01-06', '05-01', '06-06', '12-24', '12-25', '12-26', '12-31'), western(-2, 1, 39), [MIDSUMMER_EVE]),
  SI: list(fixed('01-01', '01-02', '02-08', '04-27', '05-01', '05-02', '06-25', '08-15', '10-31', '11-01', '12-25', '12-26'), western(1)),
  SK: list(fixed('01-01', '01-06', '05-01', '07-05', '08-29', '11-01', '12-24', '12-25', '12-26'), western(-2, 1), within({ except: 2026 }, fixed('05-08', '09-15')), within({ until: 2023 }, fixed('09-01')), within({ until: 2024 }, fixed('11-17'))),
};

function list(...rules: readonly (readonly HolidayRule[])[]): HolidaysOfYear {
  return (year) => daysOf(rules.flat(), year);
}
