import type { Duty } from '@entente/core/document/responsibility/duty';
import type { Translator } from '@entente/phrases/translator';

/** "Anna Wrona: decides, is told" */
export function personDuties(t: Translator, { name, duties }: { readonly name: string; readonly duties: readonly Duty[] }): string {
  return t('responsibility.person', { name, duties: duties.map((duty) => t(`responsibility.${duty}`)).join(', ') });
}
