/** Letters that do not decompose into a plain letter and a mark. */
const WHOLE_LETTERS: Readonly<Record<string, string>> = { ł: 'l', đ: 'd', ð: 'd', ø: 'o', æ: 'ae', œ: 'oe', ß: 'ss', þ: 'th', ı: 'i', ħ: 'h', ŀ: 'l', ŋ: 'n', ґ: 'г', ў: 'у' };
const MARK = /\p{M}/u;

/** One letter in lower case without its marks; "ё" becomes "е", "й" stays a letter of its own. */
export function foldLetter(letter: string): string {
  const lower = letter.toLowerCase();
  if (lower === 'й') return lower;
  const bare = Array.from(lower.normalize('NFKD')).filter((part) => !MARK.test(part));
  return bare.map((part) => WHOLE_LETTERS[part] ?? part).join('');
}

/** Text as it is compared: lower case, without diacritics ("Żółć" becomes "zolc"), "ё" as "е". */
export function foldText(text: string): string {
  return Array.from(text.normalize('NFC'), foldLetter).join('');
}
