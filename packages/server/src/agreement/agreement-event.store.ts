import type { ChainedEvent, EventRecord } from '@entente/core/agreement/event-types';
import type { ChainHead } from '@entente/core/agreement/event-chain';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { GrantedAgreementId } from './agreement.access.ts';

/** The end of the agreement's chain, its row locked: events of one agreement are appended one after another. */
export async function lockChainHead(tx: Tx, id: GrantedAgreementId): Promise<ChainHead & { readonly clientId: string }> {
  const row = await tx.kysely.selectFrom('agreements').select(['chainSeq', 'chainHead', 'clientId']).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
  return { seq: row.chainSeq, hash: row.chainHead, clientId: row.clientId };
}

/** The end of the agreement's chain as it stands in its row. */
export async function loadChainHead(tx: Tx, id: GrantedAgreementId): Promise<ChainHead> {
  const row = await tx.kysely.selectFrom('agreements').select(['chainSeq', 'chainHead']).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).executeTakeFirstOrThrow();
  return { seq: row.chainSeq, hash: row.chainHead };
}

/** Writes an event and moves the head onto it. */
export async function insertEvent(tx: Tx, id: GrantedAgreementId, { event, clientId }: { event: ChainedEvent; clientId: string }): Promise<void> {
  const { record, prevHash, hash } = event;
  tx.touched?.add(id);
  await tx.kysely
    .insertInto('agreementEvents')
    .values({ workspaceId: tx.workspaceId, agreementId: id, seq: record.seq, clientId, type: record.type, at: record.at, body: JSON.stringify(record), prevHash, hash })
    .execute();
  await tx.kysely.updateTable('agreements').set({ chainSeq: record.seq, chainHead: hash }).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).execute();
}

/** An event as its row stands; `rowAgrees` is false where the row's own columns say something else than the hashed record. */
export type StoredEvent = ChainedEvent & { readonly rowAgrees: boolean };

/** All events of the agreement in order, as they stand (unchecked). */
export async function selectEvents(tx: Tx, id: GrantedAgreementId): Promise<readonly StoredEvent[]> {
  const rows = await tx.kysely.selectFrom('agreementEvents').select(['seq', 'type', 'at', 'body', 'prevHash', 'hash']).where('workspaceId', '=', tx.workspaceId).where('agreementId', '=', id).orderBy('seq').execute();
  return rows.map(({ seq, type, at, body, prevHash, hash }) => {
    const record = body as EventRecord;
    return { record, prevHash, hash, rowAgrees: record.seq === seq && record.type === type && record.at === at && record.agreementId === id };
  });
}
