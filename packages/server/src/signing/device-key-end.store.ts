import type { Insertable } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { DeviceKeyEnds } from '../platform/database/tables.ts';
import type { KeyHolder } from './device-key.store.ts';

/** Keeps that a key was called off. @returns false where it was before: once is for good. */
export async function insertDeviceKeyEnd(tx: Tx, row: Insertable<DeviceKeyEnds>): Promise<boolean> {
  const inserted = await tx.kysely.insertInto('deviceKeyEnds').values(row).onConflict((conflict) => conflict.doNothing()).returning('deviceKeyId').executeTakeFirst();
  return inserted !== undefined;
}

/** Whether a key was called off. Asked behind its lock, the answer holds until the transaction is over. */
export async function isCalledOff(tx: Tx, deviceKeyId: string): Promise<boolean> {
  const row = await tx.kysely.selectFrom('deviceKeyEnds').select('deviceKeyId').where('workspaceId', '=', tx.workspaceId).where('deviceKeyId', '=', deviceKeyId).executeTakeFirst();
  return row !== undefined;
}

const MOST = 50;

function keysWithEnds(tx: Tx) {
  return tx.kysely
    .selectFrom('deviceKeys')
    .innerJoin('signatories', (join) => join.onRef('signatories.workspaceId', '=', 'deviceKeys.workspaceId').onRef('signatories.id', '=', 'deviceKeys.signatoryId'))
    .leftJoin('deviceKeyEnds', (join) => join.onRef('deviceKeyEnds.workspaceId', '=', 'deviceKeys.workspaceId').onRef('deviceKeyEnds.deviceKeyId', '=', 'deviceKeys.id'))
    .select(['deviceKeys.id', 'deviceKeys.clientId', 'deviceKeys.side', 'deviceKeys.holder', 'deviceKeys.holderName', 'deviceKeys.credentialId', 'deviceKeys.publicKey', 'deviceKeys.algorithm', 'deviceKeys.codeId', 'deviceKeys.createdAt as setUpAt'])
    .select(['signatories.agreementId', 'signatories.memberId', 'signatories.locale', 'deviceKeyEnds.createdAt as endedAt', 'deviceKeyEnds.endedBy'])
    .select((eb) => eb.selectFrom('deviceSignatures').select((of) => of.fn.max('deviceSignatures.createdAt').as('at')).whereRef('deviceSignatures.workspaceId', '=', 'deviceKeys.workspaceId').whereRef('deviceSignatures.deviceKeyId', '=', 'deviceKeys.id').as('lastSignedAt'))
    .where('deviceKeys.workspaceId', '=', tx.workspaceId)
    .orderBy((eb) => eb('deviceKeyEnds.createdAt', 'is not', null))
    .orderBy('deviceKeys.createdAt', 'desc')
    .orderBy('deviceKeys.id', 'desc')
    .limit(MOST);
}

/** A key with what became of it. */
export type HeldKey = Awaited<ReturnType<typeof loadHeldKeys>>[number];

function heldKeys(tx: Tx, { email, side, clientId }: KeyHolder) {
  return keysWithEnds(tx).where('deviceKeys.holder', '=', email).where('deviceKeys.side', '=', side).where('deviceKeys.clientId', clientId === null ? 'is' : '=', clientId);
}

/** The keys of one person wherever they work: those that sign first, then those that were called off, each newest first. */
export async function loadHeldKeys(tx: Tx, holder: KeyHolder) {
  return heldKeys(tx, holder).execute();
}

/** One key of one person, however many newer ones there are. */
export async function findHeldKey(tx: Tx, holder: KeyHolder, id: string): Promise<HeldKey | undefined> {
  return heldKeys(tx, holder).where('deviceKeys.id', '=', id).executeTakeFirst();
}

function membersKeys(tx: Tx, memberId: string | null) {
  const keys = keysWithEnds(tx).where('deviceKeys.side', '=', 'provider').where('deviceKeys.clientId', 'is', null);
  return memberId === null ? keys : keys.where('signatories.memberId', '=', memberId);
}

/** The keys with which a member signs for the provider, or, for null, those of all members; in the same order. */
export async function loadMembersKeys(tx: Tx, memberId: string | null): Promise<readonly HeldKey[]> {
  return membersKeys(tx, memberId).execute();
}

/** One of them, however many newer ones there are. */
export async function findMembersKey(tx: Tx, memberId: string | null, id: string): Promise<HeldKey | undefined> {
  return membersKeys(tx, memberId).where('deviceKeys.id', '=', id).executeTakeFirst();
}

/** The agreements on which a signature of a key stands that no seal holds yet, in the order in which they are locked. */
export async function unsealedOfKey(tx: Tx, deviceKeyId: string) {
  return tx.kysely
    .selectFrom('deviceSignatures')
    .innerJoin('signatures', (join) => join.onRef('signatures.workspaceId', '=', 'deviceSignatures.workspaceId').onRef('signatures.id', '=', 'deviceSignatures.signatureId'))
    .leftJoin('seals', (join) => join.onRef('seals.workspaceId', '=', 'deviceSignatures.workspaceId').onRef('seals.agreementId', '=', 'deviceSignatures.agreementId'))
    .select(['deviceSignatures.agreementId', 'deviceSignatures.versionNumber', 'signatures.onBehalfOf'])
    .where('deviceSignatures.workspaceId', '=', tx.workspaceId)
    .where('deviceSignatures.deviceKeyId', '=', deviceKeyId)
    .where('signatures.takenBackAt', 'is', null)
    .where('seals.agreementId', 'is', null)
    .orderBy('deviceSignatures.agreementId')
    .execute();
}
