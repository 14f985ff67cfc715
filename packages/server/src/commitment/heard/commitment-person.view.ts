import type { Translator } from '@entente/phrases/translator';
import { wordedDay } from '../commitment.view.ts';
import type { Heard } from './commitment-person.store.ts';

/** What a client said, in one line for whoever is told of it by mail, with their own words below. */
export function heardWords(say: Translator, { what, about, words, name, clientName: client, from, until, standsIn }: Omit<Heard, 'at'>): string {
  const day = (one: string | null): string => (one === null ? '' : wordedDay(say.locale, one));
  const line = say('touchpoint.mailSaid', { what: what === 'absence' && standsIn !== '' ? 'absence_with' : what, about, name, client, standsIn, from: day(from), until: day(until ?? from) });
  return words === '' ? line : say('commitment.mailNewsWords', { line, words });
}
