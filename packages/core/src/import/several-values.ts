import { isLabelField } from '../record/point-label.ts';
import { cleaned } from './cell-reading.ts';

/** Fields that take all of the columns that go there. */
export const TAKE_SEVERAL = ['tags', 'email', 'phone', 'notes'] as const;

/** Whether one column alone can fill a field: what further ones say otherwise stands in the notes. */
export function takesOneColumn(field: string): boolean {
  return !(TAKE_SEVERAL as readonly string[]).includes(field) && !isLabelField(field);
}

/** "klient;VIP", "a, b", Google's "* myContacts ::: Friends". */
export function splitTags(text: string): string[] {
  return text.split(/ ::: |[;,\n]/).map((tag) => cleaned(tag.trim().replace(/^\* /, ''))).filter((tag) => tag !== '');
}

/** Addresses in one cell. */
export function splitAddresses(text: string): string[] {
  return text.split(/ ::: |[;,\s]+/).map((part) => part.replace(/^<|>$/g, '').replace(/^mailto:/i, '')).filter((part) => part !== '');
}

/** Phones in one cell. */
export function splitPhones(text: string): string[] {
  return text.split(/ ::: |[;\n]/).map((part) => part.trim()).filter((part) => part !== '');
}
