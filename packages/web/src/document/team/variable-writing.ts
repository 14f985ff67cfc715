import type { Variable, VariableType } from '@entente/core/document/content';
import type { Locale } from '@entente/core/kernel/locale';
import { parseMinor } from '@entente/core/kernel/typed-amount';
import { formatMinor } from '../../ui/money-text.ts';

/** A value as a person types it: amounts in the language's separators with their currency, decimals with its point. */
export function typedForm({ type, value }: Pick<Variable, 'type' | 'value'>, locale: Locale): string {
  if (value === null) return '';
  if (type === 'money') {
    const [minor = '', currency = ''] = value.split(' ');
    return `${formatMinor(Number(minor), currency, locale)} ${currency}`;
  }
  const decimal = type === 'number' || type === 'percent';
  return decimal && locale !== 'en' ? value.replace('.', ',') : value;
}

type Writer = (text: string, currency: string) => string;

const asTyped: Writer = (text) => text;
const decimal: Writer = (text) => text.replace(/[\s%]/gu, '').replace(',', '.');
/** "5", "5 days", "5 дней": the number alone. */
const count: Writer = (text) => {
  const [figures = '', ...words] = text.split(/\s+/u);
  return words.every((word) => /^[\p{L}.]+$/u.test(word)) ? figures : text;
};

const WRITERS: Readonly<Record<VariableType, Writer>> = { text: asTyped, day: asTyped, money, number: decimal, percent: decimal, hours: count, days: count, working_days: count, weeks: count, months: count };

/**
 * What was typed in the written form of its type (see core's variable-value.ts); null for nothing.
 * What does not fit comes back as it was typed, so that it can be refused with its words kept.
 */
export function writtenForm(type: VariableType, typed: string, { currency }: { currency: string }): string | null {
  const text = typed.trim();
  return text === '' ? null : WRITERS[type](text, currency);
}

const SIGNS: Readonly<Record<string, string>> = { 'zł': 'PLN', '€': 'EUR', '$': 'USD', '£': 'GBP', '₽': 'RUB', 'руб.': 'RUB', 'руб': 'RUB' };

/** "78 400,00 zł", "1200 EUR", "€ 500": an amount with a code, a sign or neither. */
function money(text: string, currency: string): string {
  const sign = Object.keys(SIGNS).find((known) => text.includes(known));
  const code = /[A-Z]{3}/.exec(text.toUpperCase())?.[0];
  const chosen = sign === undefined ? (code ?? currency) : (SIGNS[sign] ?? currency);
  const minor = parseMinor(text.replace(sign ?? '', '').replace(/[A-Za-z]{3}/, ''), chosen);
  return minor === undefined || minor === null ? text : `${minor} ${chosen}`;
}
