import type { FieldView } from './field-words.ts';

const CHOSEN: readonly FieldView['type'][] = ['boolean', 'choice', 'multi_choice', 'country', 'locale', 'currency', 'member', 'client', 'contact', 'engagement', 'pipeline', 'stage', 'product', 'lost_reason', 'tags'];

/** Whether a field's value is chosen from a list rather than typed. */
export function isChosenType(type: FieldView['type']): boolean {
  return CHOSEN.includes(type);
}

/** Whether a field holds several values. */
export function isManyType(type: FieldView['type']): boolean {
  return type === 'multi_choice' || type === 'tags';
}

const WIDTHS: Readonly<Partial<Record<FieldView['type'], number>>> = { date: 155, instant: 168, money: 150, number: 120, boolean: 90, locale: 110, country: 130, currency: 100, member: 130, tags: 130, long_text: 280, email: 230, phone: 160, url: 180, choice: 165, stage: 150 };

/** How wide a field's column is at first, in pixels. */
export function usualWidth({ key, type }: FieldView): number {
  if (key === 'name') return 240;
  return key === 'nextStep' ? 235 : WIDTHS[type] ?? 170;
}
