/**
 * The time zone (IANA) that a person typed by its name: "Europe/Warsaw", "europe warsaw", or the city alone where only
 * one zone is called so. @returns null where none is, or more than one.
 */
export function timeZoneNamed(typed: string): string | null {
  const wanted = plain(typed);
  if (wanted === '') return null;
  const zones = [...Intl.supportedValuesOf('timeZone'), 'UTC'];
  const exact = zones.find((zone) => plain(zone) === wanted);
  if (exact !== undefined) return exact;
  const [city, ...more] = zones.filter((zone) => plain(zone.slice(zone.lastIndexOf('/') + 1)) === wanted);
  return more.length === 0 ? (city ?? null) : null;
}

function plain(name: string): string {
  return name.trim().toLowerCase().replaceAll(/[\s_/]+/g, ' ');
}
