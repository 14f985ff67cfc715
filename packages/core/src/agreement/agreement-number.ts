const NUMBER = /^A-(\d{4})-(\d{4,9})$/;

/** The number people see, counted per workspace and year: "A-2026-0007". */
export function agreementNumber(year: number, count: number): string {
  if (!Number.isInteger(year) || year < 1000 || year > 9999) throw new RangeError(`not a year: ${year}`);
  if (!Number.isInteger(count) || count < 1) throw new RangeError(`agreements are counted from 1, not ${count}`);
  return `A-${year}-${String(count).padStart(4, '0')}`;
}

/** Reads such a number; null where it is none. */
export function parseAgreementNumber(text: string): { readonly year: number; readonly count: number } | null {
  const [, year, count] = NUMBER.exec(text) ?? [];
  if (year === undefined || count === undefined || Number(count) < 1) return null;
  return agreementNumber(Number(year), Number(count)) === text ? { year: Number(year), count: Number(count) } : null;
}

/** The year of a moment where the workspace is: the year an agreement is counted in. */
export function yearIn(timeZone: string, at: Date): number {
  return Number(new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', calendar: 'gregory', numberingSystem: 'latn' }).format(at));
}
