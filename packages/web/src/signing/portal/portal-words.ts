import type { PortalFormError } from '@entente/contract/signing/portal-frame';
import type { Owed } from '@entente/contract/signing/portal-page';
import type { Translator } from '@entente/phrases/translator';
import type { Moments } from './moments.ts';

/** What the provider owes, as one line. */
export function owedWords(t: Translator, moments: Moments, owed: Owed): string {
  if (owed.what === 'answers') return t('signing.owedAnswers', { count: owed.count });
  if (owed.what === 'copy') return t('signing.owedCopy');
  return t(owed.what === 'phase' ? 'signing.owedFrom' : 'signing.owedDay', { name: owed.name, day: moments.date(owed.day) });
}

/** A refusal's sentence where it belongs: at the field it names, or above the form (`field` null). */
export function errorAt(t: Translator, error: PortalFormError | null, field: string | null): string | undefined {
  if (error === null || error.field !== field) return undefined;
  const key = `refusal.${error.code}`;
  if (!t.has(key)) return t('refusal.page-is-old');
  return t(key, Object.fromEntries(Object.entries(error.detail).filter((entry): entry is [string, string | number] => typeof entry[1] === 'string' || typeof entry[1] === 'number')));
}
