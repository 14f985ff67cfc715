import type { Locale } from '@entente/core/kernel/locale';
import { linkExpiresAt, linkState, MOST_LINK_MAILS_A_DAY, type LinkPurpose } from '@entente/core/signing/link-terms';
import { newNonce, sha256 } from '../platform/crypto/secrets.ts';
import { inWorkspace, type Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import { announce } from '../platform/outbox/announce.ts';
import type { Services } from '../platform/services.ts';
import { findLinkById } from './link.access.ts';
import { extendLink, findStandingLink, insertLink, loadLink } from './link.store.ts';
import { loadMessages, lockPerson } from './sending.store.ts';

/** A person who signs, as far as their links need it. */
export type LinkHolder = { readonly id: string; readonly agreementId: string; readonly clientId: string };
export type LinkWish = { readonly purpose: LinkPurpose; readonly termEndsAt: Date | null; readonly now: Date };

/**
 * The id of a link that works for a person and purpose: the one they have, for longer if need be, or a
 * new one. The token itself is nowhere: it is derived from the nonce and the instance's key when the
 * mail is rendered, and only its hash is kept.
 */
export async function ensureLink(tx: Tx, services: Services, { holder, purpose, termEndsAt, now }: LinkWish & { readonly holder: LinkHolder }): Promise<string> {
  const expiresAt = linkExpiresAt(purpose, { madeAt: now, termEndsAt });
  const standing = await findStandingLink(tx, holder.id, purpose);
  if (standing !== undefined && linkState(standing, now) === 'open') {
    await extendLink(tx, standing.id, expiresAt);
    return standing.id;
  }
  const [id, tokenNonce] = [newId(), newNonce()];
  await insertLink(tx, {
    workspaceId: tx.workspaceId, id, purpose, tokenNonce,
    agreementId: holder.agreementId, clientId: holder.clientId, signatoryId: holder.id,
    tokenHash: sha256(services.secrets.linkToken(tokenNonce)),
    expiresAt: expiresAt.toISOString(), createdAt: now.toISOString(),
  });
  return id;
}

/** The address that opens a link. Only mails to its holder and the holder's own pages may carry it. */
export function linkAddress({ secrets, config }: Services, tokenNonce: string): string {
  return `${config.baseUrl}/l/${secrets.linkToken(tokenNonce)}`;
}

/**
 * Mails a link again to the address it belongs to, on the word of anybody who knows its page: the mail
 * goes to its holder and nobody else, at most a few times a day. Says nothing about whether there is
 * such a link, a person or an agreement.
 */
export async function mailLinkAgain(services: Services, linkId: string): Promise<void> {
  const place = await findLinkById(services.database, linkId);
  if (place === null) return;
  await inWorkspace(services.database, { workspaceId: place.workspaceId, partyId: null }, async (tx) => {
    const link = await loadLink(tx, place.linkId);
    const { signatoryId = null, agreementId = null } = link ?? {};
    if (link === undefined || signatoryId === null || agreementId === null || link.revokedAt !== null) return;
    const person = await lockPerson(tx, signatoryId);
    if (person === undefined || person.removedAt !== null) return;
    const now = services.clock();
    if (await wroteOftenToday(tx, { agreementId, email: person.email, now })) return;
    const holder = { id: person.id, agreementId, clientId: link.clientId };
    const fresh = await ensureLink(tx, services, { holder, purpose: link.purpose as LinkPurpose, termEndsAt: null, now });
    await announce(tx, {
      topic: 'signing.link_again',
      recipient: { email: person.email, name: person.name, locale: person.locale as Locale },
      subject: { kind: 'agreement', id: agreementId },
      clientId: link.clientId,
      params: { linkId: fresh },
    });
  });
}

async function wroteOftenToday(tx: Tx, { agreementId, email, now }: { agreementId: string; email: string; now: Date }): Promise<boolean> {
  const since = new Date(now.getTime() - 86_400_000).toISOString();
  const messages = await loadMessages(tx, agreementId);
  return messages.filter((message) => message.topic === 'signing.link_again' && message.recipientEmail === email && message.createdAt > since).length >= MOST_LINK_MAILS_A_DAY;
}
