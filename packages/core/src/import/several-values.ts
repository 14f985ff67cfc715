import { cleaned } from './cell-reading.ts';

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
