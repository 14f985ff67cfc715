import type { RecordField } from '../record/record-fields.ts';
import { birthdayFromParts } from './birthday-reading.ts';
import { readCountry } from './cell-reading.ts';

type Fields = readonly Pick<RecordField, 'key'>[];
/** A row while it is read: parts by their targets, and the fields that are filled by now. */
type Parted = { readonly parts: Readonly<Record<string, string>>; readonly set: Record<string, unknown> };

/** The second address counts where there is no first one. A country by itself is no address. */
export function joinAddress(fields: Fields, { parts, set }: Parted): void {
  const takes = (field: string): boolean => !(field in set) && fields.some(({ key }) => key === field);
  const place = PLACES.find((one) => addressOf(parts, one) !== '');
  const address = place === undefined ? '' : addressOf(parts, place);
  if (address !== '' && address.length <= 300 && takes('address')) set['address'] = address;
  const country = countryOf(parts, place);
  const code = takes('country') ? readCountry(country) : null;
  // Of a whole address the country has to be its own: a card names that of its first one.
  const isHere = place !== undefined || !('address' in set) || String(set['address']).includes(country);
  if (code !== null && isHere) set['country'] = code;
}

const PLACES = ['address', 'address2'] as const;
type Place = (typeof PLACES)[number];

function countryOf(parts: Parted['parts'], place: Place | undefined): string {
  const said = place === undefined ? PLACES.map((one) => parts[`${one}.country`]).find((one) => one !== undefined) : parts[`${place}.country`];
  return said ?? '';
}

/** Day, month and year in columns of their own. @returns whether they made a birthday. */
export function joinBirthday(fields: Fields, { parts, set }: Parted): boolean {
  const birthday = birthdayFromParts({ year: parts['birthday.year'], month: parts['birthday.month'], day: parts['birthday.day'] });
  if (birthday === null || 'birthday' in set || fields.every(({ key }) => key !== 'birthday')) return false;
  set['birthday'] = birthday;
  return true;
}

/** A country that is said by its code alone is no word of an address. */
function addressOf(parts: Readonly<Record<string, string>>, place: Place): string {
  const of = (part: string): string => parts[`${place}.${part}`] ?? '';
  const lines = [of('street'), [of('postcode'), of('city')].filter((part) => part !== '').join(' '), of('region')].filter((part) => part !== '');
  return lines.length === 0 ? '' : [...lines, of('country')].filter((part) => part.length > 2 || lines.includes(part)).join(', ');
}
