import type { GrantedAgreementId } from '../agreement/agreement.access.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { ProvenByDevice } from './device-signature.schema.ts';

type Kept = { readonly signatureId: string; readonly agreementId: string; readonly clientId: string; readonly versionNumber: number; readonly at: string };

/** Keeps what a device answered beside the signature that was given with it. */
export async function insertDeviceSignature(tx: Tx, { at, ...kept }: Kept, { keyId, signCount, record }: ProvenByDevice): Promise<void> {
  const { authenticatorData, clientDataJSON: clientData, signature: assertion } = record;
  await tx.kysely.insertInto('deviceSignatures').values({ workspaceId: tx.workspaceId, ...kept, deviceKeyId: keyId, authenticatorData, clientData, assertion, signCount, createdAt: at }).execute();
}

/** Every answer of a key that was used, also for a signature that was taken back. */
export async function usedAnswers(tx: Tx, keyId: string): Promise<readonly string[]> {
  const rows = await tx.kysely.selectFrom('deviceSignatures').select('assertion').where('workspaceId', '=', tx.workspaceId).where('deviceKeyId', '=', keyId).execute();
  return rows.map(({ assertion }) => assertion);
}

/** The keys with which the signatures of an agreement that stand were given. */
export async function loadDeviceSignatures(tx: Tx, agreementId: GrantedAgreementId) {
  return tx.kysely
    .selectFrom('deviceSignatures')
    .innerJoin('signatures', (join) => join.onRef('signatures.workspaceId', '=', 'deviceSignatures.workspaceId').onRef('signatures.id', '=', 'deviceSignatures.signatureId'))
    .innerJoin('deviceKeys', (join) => join.onRef('deviceKeys.workspaceId', '=', 'deviceSignatures.workspaceId').onRef('deviceKeys.id', '=', 'deviceSignatures.deviceKeyId'))
    .leftJoin('deviceKeyEnds', (join) => join.onRef('deviceKeyEnds.workspaceId', '=', 'deviceSignatures.workspaceId').onRef('deviceKeyEnds.deviceKeyId', '=', 'deviceSignatures.deviceKeyId'))
    .select('deviceKeyEnds.createdAt as calledOffAt')
    .select(['deviceSignatures.signatureId', 'deviceSignatures.versionNumber', 'deviceSignatures.signCount', 'signatures.signatoryId', 'deviceKeys.publicKey', 'deviceKeys.algorithm', 'deviceKeys.holder', 'deviceKeys.backedUp', 'deviceKeys.createdAt as setUpAt'])
    .where('deviceSignatures.workspaceId', '=', tx.workspaceId)
    .where('deviceSignatures.agreementId', '=', agreementId)
    .where('signatures.takenBackAt', 'is', null)
    .execute();
}

export type DeviceSignatureRow = Awaited<ReturnType<typeof loadDeviceSignatures>>[number];
