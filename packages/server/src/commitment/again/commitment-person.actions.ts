import type { Locale } from '@entente/core/kernel/locale';
import { MOST_LINK_MAILS_A_DAY } from '@entente/core/signing/link-terms';
import { inWorkspace, type Tx } from '../../platform/database/in-workspace.ts';
import { announce } from '../../platform/outbox/announce.ts';
import type { Services } from '../../platform/services.ts';
import { findLinkById } from '../../signing/link.access.ts';
import { mailLinkAgain } from '../../signing/link.actions.ts';
import { loadLink } from '../../signing/link.store.ts';
import { lockPerson } from '../commitment-person.store.ts';
import { ensurePersonLink } from '../told/commitment-person.actions.ts';

/** Asked for by the holder of a link that is over. */
export const LINK_AGAIN_TOPIC = 'commitment.link_again';

/**
 * Mails the link to what both sides promised again, to the address it belongs to and nobody else, a few times a day
 * at most; a link of somebody who signs is mailed as the link it is. Says nothing about whether there is one.
 */
export async function mailPersonLinkAgain(services: Services, linkId: string): Promise<void> {
  const place = await findLinkById(services.database, linkId);
  if (place === null) return;
  const now = services.clock();
  const isPersons = await inWorkspace(services.database, { workspaceId: place.workspaceId, partyId: null }, async (tx) => {
    const link = await loadLink(tx, place.linkId);
    const personId = link?.personId ?? null;
    if (personId === null) return false;
    const person = await lockPerson(tx, personId);
    const clientId = person?.clientId ?? null;
    if (person === undefined || clientId === null || link?.revokedAt !== null || (await mailedOften(tx, person.email, now))) return true;
    const fresh = await ensurePersonLink(tx, { services, now }, { personId, clientId });
    await announce(tx, { topic: LINK_AGAIN_TOPIC, recipient: { email: person.email, name: person.name, locale: person.locale as Locale }, subject: { kind: 'commitment_person', id: person.id }, clientId, params: { linkId: fresh } });
    return true;
  });
  if (!isPersons) await mailLinkAgain(services, linkId);
}

async function mailedOften(tx: Tx, email: string, now: Date): Promise<boolean> {
  const since = new Date(now.getTime() - 86_400_000).toISOString();
  const sent = await tx.kysely.selectFrom('announcements').select('id').where('workspaceId', '=', tx.workspaceId).where('recipientEmail', '=', email).where('topic', '=', LINK_AGAIN_TOPIC).where('createdAt', '>', since).execute();
  return sent.length >= MOST_LINK_MAILS_A_DAY;
}
