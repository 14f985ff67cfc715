import type { Locale } from '../../kernel/locale.ts';
import { rememberIn } from '../../kernel/remember.ts';

/**
 * Phrases that look like a duty and bind nobody, or everybody to everything. A word ending in "…" also
 * matches its inflected forms ("uzasadnion…": uzasadniony, uzasadnione). Every phrase is in lower case.
 */
const VAGUE: Readonly<Record<Locale, readonly string[]>> = {
  en: [
    'as reasonably requested', 'reasonably requested', 'reasonably require…', 'as reasonably', 'as requested', 'as required', 'as needed', 'as necessary', 'as appropriate', 'where appropriate', 'if possible', 'where possible', 'as soon as possible',
    'in a timely manner', 'within a reasonable time', 'in due time', 'promptly', 'without undue delay', 'best effort…', 'best endeavours', 'reasonable efforts', 'all services needed', 'all necessary services', 'any other services', 'and other services',
    'without added fee…', 'without additional fee…', 'at no additional c…', 'client’s satisfaction', 'satisfaction of the client', 'including but not limited to', 'and so on', 'etc', 'high quality', 'highest quality', 'to be agreed', 'to be determined', 'tbd', 'unlimited',
  ],
  pl: [
    'w uzasadnionym zakresie', 'na uzasadnione żądanie', 'rozsądnie żądan…', 'rozsądnie wymagan…', 'w miarę potrzeb', 'w miarę możliwości', 'w razie potrzeby', 'według potrzeb', 'jeśli to możliwe', 'o ile to możliwe', 'jak najszybciej', 'niezwłocznie', 'bezzwłocznie', 'bez zbędnej zwłoki',
    'w rozsądnym terminie', 'w odpowiednim czasie', 'w stosownym czasie', 'wszelkich starań', 'najlepszych starań', 'należytych starań', 'dołoży starań', 'wszelkie niezbędne', 'wszystkie potrzebne', 'wszystkie niezbędne', 'i inne usługi', 'bez dodatkowych opłat', 'bez dopłaty za zmiany',
    'ku zadowoleniu', 'zgodnie z oczekiwaniami', 'w tym między innymi', 'w szczególności, lecz nie wyłącznie', 'i tak dalej', 'itd', 'itp', 'wysokiej jakości', 'najwyższej jakości', 'do ustalenia', 'do uzgodnienia', 'bez limitu', 'bez ograniczeń',
  ],
  ru: [
    'по разумному требованию', 'по обоснованному требованию', 'разумно запрошенн…', 'разумно необходим…', 'по мере необходимости', 'по мере возможности', 'при необходимости', 'по возможности', 'если это возможно', 'как можно скорее', 'в кратчайшие сроки', 'незамедлительно', 'без промедления',
    'в разумный срок', 'в разумные сроки', 'своевременно', 'в надлежащий срок', 'все усилия', 'максимальные усилия', 'разумные усилия', 'все необходимые услуги', 'любые необходимые', 'все нужные услуги', 'и иные услуги', 'и другие услуги', 'без дополнительной оплаты', 'без доплаты за изменения',
    'к удовлетворению', 'в соответствии с ожиданиями', 'включая, но не ограничиваясь', 'и так далее', 'и тому подобное', 'и т. д', 'и т. п', 'высокого качества', 'высочайшего качества', 'по согласованию', 'будет определено позднее', 'без ограничений',
  ],
};

const LETTER = /[\p{L}\p{N}]/u;

/** The vague phrases of a text, each once, as they stand in it, in order of appearance. Runs in linear time. */
export const vagueWords: (text: string, locale: Locale) => readonly string[] = rememberIn(500, vagueWordsIn);

function vagueWordsIn(text: string, locale: Locale): readonly string[] {
  return [...new Set(phrasesIn(text, VAGUE[locale]).map((phrase) => phrase.toLowerCase()))];
}

/**
 * Those of the phrases (in lower case; "…" at the end stands for any ending) that a text says as whole words, as they
 * stand in it, in order of appearance; of two that overlap the longer one.
 */
export function phrasesIn(text: string, phrases: readonly string[]): readonly string[] {
  const plain = text.replaceAll('\u00A0', ' ').replaceAll('\u202F', ' ').replaceAll('\'', '’');
  const lower = plain.toLowerCase();
  // Lower case keeps the length in the languages we know; where it does not, nothing can be pointed at.
  if (lower.length !== plain.length) return [];
  const hits = phrases.flatMap((phrase) => placesOf(lower, phrase));
  const longest = hits.filter((hit) => !hits.some((other) => other !== hit && other.at <= hit.at && other.end >= hit.end && other.end - other.at > hit.end - hit.at));
  return longest.toSorted((a, b) => a.at - b.at).map(({ at, end }) => plain.slice(at, end));
}

type Span = { readonly at: number; readonly end: number };

function placesOf(lower: string, phrase: string): Span[] {
  const open = phrase.endsWith('…');
  const wanted = open ? phrase.slice(0, -1) : phrase;
  const found: Span[] = [];
  for (let at = lower.indexOf(wanted); at !== -1; at = lower.indexOf(wanted, at + wanted.length)) {
    const end = open ? wordEnd(lower, at + wanted.length) : at + wanted.length;
    if (!isLetter(lower[at - 1]) && !isLetter(lower[end])) found.push({ at, end });
  }
  return found;
}

function wordEnd(text: string, from: number): number {
  let end = from;
  while (isLetter(text[end])) end += 1;
  return end;
}

function isLetter(letter: string | undefined): boolean {
  return letter !== undefined && LETTER.test(letter);
}
