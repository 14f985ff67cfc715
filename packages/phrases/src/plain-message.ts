import type { Locale } from '@entente/core/kernel/locale';

/**
 * Says a message of the frame catalog: `{name}`, and `{count, plural, =0 {…} one {…} other {# …}}`.
 * It reads a small part of ICU message syntax with its own plural rules and prints numbers as plain
 * digits, because agreements are hashed: the same text must come out on every platform and in ten years.
 *
 * @throws RangeError where the catalog's message is not of this form or a value is missing.
 */
export function plainMessage(locale: Locale, message: string, values: Readonly<Record<string, string | number>>): string {
  let said = '';
  let at = 0;
  while (at < message.length) {
    const open = message.indexOf('{', at);
    if (open === -1) return said + message.slice(at);
    const close = closing(message, open);
    said += message.slice(at, open) + argument(locale, message.slice(open + 1, close), values);
    at = close + 1;
  }
  return said;
}

function argument(locale: Locale, inner: string, values: Readonly<Record<string, string | number>>): string {
  const [name = '', type, ...rest] = inner.split(',');
  const value = values[name.trim()];
  if (value === undefined) throw new RangeError(`the message has no value for "${name.trim()}"`);
  if (type === undefined) return String(value);
  if (type.trim() !== 'plural' || typeof value !== 'number') throw new RangeError(`the frame catalog knows only plurals of numbers, not "${inner}"`);
  const forms = pluralForms(rest.join(','));
  const form = forms.get(`=${value}`) ?? forms.get(pluralRule(locale, value)) ?? forms.get('other');
  if (form === undefined) throw new RangeError(`a plural without "other": "${inner}"`);
  return plainMessage(locale, form.replaceAll('#', String(value)), values);
}

function pluralForms(text: string): ReadonlyMap<string, string> {
  const forms = new Map<string, string>();
  let at = 0;
  for (let open = text.indexOf('{'); open !== -1; open = text.indexOf('{', at)) {
    const close = closing(text, open);
    forms.set(text.slice(at, open).trim(), text.slice(open + 1, close));
    at = close + 1;
  }
  return forms;
}

function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    if (text[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  throw new RangeError(`a brace is not closed: "${text}"`);
}

/** Plural category of a whole number (CLDR 44; unchanged for these languages since 2012). */
export function pluralRule(locale: Locale, count: number): 'one' | 'few' | 'many' | 'other' {
  const n = Math.abs(count);
  if (!Number.isInteger(n)) return 'other';
  if (locale === 'en') return n === 1 ? 'one' : 'other';
  const few = n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14);
  const one = locale === 'pl' ? n === 1 : n % 10 === 1 && n % 100 !== 11;
  if (one) return 'one';
  return few ? 'few' : 'many';
}
