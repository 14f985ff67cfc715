/** Day and month, and the year where it is known; months and days count from one. */
export type BirthdayParts = { readonly year: number | null; readonly month: number; readonly day: number };

const FORM = /^(\d{4}|-)-(\d{2})-(\d{2})$/;
/** Leap, so that 29 February is a birthday of a year that nobody knows. */
const ANY_YEAR = 2000;

/** Reads the one stored form: "1984-05-12", or "--05-12" where the year is not known, as vCard writes it. Null for anything else. */
export function birthdayParts(text: string): BirthdayParts | null {
  const [, year = '', month = '', day = ''] = FORM.exec(text) ?? [];
  const parts = { year: year === '-' ? null : Number(year), month: Number(month), day: Number(day) };
  return year !== '' && isDayOfYear(parts) ? parts : null;
}

/** The stored form of a birthday, or null where the calendar has no such day. */
export function birthdayOf(parts: BirthdayParts): string | null {
  if (!isDayOfYear(parts)) return null;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${parts.year === null ? '-' : String(parts.year).padStart(4, '0')}-${two(parts.month)}-${two(parts.day)}`;
}

/** What a person types: "22.03.1980", "22/3", "1980-03-22"; the day before the month, the year of four digits or none. Null when it is no birthday. */
export function typedBirthday(text: string): string | null {
  const stored = birthdayParts(text.trim());
  if (stored !== null) return birthdayOf(stored);
  const tokens = text.split(/[\s./-]+/).filter((token) => token !== '');
  if (tokens.length < 2 || tokens.length > 3 || !tokens.every((token) => /^\d{1,4}$/.test(token))) return null;
  const [day = '', month = '', year] = tokens;
  if (day.length > 2 || month.length > 2 || (year !== undefined && year.length !== 4)) return null;
  return birthdayOf({ year: year === undefined ? null : Number(year), month: Number(month), day: Number(day) });
}

function isDayOfYear({ year, month, day }: BirthdayParts): boolean {
  if (year !== null && (year < 1000 || year > 9999)) return false;
  const date = new Date(Date.UTC(year ?? ANY_YEAR, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
