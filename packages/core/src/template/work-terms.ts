import { STARTER_TERMS, type StarterTerm } from '../document/terms/starter-terms.ts';
import type { Locale } from '../kernel/locale.ts';

/** What a new wish is where no order stands beside the agreement. */
const NEW_WISH: Readonly<Record<Locale, { readonly name: string; readonly definition: string }>> = {
  en: { name: 'New wish', definition: 'Something this agreement does not contain' },
  pl: { name: 'Nowe życzenie', definition: 'Coś, czego ta umowa nie zawiera' },
  ru: { name: 'Новое пожелание', definition: 'То, чего в этом договоре нет' },
};

/** The starter glossary for work that is agreed on without a separate order. */
export const WORK_TERMS: Readonly<Record<Locale, readonly StarterTerm[]>> = { en: termsIn('en'), pl: termsIn('pl'), ru: termsIn('ru') };

function termsIn(locale: Locale): readonly StarterTerm[] {
  const { name, definition } = NEW_WISH[locale];
  return STARTER_TERMS[locale].map((term) => (term.name === name ? { ...term, definition } : term));
}
