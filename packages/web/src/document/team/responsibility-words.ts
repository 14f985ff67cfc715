import type { Responsibility } from '@entente/core/document/content';
import type { Duty } from '@entente/core/document/responsibility/duty';
import { dutiesIn } from '@entente/core/document/responsibility/work-items';
import type { Translator } from '@entente/phrases/translator';

/** The key that gives each duty, in the order of the bar. */
export const DUTY_KEYS: readonly { readonly duty: Duty; readonly key: string }[] = [{ duty: 'does', key: '1' }, { duty: 'decides', key: '2' }, { duty: 'asked', key: '3' }, { duty: 'told', key: '4' }];

/** What a cell says: "does, decides". */
export function cellWords(t: Translator, person: Responsibility, workId: string): string {
  return dutiesIn(person, workId).map((duty) => t(`responsibility.${duty}`)).join(', ');
}
