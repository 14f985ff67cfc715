/** One-letter words of Polish and Russian (and the English article); a letter that ends a line alone reads as a misprint. */
const SHORT = /(?<![\p{L}\p{N}])([aiouwzAIOUWZавикосуяАВИКОСУЯ]) (?=\S)/gu;
/** A number and what it counts. */
const UNIT = /(\d) (?=(?:zł|€|\$|₽|%|h|min|kB|MB|GB|EUR|PLN|USD|RUB)(?!\p{L}))/gu;

/** Sets non-breaking spaces after one-letter words and between number and unit, so that neither stands alone at a line's end. */
export function bindWords(text: string): string {
  return text.replace(SHORT, '$1\u00A0').replace(UNIT, '$1\u00A0');
}
