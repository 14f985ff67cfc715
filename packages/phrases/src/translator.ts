import { IntlMessageFormat } from 'intl-messageformat';
import type { Locale } from '@entente/core/kernel/locale';
import type { Catalog, PhraseArea, PhraseKey } from './shape.ts';

export type PhraseValues = Readonly<Record<string, string | number | boolean | Date | null | undefined>>;
/** Says a phrase in one language; ICU message syntax, plurals included. */
export type Translator = {
  (key: PhraseKey, values?: PhraseValues): string;
  readonly locale: Locale;
  /** True where the catalog has the key; for codes that come from the wire. */
  has(key: string): key is PhraseKey;
};

const PLACEHOLDER = /[{}<']/;
/** A name that ends in a full stop of its own ("sp. z o.o.", "Inc.") at the end of a sentence. */
const DOUBLED_STOP = /(?<=\p{L})\.\.(?=\s|$)/gu;

/**
 * Makes a translator over one catalog. Parsed messages are kept, each key is parsed once. Areas may come into the catalog later.
 */
export function makeTranslator(locale: Locale, catalog: Partial<Catalog>): Translator {
  const parsed = new Map<string, IntlMessageFormat>();
  const find = (key: string): string | undefined => {
    const dot = key.indexOf('.');
    const area: Readonly<Record<string, string>> | undefined = catalog[key.slice(0, dot) as PhraseArea];
    return area?.[key.slice(dot + 1)];
  };
  const say = (key: PhraseKey, values: PhraseValues = {}): string => {
    const message = find(key);
    if (message === undefined) throw new RangeError(`no phrase "${key}"`);
    if (!PLACEHOLDER.test(message)) return message;
    let format = parsed.get(key);
    if (format === undefined) {
      format = new IntlMessageFormat(message, locale, undefined, { ignoreTag: true });
      parsed.set(key, format);
    }
    return String(format.format(values)).replace(DOUBLED_STOP, '.');
  };
  return Object.assign(say, { locale, has: (key: string): key is PhraseKey => find(key) !== undefined });
}
