import type { Side } from '@entente/core/kernel/values';
import type { Insertable, Updateable } from 'kysely';
import { clientNow } from '../client/client.access.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { Signatories } from '../platform/database/tables.ts';
import type { GrantedAgreementId } from './agreement.access.ts';

/** Everybody who is to sign, in order; people who were removed or replaced are left out. */
export async function loadSignatories(tx: Tx, agreementIds: readonly GrantedAgreementId[]) {
  if (agreementIds.length === 0) return [];
  return tx.kysely
    .selectFrom('signatories')
    .leftJoin('signatories as before', (join) => join.onRef('before.workspaceId', '=', 'signatories.workspaceId').onRef('before.id', '=', 'signatories.delegatedFrom'))
    .selectAll('signatories')
    .select('before.name as insteadOf')
    .where('signatories.workspaceId', '=', tx.workspaceId)
    .where('signatories.agreementId', 'in', agreementIds)
    .where('signatories.removedAt', 'is', null)
    .orderBy('signatories.position')
    .orderBy('signatories.id')
    .execute();
}

/** Everybody who was ever to sign, for the evidence. */
export async function loadSignatoriesEver(tx: Tx, agreementId: GrantedAgreementId) {
  return tx.kysely.selectFrom('signatories').selectAll().where('workspaceId', '=', tx.workspaceId).where('agreementId', '=', agreementId).orderBy('createdAt').orderBy('id').execute();
}

/** Signatures that were not taken back, in order of signing. */
export async function loadStandingSignatures(tx: Tx, agreementIds: readonly GrantedAgreementId[]) {
  return tx.kysely
    .selectFrom('signatures')
    .select(['agreementId', 'signatoryId', 'versionNumber', 'signedAt', 'finalAt', 'level', 'typedName'])
    .where('workspaceId', '=', tx.workspaceId)
    .where('agreementId', 'in', agreementIds)
    .where('takenBackAt', 'is', null)
    .orderBy('signedAt')
    .execute();
}

/** Every signature ever given, for the evidence. */
export async function loadSignaturesEver(tx: Tx, agreementId: GrantedAgreementId) {
  return tx.kysely.selectFrom('signatures').selectAll().where('workspaceId', '=', tx.workspaceId).where('agreementId', '=', agreementId).orderBy('signedAt').orderBy('id').execute();
}

/** Who said no, when and why. */
export async function loadDeclines(tx: Tx, agreementIds: readonly GrantedAgreementId[]) {
  return tx.kysely.selectFrom('declines').select(['agreementId', 'signatoryId', 'versionNumber', 'reason', 'body', 'createdAt']).where('workspaceId', '=', tx.workspaceId).where('agreementId', 'in', agreementIds).orderBy('createdAt').execute();
}

/** Which version each person first and last looked at, by the side and the person. */
export async function loadViews(tx: Tx, agreementId: GrantedAgreementId) {
  return tx.kysely.selectFrom('views').select(['viewerSide', 'viewerId', 'versionNumber', 'firstAt', 'lastAt']).where('workspaceId', '=', tx.workspaceId).where('agreementId', '=', agreementId).orderBy('firstAt').execute();
}

/** Remembers that a person looked at a version; the first time stays. */
export async function recordView(tx: Tx, agreementId: GrantedAgreementId, view: { clientId: string; viewerSide: Side; viewerId: string; versionNumber: number; at: string }): Promise<void> {
  const { at, ...seen } = view;
  await tx.kysely
    .insertInto('views')
    .values({ workspaceId: tx.workspaceId, agreementId, ...seen, firstAt: at, lastAt: at })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'agreementId', 'viewerSide', 'viewerId', 'versionNumber']).doUpdateSet({ lastAt: at }))
    .execute();
}

export async function insertSignatories(tx: Tx, rows: readonly Insertable<Signatories>[]): Promise<void> {
  if (rows.length > 0) await tx.kysely.insertInto('signatories').values(rows).execute();
  for (const { agreementId } of rows) tx.touched?.add(agreementId);
}

/** Changes one person's place, role or standing. */
export async function updateSignatory(tx: Tx, { agreementId, id }: { agreementId: GrantedAgreementId; id: string }, set: Updateable<Signatories>): Promise<void> {
  await tx.kysely.updateTable('signatories').set(set).where('workspaceId', '=', tx.workspaceId).where('agreementId', '=', agreementId).where('id', '=', id).execute();
  tx.touched?.add(agreementId);
}

/** Active members by id, as people who may sign for the provider. */
export async function loadSigningMembers(tx: Tx, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return tx.kysely.selectFrom('members').select(['id', 'name', 'email', 'roleTitle', 'locale']).where('workspaceId', '=', tx.workspaceId).where('id', 'in', ids).where('deactivatedAt', 'is', null).execute();
}

/** Contacts of one client by id, as people who may sign for it. */
export async function loadSigningContacts(tx: Tx, clientId: string, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return tx.kysely.selectFrom('contacts').select(['id', 'name', 'email', 'roleTitle', 'locale']).where('workspaceId', '=', tx.workspaceId).where('clientId', '=', clientNow(tx, clientId)).where('id', 'in', ids).where('deletedAt', 'is', null).execute();
}

/** The client's first contact with an e-mail address: who would sign unless another is named. */
export async function findFirstContact(tx: Tx, clientId: string): Promise<string | null> {
  const row = await tx.kysely
    .selectFrom('contacts')
    .select('id')
    .where('workspaceId', '=', tx.workspaceId)
    .where('clientId', '=', clientNow(tx, clientId))
    .where('deletedAt', 'is', null)
    .where('email', '<>', '')
    .orderBy('createdAt')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}
