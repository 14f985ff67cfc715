import type { Variable, VariableType } from '@entente/core/document/content';
import type { Locale } from '@entente/core/kernel/locale';
import { formatMinor, parseMinor } from '../../ui/money-text.ts';

const CODE = /[A-Z]{3}$/;

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

/**
 * What was typed in the written form of its type (see core's variable-value.ts); null for nothing.
 * What does not fit comes back as it was typed, so that it can be refused with its words kept.
 */
export function writtenForm(type: VariableType, typed: string, { currency }: { currency: string }): string | null {
  const text = typed.trim();
  if (text === '') return null;
  if (type === 'text' || type === 'day') return text;
  if (type === 'money') {
    const code = CODE.exec(text.toUpperCase())?.[0] ?? currency;
    const minor = parseMinor(text.replace(/\p{L}{2,3}\.?$/u, '').replace(/[€$£₽]/gu, ''), code);
    return minor === undefined || minor === null ? text : `${minor} ${code}`;
  }
  if (type === 'number' || type === 'percent') return text.replace(/\s|%$/gu, '').replace(',', '.');
  return /^(\d+)(?:\s+[\p{L}\s.]*)?$/u.exec(text)?.[1] ?? text;
}
