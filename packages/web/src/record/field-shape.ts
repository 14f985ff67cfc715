import type { FieldKind } from '@entente/core/record/record-kind';
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

const WIDTHS: Readonly<Partial<Record<FieldView['type'], number>>> = { date: 148, birthday: 148, instant: 156, money: 132, number: 112, boolean: 90, locale: 110, country: 130, currency: 100, member: 120, tags: 132, long_text: 280, email: 230, phone: 160, url: 180, choice: 176, stage: 172, client: 152 };

/** From so many on all of them are narrower: on a desk of 1440 pixels the last one, whose it is, is still seen, and words have two lines in each language. With fewer the next step has room for its sentence. */
const MANY_COLUMNS = 7;
const NARROW: typeof WIDTHS = { ...WIDTHS, text: 156, choice: 156, date: 132, money: 116, member: 121, stage: 126, client: 173, email: 196, phone: 150 };

/** Of engagements, whose names are whole titles: figures and whose turn it is take little, so that these have room. */
const OF_ENGAGEMENTS: Readonly<Record<string, number>> = { name: 215, clientId: 140, turn: 110, late: 92, openOurs: 120, openTheirs: 120, hardFrame: 132, softFrame: 132, nextStep: 150 };

/** How wide a field's column is at first, in pixels. @param columns how many stand side by side. */
export function usualWidth({ key, type }: Pick<FieldView, 'key' | 'type'>, columns: number, kind?: FieldKind): number {
  const many = columns >= MANY_COLUMNS;
  if (kind === 'engagement' && OF_ENGAGEMENTS[key] !== undefined) return OF_ENGAGEMENTS[key];
  if (key === 'name') return many ? 172 : 208;
  if (key === 'nextStep') return many ? 129 : 280;
  return (many ? NARROW : WIDTHS)[type] ?? 170;
}

/** Of what a wide screen leaves over: names and sentences take most, what has one length nothing. */
const SHARES: Readonly<Partial<Record<FieldView['type'], number>>> = { date: 0, birthday: 0, instant: 0, boolean: 0, locale: 0, currency: 0, number: 0, phone: 0, money: 1, stage: 1, choice: 1, country: 1, member: 1, tags: 2, text: 2, client: 2, contact: 2, email: 2 };

/** A field's share of the room that a wide screen leaves over. */
export function usualShare({ key, type }: Pick<FieldView, 'key' | 'type'>): number {
  return key === 'name' || key === 'nextStep' ? 3 : SHARES[type] ?? 1;
}
