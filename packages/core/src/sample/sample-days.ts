const DAY_MS = 86_400_000;

/** The moment `days` before `now`, at an hour (UTC) at which people work; negative days lie ahead. */
export function daysBefore(now: Date, days: number, hour = 9): Date {
  const day = new Date(now.getTime() - days * DAY_MS);
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate(), hour, 12, 7, 420));
}

/** The calendar day `days` before `now`, YYYY-MM-DD. */
export function dayBefore(now: Date, days: number): string {
  return daysBefore(now, days).toISOString().slice(0, 10);
}
