import { usualLabel } from '@entente/core/record/point-label';
import type { Translator } from '@entente/phrases/translator';

/** What a phone or an e-mail is for: a usual word in the reader's language, else as it was written; "" where nobody has said it. */
export function pointLabelWords(t: Translator, label: unknown): string {
  const usual = typeof label === 'string' ? usualLabel(label) : null;
  if (usual !== null) return t(`option.contact.phoneLabel.${usual}`);
  return typeof label === 'string' ? label : '';
}
