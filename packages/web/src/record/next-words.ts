import type { CellValue, NextAct } from '@entente/contract/record/record.contract';
import type { Translator } from '@entente/phrases/translator';
import { daysBetween, todayHere } from './cell-words.ts';

/** What a value says, or null where it says nothing. */
export function filledText(value: CellValue | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** What an open task is called; of one without words, or that its reader may not see, that there is one; that something is planned. */
export function nextWords(t: Translator, { is, subject }: NextAct): string {
  if (is === 'planned') return t('list.planned');
  return subject === '' ? t('list.openTask') : subject;
}

/** How many days an open task is late; 0 for any other. */
export function daysLateOf(next: NextAct | undefined): number {
  return next?.dueOn === null || next === undefined ? 0 : Math.max(0, -daysBetween(todayHere(), next.dueOn));
}
