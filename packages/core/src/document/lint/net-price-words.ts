import type { Locale } from '../../kernel/locale.ts';
import { rememberIn } from '../../kernel/remember.ts';
import { phrasesIn } from './vague-words.ts';

/**
 * Words by which tax comes on top of an amount. "Without VAT" is none of them: whoever is exempt says it of the whole price.
 * As in `vague-words.ts`, "…" at the end stands for any ending.
 */
const NET: Readonly<Record<Locale, readonly string[]>> = {
  en: [
    'amounts are net', 'prices are net', 'fees are net', 'sums are net', 'amount is net', 'price is net', 'fee is net', 'net price…', 'net amount…', 'net of tax', 'net of vat', 'before tax', 'before vat', 'vat is added', 'tax is added', 'taxes are added', 'vat will be added', 'tax will be added',
    'vat is charged on top', 'plus vat', 'plus tax', 'plus taxes', 'excluding vat', 'excluding tax…', 'exclusive of vat', 'exclusive of tax…', 'excl. vat', 'not include vat', 'not include tax…', 'not including vat', 'vat is not included', 'tax is not included',
  ],
  pl: [
    'netto', 'vat dolicza się', 'podatek dolicza się', 'dolicza się vat', 'dolicza się podatek', 'doliczony vat', 'doliczony podatek', 'vat zostanie doliczony', 'podatek zostanie doliczony', 'plus vat', 'powiększona o vat', 'powiększone o vat', 'powiększonej o vat', 'powiększona o podatek', 'powiększone o podatek', 'powiększonej o podatek',
    'nie zawiera vat', 'nie zawierają vat', 'nie zawiera podatku', 'nie zawierają podatku', 'nie obejmuje vat', 'nie obejmują vat', 'nie obejmuje podatku', 'nie obejmują podatku',
  ],
  ru: [
    'без ндс; он добавляется', 'без ндс, он добавляется', 'без ндс, который добавляется', 'без учёта ндс', 'без учета ндс', 'налог добавляется', 'налог начисляется сверх', 'ндс добавляется', 'ндс прибавляется', 'ндс начисляется сверх', 'ндс сверх', 'плюс ндс', 'не включает ндс', 'не включают ндс', 'не включая ндс', 'не включает налог…', 'не включают налог…', 'ндс не включён', 'ндс не включен', 'ндс в цену не входит', 'увеличивается на ндс', 'увеличиваются на ндс', 'увеличивается на сумму ндс', 'увеличиваются на сумму ндс',
  ],
};

/** The words of a text that leave tax out of its amounts, as they stand in it. */
export const netPriceWords: (text: string, locale: Locale) => readonly string[] = rememberIn(500, (text, locale) => phrasesIn(text, NET[locale]));
