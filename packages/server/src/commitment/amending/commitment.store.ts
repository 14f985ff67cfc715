import type { SourceKind } from '@entente/core/commitment/commitment-state';
import type { DatedPromise } from '@entente/core/commitment/agreed-dates';
import type { Tx } from '../../platform/database/in-workspace.ts';

/** A promise of a signed text whose day is another one by now. */
export type MovedPromise = DatedPromise & { readonly agreementId: string };

/** The open promises of an engagement that were made from a signed text and have another day than it says. */
export async function loadMoved(tx: Tx, engagementId: string): Promise<readonly MovedPromise[]> {
  const rows = await tx.kysely
    .selectFrom('commitments')
    .select(['agreementId', 'sourceKind', 'sourceId', 'dueOn'])
    .where('workspaceId', '=', tx.workspaceId)
    .where('engagementId', '=', engagementId)
    .where('deletedAt', 'is', null)
    .where('doneAt', 'is', null)
    .where('exceptedAt', 'is', null)
    .where('sourceId', 'is not', null)
    .whereRef('dueOn', 'is distinct from', 'agreedOn')
    .orderBy('dueOn')
    .orderBy('id')
    .execute();
  return rows.flatMap(({ agreementId, sourceKind, sourceId, dueOn }) => (agreementId === null || sourceId === null || sourceKind === null ? [] : [{ agreementId, sourceKind: sourceKind as SourceKind, sourceId, dueOn }]));
}
