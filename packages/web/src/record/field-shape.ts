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

const WIDTHS: Readonly<Partial<Record<FieldView['type'], number>>> = { date: 148, instant: 156, money: 112, number: 112, boolean: 90, locale: 110, country: 130, currency: 100, member: 120, tags: 132, long_text: 280, email: 230, phone: 160, url: 180, choice: 156, stage: 172, client: 152 };

/** Up to so many columns the next step has room for its sentence on a desk. */
const FEW_COLUMNS = 6;

/** How wide a field's column is at first, in pixels. @param columns how many stand side by side. */
export function usualWidth({ key, type }: FieldView, columns: number): number {
  if (key === 'name') return 208;
  return key === 'nextStep' ? (columns > FEW_COLUMNS ? 186 : 280) : WIDTHS[type] ?? 170;
}
