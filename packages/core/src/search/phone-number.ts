/** Calling codes of two digits; 1 and 7 have one, the rest three (ITU-T E.164). */
const TWO_DIGITS = new Set('20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98'.split(' '));

/** The calling code, the trunk digits dialled before a national number and the length of one, where a country has one length. */
const PLANS: Readonly<Record<string, { readonly code: string; readonly trunk: string; readonly length?: number }>> = {
  PL: { code: '48', trunk: '', length: 9 }, RU: { code: '7', trunk: '8', length: 10 }, KZ: { code: '7', trunk: '8', length: 10 }, BY: { code: '375', trunk: '80', length: 9 }, UA: { code: '380', trunk: '0', length: 9 },
  DE: { code: '49', trunk: '0' }, AT: { code: '43', trunk: '0' }, CH: { code: '41', trunk: '0', length: 9 }, FR: { code: '33', trunk: '0', length: 9 }, GB: { code: '44', trunk: '0', length: 10 }, IE: { code: '353', trunk: '0' },
  CZ: { code: '420', trunk: '', length: 9 }, SK: { code: '421', trunk: '0', length: 9 }, LT: { code: '370', trunk: '8', length: 8 }, LV: { code: '371', trunk: '', length: 8 }, EE: { code: '372', trunk: '' },
  US: { code: '1', trunk: '1', length: 10 }, CA: { code: '1', trunk: '1', length: 10 }, IT: { code: '39', trunk: '' }, ES: { code: '34', trunk: '', length: 9 }, NL: { code: '31', trunk: '0', length: 9 }, GE: { code: '995', trunk: '0', length: 9 }, AM: { code: '374', trunk: '0', length: 8 },
};

export type PhoneNumber = { readonly international: string; readonly national: string };

/**
 * The digits of a phone number, however it is written: "+48 601 234 567", "0048601234567", "601-234-567" in
 * Poland, "8 (916) 123-45-67" in Russia. An extension ("ext. 12", "wew. 12", "доб. 12") is left out.
 * @param country two letters; where the number says no country itself, it is read as one of this country.
 * @returns null when fewer than 6 or more than 15 digits are left.
 */
export function readPhone(text: string, country: string): PhoneNumber | null {
  const [main = ''] = text.split(EXTENSION);
  const digits = main.replaceAll(/\D/gu, '');
  if (digits.length < 6 || digits.length > 17) return null;
  const abroad = main.trim().startsWith('+') ? digits : (/^00[1-9]/u.test(digits) ? digits.slice(2) : null);
  return abroad === null ? atHome(digits, country) : fromAbroad(abroad);
}

const EXTENSION = /(?:ext|wew|доб|вн|x|#)\.?/iu;

/** Whether two writings are one number; `country` as for {@link readPhone}. Behind one switchboard two extensions are two. */
export function samePhone(first: string, second: string, country: string): boolean {
  const read = readPhone(first, country);
  return read !== null && read.international === readPhone(second, country)?.international && !differInExtension(first, second);
}

/** Whether both name an extension, and not the same. */
export function differInExtension(first: string, second: string): boolean {
  const [one, other] = [extensionOf(first), extensionOf(second)];
  return one !== '' && other !== '' && one !== other;
}

/** The digits of an extension; empty where none is named. */
export function extensionOf(text: string): string {
  return text.split(EXTENSION).slice(1).join('').replaceAll(/\D/gu, '');
}

function fromAbroad(digits: string): PhoneNumber | null {
  const code = digits.slice(0, codeLength(digits));
  const national = withoutTrunk(digits.slice(code.length));
  return digits.length > 15 ? null : { international: code + national, national };
}

function atHome(digits: string, country: string): PhoneNumber | null {
  const plan = PLANS[country];
  if (digits.length > 15) return null;
  if (plan === undefined) return { international: digits, national: digits };
  const { code, trunk, length } = plan;
  // The code without its plus, as many address books keep it.
  if (length !== undefined && digits.length === code.length + length && digits.startsWith(code)) return { international: digits, national: digits.slice(code.length) };
  const national = trunk !== '' && digits.startsWith(trunk) && (length === undefined || digits.length === length + trunk.length) ? digits.slice(trunk.length) : digits;
  return { international: code + national, national };
}

/** "+44 (0) 20 …": the trunk zero that people write in brackets. Italian numbers keep theirs. */
function withoutTrunk(national: string): string {
  return national.startsWith('0') && national.length > 9 ? national.slice(1) : national;
}

function codeLength(digits: string): number {
  if (digits.startsWith('1') || digits.startsWith('7')) return 1;
  return TWO_DIGITS.has(digits.slice(0, 2)) ? 2 : 3;
}
