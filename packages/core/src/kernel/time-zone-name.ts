import { isTimeZone } from './zoned-time.ts';

/** Names of today of zones that the engine lists under their former ones, though it knows both (IANA tz, file "backward"). */
const RENAMED = ['Africa/Asmara', 'America/Argentina/Buenos_Aires', 'America/Argentina/Catamarca', 'America/Argentina/Cordoba', 'America/Argentina/Jujuy', 'America/Argentina/Mendoza', 'America/Atikokan', 'America/Indiana/Indianapolis', 'America/Kentucky/Louisville', 'America/Nuuk', 'Asia/Ho_Chi_Minh', 'Asia/Kathmandu', 'Asia/Kolkata', 'Asia/Yangon', 'Atlantic/Faroe', 'Europe/Kyiv', 'Pacific/Chuuk', 'Pacific/Kanton', 'Pacific/Pohnpei'];

/**
 * The time zone (IANA) that a person typed by its name: "Europe/Warsaw", "europe warsaw", or the city alone where only
 * one zone is called so. @returns null where none is, or more than one.
 */
export function timeZoneNamed(typed: string): string | null {
  const wanted = plain(typed);
  if (wanted === '') return null;
  const zones = [...new Set([...Intl.supportedValuesOf('timeZone'), ...RENAMED.filter(isTimeZone), 'UTC'])];
  const exact = zones.find((zone) => plain(zone) === wanted);
  if (exact !== undefined) return exact;
  const [city, ...more] = zones.filter((zone) => plain(zone.slice(zone.lastIndexOf('/') + 1)) === wanted);
  return more.length === 0 ? (city ?? null) : null;
}

function plain(name: string): string {
  return name.trim().toLowerCase().replaceAll(/[\s_/]+/g, ' ');
}
