import type { ClientActor } from '@entente/core/kernel/actor';
import type { Locale } from '@entente/core/kernel/locale';
import { linkState, type LinkPurpose } from '@entente/core/signing/link-terms';
import { sameText, sha256 } from '../platform/crypto/secrets.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { Database } from '../platform/database/pool.ts';

declare const proof: unique symbol;
/** The id of a link whose token was shown; made only here. */
export type GrantedLinkId = string & { readonly [proof]: 'link' };

/** Where a link leads, before anything is shown for it. */
export type LinkPlace = { readonly workspaceId: string; readonly linkId: string; readonly clientId: string };

/** The link that a token opens, whether or not it still does; null where there is none. Reads only. */
export async function findLinkByToken(database: Database, token: string): Promise<LinkPlace | null> {
  const { rows } = await database.pool.query<LinkPlaceRow>('select workspace_id, link_id, client_id from auth.link_by_token($1)', [sha256(token)]);
  return place(rows[0]);
}

/** The workspace and client of a link's id: knowing the id proves nothing yet. */
export async function findLinkById(database: Database, id: string): Promise<LinkPlace | null> {
  const { rows } = await database.pool.query<LinkPlaceRow>('select workspace_id, link_id, client_id from auth.link_by_id($1)', [id]);
  return place(rows[0]);
}

type LinkPlaceRow = { workspace_id: string; link_id: string; client_id: string };

function place(row: LinkPlaceRow | undefined): LinkPlace | null {
  return row === undefined ? null : { workspaceId: row.workspace_id, linkId: row.link_id, clientId: row.client_id };
}

/** What the holder of a link is and may: one person, one agreement, one purpose. */
export type LinkGrant = {
  readonly linkId: GrantedLinkId;
  readonly purpose: LinkPurpose;
  readonly state: 'open' | 'expired' | 'revoked';
  readonly actor: ClientActor;
  readonly signatory: { readonly id: string; readonly email: string; readonly roleTitle: string; readonly onBehalfOf: string; readonly removedAt: string | null };
};

/**
 * Proof that the browser holds the link's token, with the person it stands for.
 * @returns null for a wrong token as for a missing link.
 */
export async function grantLink(tx: Tx, { linkId, token }: { linkId: string; token: string }, now: Date): Promise<LinkGrant | null> {
  const row = await tx.kysely
    .selectFrom('links')
    .innerJoin('signatories', (join) => join.onRef('signatories.workspaceId', '=', 'links.workspaceId').onRef('signatories.id', '=', 'links.signatoryId'))
    .select(['links.id', 'links.agreementId', 'links.clientId', 'links.purpose', 'links.tokenHash', 'links.expiresAt', 'links.revokedAt'])
    .select(['signatories.id as signatoryId', 'signatories.name', 'signatories.email', 'signatories.roleTitle', 'signatories.onBehalfOf', 'signatories.locale', 'signatories.removedAt'])
    .where('links.workspaceId', '=', tx.workspaceId)
    .where('links.id', '=', linkId)
    .executeTakeFirst();
  if (row === undefined || !sameText(row.tokenHash, sha256(token))) return null;
  const { agreementId, signatoryId, name, email, roleTitle, onBehalfOf, removedAt } = row;
  if (agreementId === null) return null;
  return {
    linkId: row.id as GrantedLinkId,
    purpose: row.purpose as LinkPurpose,
    state: linkState(row, now),
    actor: { side: 'client', workspaceId: tx.workspaceId, clientId: row.clientId, agreementId, signatoryId, linkId: row.id, name, locale: row.locale as Locale },
    signatory: { id: signatoryId, email, roleTitle, onBehalfOf, removedAt },
  };
}

/**
 * The agreements of the same client that the holder of a standing page signs, by their own address. For a
 * signing link it is the one agreement that the link is for.
 */
export async function grantAgreementsOfHolder(tx: Tx, link: LinkGrant): Promise<readonly LinkGrant[]> {
  if (link.purpose !== 'us') return [link];
  const rows = await signedByHolder(tx, link).orderBy('agreements.createdAt', 'desc').limit(50).execute();
  return rows.map((row) => asHolder(link, row));
}

/**
 * The holder of a link as a person who signs one other text of the same client, by their own address: the framework
 * agreement that an order names is read from the order. Null where they do not sign it.
 */
export async function grantTextOfHolder(tx: Tx, link: LinkGrant, agreementId: string): Promise<LinkGrant | null> {
  const row = await signedByHolder(tx, link).where('agreements.id', '=', agreementId).executeTakeFirst();
  return row === undefined ? null : asHolder(link, row);
}

function signedByHolder(tx: Tx, link: LinkGrant) {
  return tx.kysely
    .selectFrom('signatories')
    .innerJoin('agreements', (join) => join.onRef('agreements.workspaceId', '=', 'signatories.workspaceId').onRef('agreements.id', '=', 'signatories.agreementId'))
    .selectAll('signatories')
    .where('signatories.workspaceId', '=', tx.workspaceId)
    .where('signatories.clientId', '=', link.actor.clientId)
    .where('signatories.side', '=', 'client')
    .where('signatories.email', '=', link.signatory.email)
    .where('signatories.removedAt', 'is', null)
    .where('agreements.deletedAt', 'is', null);
}

function asHolder(link: LinkGrant, { id, agreementId, name, email, roleTitle, onBehalfOf, removedAt }: LinkGrant['signatory'] & { readonly agreementId: string; readonly name: string }): LinkGrant {
  return { ...link, actor: { ...link.actor, agreementId, signatoryId: id, name }, signatory: { id, email, roleTitle, onBehalfOf, removedAt } };
}
