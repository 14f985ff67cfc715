import type { MadePromise } from '@entente/core/commitment/followed-text';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/in-workspace.ts';

/** The newest sealed agreement of an engagement that nothing on the board was made from; null where there is none. Amendments are followed by themselves. */
export async function unmadeAgreement(tx: Tx, engagementId: string): Promise<{ agreementId: string; number: string } | null> {
  const row = await tx.kysely
    .selectFrom('agreements')
    .innerJoin('seals', (join) => join.onRef('seals.workspaceId', '=', 'agreements.workspaceId').onRef('seals.agreementId', '=', 'agreements.id'))
    .select(['agreements.id as agreementId', 'agreements.number'])
    .where('agreements.workspaceId', '=', tx.workspaceId)
    .where('agreements.engagementId', '=', engagementId)
    .where('agreements.deletedAt', 'is', null)
    .where('agreements.amendsId', 'is', null)
    .where('agreements.splitFrom', 'is', null)
    .where(sql<boolean>`not exists (select 1 from commitments c where c.workspace_id = agreements.workspace_id and c.agreement_id = agreements.id)`)
    .where(sql<boolean>`exists (select 1 from agreement_versions v where v.workspace_id = seals.workspace_id and v.agreement_id = seals.agreement_id and v.number = seals.version_number and (jsonb_array_length(v.content -> 'phases') + jsonb_array_length(v.content -> 'deliverables') + jsonb_array_length(v.content -> 'clientInputs')) > 0)`)
    .orderBy('seals.sealedAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** The version under the seal; null where nothing was sealed. */
export async function sealedVersion(tx: Tx, agreementId: string): Promise<number | null> {
  const row = await tx.kysely.selectFrom('seals').select('versionNumber').where('workspaceId', '=', tx.workspaceId).where('agreementId', '=', agreementId).executeTakeFirst();
  return row?.versionNumber ?? null;
}

export async function ownerOfEngagement(tx: Tx, engagementId: string): Promise<{ ownerId: string; isSample: boolean }> {
  return tx.kysely.selectFrom('engagements').select(['ownerId', 'isSample']).where('workspaceId', '=', tx.workspaceId).where('id', '=', engagementId).executeTakeFirstOrThrow();
}

/** Whether an agreement is a part that was split off another one, to be signed apart from it. */
export async function isSplitOff(tx: Tx, agreementId: string): Promise<boolean> {
  const row = await tx.kysely.selectFrom('agreements').select('splitFrom').where('workspaceId', '=', tx.workspaceId).where('id', '=', agreementId).executeTakeFirst();
  return (row?.splitFrom ?? null) !== null;
}

/** What was promised from records of these texts, off the board or on it, with how it is called. */
export async function loadMade(tx: Tx, agreementIds: readonly string[]): Promise<readonly (MadePromise & { readonly title: string })[]> {
  const rows = await tx.kysely
    .selectFrom('commitments')
    .select(['id', 'sourceId', 'title', 'dueOn', 'agreedOn', 'doneAt', 'exceptedAt', 'takenOutBy', 'deletedAt'])
    .where('workspaceId', '=', tx.workspaceId)
    .where('agreementId', 'in', agreementIds)
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
  return rows.flatMap(({ sourceId, deletedAt, ...row }) => (sourceId === null ? [] : [{ ...row, sourceId, isRemoved: deletedAt !== null }]));
}
