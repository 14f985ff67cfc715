import type { Page } from 'playwright-core';
import { LOCALES, type Locale } from '@entente/core/kernel/locale-list';

/** Small words that every sentence has and no other of our languages knows; names do not contain them. */
const SENTENCE_WORDS: Readonly<Record<Locale, readonly string[]>> = {
  en: ['the', 'and', 'is', 'are', 'of', 'with', 'you', 'your', 'this', 'that', 'from', 'have', 'will', 'not', 'for', 'can', 'when', 'yet'],
  pl: ['się', 'nie', 'jest', 'są', 'oraz', 'przez', 'dla', 'jak', 'czy', 'że', 'przy', 'już', 'można', 'proszę', 'tylko', 'będzie', 'lub', 'tego', 'które', 'który'],
  ru: ['не', 'на', 'по', 'из', 'что', 'это', 'для', 'или', 'как', 'вы', 'вам', 'если', 'уже', 'от', 'до'],
};
const CYRILLIC = /\p{Script=Cyrillic}/u;
const PHRASE_KEY = /^[a-z]+\.[a-z]+[A-Z][A-Za-z]*$/;

/**
 * Finds words of another language in what a page says. Names and what people typed pass, for they hold
 * no sentence words; what is marked with another `lang` (a document in its own language) is left out.
 * @param texts pieces of text as the page shows them
 * @returns the pieces that are wrong, each with the word that gave it away
 */
export function foreignPieces(texts: readonly string[], locale: Locale): string[] {
  const foreign = new Set(LOCALES.filter((other) => other !== locale).flatMap((other) => SENTENCE_WORDS[other]));
  return texts.flatMap((text) => {
    const words = text.split(/[^\p{L}\p{N}.'’-]+/u).map((word) => word.replaceAll(/^[.'’-]+|[.'’-]+$/gu, ''));
    const culprit = words.find((word) => foreign.has(word.toLowerCase()) || PHRASE_KEY.test(word) || (locale !== 'ru' && CYRILLIC.test(word)));
    return culprit === undefined ? [] : [`"${culprit}" in "${text.trim().slice(0, 120)}"`];
  });
}

/** Everything a page says in its own language: visible text, and names and hints for those who hear it. */
export async function textsOf(page: Page, locale: Locale): Promise<string[]> {
  const shown = await page.evaluate((own) => {
    const says = (element: Element | null): element is Element => element !== null && (element.closest('[lang]')?.getAttribute('lang') ?? own).startsWith(own) && element.checkVisibility();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: string[] = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (says(node.parentElement)) texts.push(node.textContent ?? '');
    }
    const hints = ['aria-label', 'title', 'placeholder', 'alt'].flatMap((name) => [...document.querySelectorAll(`[${name}]`)].filter(says).map((element) => element.getAttribute(name) ?? ''));
    return [document.title, ...texts, ...hints];
  }, locale);
  return shown.map((text) => text.trim()).filter((text) => text !== '');
}
