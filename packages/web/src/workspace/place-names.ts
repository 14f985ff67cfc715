import type { Locale } from '@entente/core/kernel/locale';
import { intlTag } from '../ui/time-words.ts';

type Named = { value: string; label: string; note?: string };

/** ISO 3166-1. Browsers know the names, but do not list the codes. */
const COUNTRIES = 'AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW'.split(' ');

/** Countries by their names in the reader's language. */
export function countryNames(locale: Locale): readonly Named[] {
  return countryNamesOf(locale, COUNTRIES);
}

/** Some countries, by their codes. */
export function countryNamesOf(locale: Locale, codes: readonly string[]): readonly Named[] {
  return named(codes, locale, 'region');
}

/** Currencies by their names in the reader's language, with their codes. */
export function currencyNames(locale: Locale): readonly Named[] {
  return named(Intl.supportedValuesOf('currency'), locale, 'currency').map((currency) => ({ ...currency, note: currency.value }));
}

/** Time zones by their IANA names. */
export function timeZoneNames(): readonly Named[] {
  return Intl.supportedValuesOf('timeZone').map((value) => ({ value, label: value.replaceAll('_', ' ') }));
}

function named(codes: readonly string[], locale: Locale, type: 'region' | 'currency'): readonly Named[] {
  const names = new Intl.DisplayNames(intlTag(locale), { type });
  return codes.map((value) => ({ value, label: names.of(value) ?? value })).sort((a, b) => a.label.localeCompare(b.label, locale));
}
