import type { Insertable } from 'kysely';
import type { Side } from '@entente/core/kernel/values';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { DeviceKeys } from '../platform/database/tables.ts';

/** Whose keys: the address to which codes go, on which side, and for a person of a client whose. */
export type KeyHolder = { readonly email: string; readonly side: Side; readonly clientId: string | null };

export type DeviceKeyRow = Awaited<ReturnType<typeof loadDeviceKeys>>[number];

/** Keeps a key. @returns false where this code has set one up already, or the key is known. */
export async function insertDeviceKey(tx: Tx, row: Insertable<DeviceKeys>): Promise<boolean> {
  const inserted = await tx.kysely.insertInto('deviceKeys').values(row).onConflict((conflict) => conflict.doNothing()).returning('id').executeTakeFirst();
  return inserted !== undefined;
}

/** The keys of one person that work at a host and were not called off, newest first. A key of another person, or of another client's, is never among them. */
export async function loadDeviceKeys(tx: Tx, { email, side, clientId }: KeyHolder, rpId: string) {
  return tx.kysely
    .selectFrom('deviceKeys')
    .selectAll()
    .where('workspaceId', '=', tx.workspaceId)
    .where('holder', '=', email)
    .where('side', '=', side)
    .where('rpId', '=', rpId)
    .where('clientId', clientId === null ? 'is' : '=', clientId)
    .where((eb) => eb.not(eb.exists(eb.selectFrom('deviceKeyEnds').select('deviceKeyEnds.deviceKeyId').whereRef('deviceKeyEnds.workspaceId', '=', 'deviceKeys.workspaceId').whereRef('deviceKeyEnds.deviceKeyId', '=', 'deviceKeys.id'))))
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(20)
    .execute();
}

/**
 * Waits until no other signature with this key is being judged: two at once would both be compared with the same newest
 * count. A key itself is never changed and cannot be locked; the code that set it up is its alone.
 */
export async function lockDeviceKey(tx: Tx, { codeId }: Pick<DeviceKeyRow, 'codeId'>): Promise<void> {
  await tx.kysely.selectFrom('codes').select('id').where('workspaceId', '=', tx.workspaceId).where('id', '=', codeId).forUpdate().execute();
}

/** The highest counter that a key has shown, when it was set up or since. */
export async function newestCount(tx: Tx, key: Pick<DeviceKeyRow, 'id' | 'signCount'>): Promise<number> {
  const newest = await tx.kysely.selectFrom('deviceSignatures').select('signCount').where('workspaceId', '=', tx.workspaceId).where('deviceKeyId', '=', key.id).orderBy('signCount', 'desc').limit(1).executeTakeFirst();
  return Math.max(key.signCount, newest?.signCount ?? 0);
}

/** The code with which a key may be set up now: typed rightly in this browser since a moment, sent to the address that the person still has, and not used for one yet. */
export async function findEnrolment(tx: Tx, { signatoryId, browserHash, since }: { signatoryId: string; browserHash: string; since: Date }) {
  return tx.kysely
    .selectFrom('codes')
    .innerJoin('signatories', (join) => join.onRef('signatories.workspaceId', '=', 'codes.workspaceId').onRef('signatories.id', '=', 'codes.signatoryId').onRef('signatories.email', '=', 'codes.sentTo'))
    .leftJoin('deviceKeys', (join) => join.onRef('deviceKeys.workspaceId', '=', 'codes.workspaceId').onRef('deviceKeys.codeId', '=', 'codes.id'))
    .select(['codes.id', 'codes.sentTo', 'codes.usedAt'])
    .where('codes.workspaceId', '=', tx.workspaceId)
    .where('codes.signatoryId', '=', signatoryId)
    .where('codes.purpose', '=', 'enrol')
    .where('codes.browserHash', '=', browserHash)
    .where('codes.usedAt', '>', since.toISOString())
    .where('deviceKeys.id', 'is', null)
    .orderBy('codes.usedAt', 'desc')
    .limit(1)
    .executeTakeFirst();
}
