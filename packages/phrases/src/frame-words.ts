import type { FrameWords } from '@entente/core/document/frame-words';
import type { Locale } from '@entente/core/kernel/locale';
import { minorDigits } from '@entente/core/kernel/minor-digits';
import { plainMessage } from './plain-message.ts';
import type { Catalog } from './shape.ts';

type FrameCatalog = Catalog['frame'];

/** The currencies that the catalog names in its own way; the others stand by their code. */
const NAMED_CURRENCIES = ['PLN', 'EUR', 'USD', 'GBP', 'RUB'] as const;
/**
 * The countries that a text names; others stand by their code. The list is closed: what was signed with a code would be
 * written out with a name that is added later, and would no longer match its hash.
 */
const NAMED_COUNTRIES = ['AT', 'BE', 'BG', 'BY', 'CH', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GB', 'GR', 'HR', 'HU', 'IE', 'IS', 'IT', 'KZ', 'LI', 'LT', 'LU', 'LV', 'MT', 'NL', 'NO', 'PL', 'PT', 'RO', 'RU', 'SE', 'SI', 'SK', 'UA', 'US'] as const;
const MONTHS = ['month.1', 'month.2', 'month.3', 'month.4', 'month.5', 'month.6', 'month.7', 'month.8', 'month.9', 'month.10', 'month.11', 'month.12'] as const;

/**
 * The words by which a document is written out in one language. Digits, separators, months and plural
 * forms come from the catalog alone, so that the text, and with it the hash, is the same everywhere.
 */
export function makeFrameWords(locale: Locale, catalog: FrameCatalog): FrameWords {
  const say = (key: keyof FrameCatalog, values: Readonly<Record<string, string | number>> = {}): string => plainMessage(locale, catalog[key], values);
  const number = (decimal: string): string => {
    const [whole = '', fraction] = decimal.split('.');
    const grouped = groupsOf(whole.replace('-', '')).reduce((left, right) => say('number.group', { left, right }));
    const signed = whole.startsWith('-') ? `\u2212${grouped}` : grouped;
    return fraction === undefined ? signed : say('number.point', { whole: signed, fraction });
  };
  const priced = (decimal: string, currency: string): string => {
    const named = NAMED_CURRENCIES.find((code) => code === currency);
    return say('money', { amount: number(decimal), currency: named === undefined ? currency : say(`currency.${named}`) });
  };
  return {
    locale,
    say,
    number,
    percent: (decimal) => say('percent', { number: number(decimal) }),
    count: (count, unit) => say(`unit.${unit}`, { count }),
    day(day) {
      const [year = '', month = '', date = ''] = day.split('-');
      return say('day', { day: String(Number(date)), month: say(MONTHS[Number(month) - 1] ?? 'month.1'), year });
    },
    country(code) {
      const named = NAMED_COUNTRIES.find((one) => one === code);
      return named === undefined ? code : say(`country.${named}`);
    },
    money: (amountMinor, currency) => priced(decimalOf(amountMinor, minorDigits(currency)), currency),
    roundMoney: (amountMinor, currency) => priced(decimalOf(amountMinor, minorDigits(currency)).replace(/\.0+$/, ''), currency),
    list(items) {
      const [last = '', ...others] = items.toReversed();
      return others.length === 0 ? last : say('list', { items: others.reverse().join(', '), last });
    },
  };
}

function decimalOf(amountMinor: number, digits: number): string {
  const sign = amountMinor < 0 ? '-' : '';
  const figures = String(Math.abs(amountMinor)).padStart(digits + 1, '0');
  const whole = figures.slice(0, figures.length - digits);
  return digits === 0 ? sign + whole : `${sign}${whole}.${figures.slice(-digits)}`;
}

function groupsOf(figures: string): string[] {
  const groups: string[] = [];
  for (let end = figures.length; end > 0; end -= 3) groups.unshift(figures.slice(Math.max(0, end - 3), end));
  return groups.length === 0 ? ['0'] : groups;
}
