import type { PromiseItem } from '@entente/contract/signing/portal-promises';
import type { Translator } from '@entente/phrases/translator';
import type { Moments } from '../../signing/portal/moments.ts';

/** By when, in a few words; empty where no day was named. */
export function dueWords(t: Translator, moments: Moments, { dueOn }: Pick<PromiseItem, 'dueOn'>): string | undefined {
  return dueOn === null ? undefined : t('commitment.portalOneAbout', { day: moments.date(dueOn) });
}

/** How late it is or will be, and what is in the way; nothing where it is on time. */
export function stateWords(t: Translator, moments: Moments, { state, lateDays, expectedOn }: Pick<PromiseItem, 'state' | 'lateDays' | 'expectedOn'>): string | undefined {
  if (state === 'done' || state === 'excepted') return undefined;
  if (state === 'stuck') return t('commitment.stateStuck');
  if (expectedOn !== null) return t('commitment.portalExpected', { day: moments.date(expectedOn) });
  return lateDays > 0 ? t('commitment.portalLate', { count: lateDays }) : undefined;
}

/** Whether everybody whom the agreement names for it is said with their duties already, or nobody is named. */
export function isOwnerSaid({ ownerWord, people }: Pick<PromiseItem, 'ownerWord' | 'people'>): boolean {
  const plain = (name: string): string => name.trim().toLowerCase();
  const said = new Set(people.map(({ name }) => plain(name)));
  return ownerWord === '' || said.has(plain(ownerWord)) || ownerWord.split(', ').every((name) => said.has(plain(name)));
}
