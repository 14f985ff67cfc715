import type { UsPage } from '@entente/contract/signing/portal-page';
import { loadPeople } from '../../commitment/commitment-person.store.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { loadMeetingsOfPerson } from '../meeting.store.ts';

/** The next meeting of a person of the client, and how many wishes of ours wait for their word; for their standing page. */
export async function meetingsOf(tx: Tx, { clientId, personId, base }: { readonly clientId: string; readonly personId: string | null; readonly base: string }, now: Date): Promise<UsPage['meetings']> {
  if (personId === null) return null;
  const rows = await loadMeetingsOfPerson(tx, { clientId, personId });
  if (rows.length === 0) return null;
  const ahead = rows.filter(({ state, startsAt }) => state === 'planned' && new Date(startsAt) > now);
  const [next] = ahead;
  // One line has room for one clock: the reader's own.
  const [reader] = next === undefined ? [] : await loadPeople(tx, [personId]);
  return { href: `${base}/meetings`, waiting: ahead.filter(({ askSide }) => askSide === 'provider').length, next: next === undefined ? null : { title: next.title, startsAt: next.startsAt, timeZone: reader === undefined || reader.timeZone === '' ? next.timeZone : reader.timeZone } };
}
