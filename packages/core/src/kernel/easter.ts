/**
 * Easter Sunday of a year by the western churches, as days after 1 March (Meeus/Jones/Butcher, "Astronomical
 * Algorithms", chapter 8; holds for every year of the Gregorian calendar).
 */
export function westernEaster(year: number): number {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const moon = (19 * golden + century - Math.floor(century / 4) - moonShift + 15) % 30;
  const week = (32 + 2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - moon - ((year % 100) % 4)) % 7;
  const late = Math.floor((golden + 11 * moon + 22 * week) / 451);
  return moon + week - 7 * late + 21;
}

/**
 * Easter Sunday of a year by the orthodox churches, as days after 1 March of the Gregorian calendar (Meeus, the
 * same chapter; the thirteen days between the calendars hold from 1900 to 2099).
 */
export function orthodoxEaster(year: number): number {
  const moon = (19 * (year % 19) + 15) % 30;
  const week = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7;
  return moon + week + 21 + 13;
}
