import type { AgreedKind } from '@entente/core/commitment/commitment-state';
import type { DatedPromise } from '@entente/core/commitment/agreed-dates';
import { sql } from 'kysely';
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
    .where('sourceKind', '<>', 'acceptance')
    // What is being corrected has a day of its own, until somebody gives it another one.
    .where(sql<boolean>`coalesce((select e.type from commitment_events e where e.workspace_id = commitments.workspace_id and e.commitment_id = commitments.id and e.type in ('made', 'changed', 'moved', 'absorbed', 'returned')
      and e.body ? 'to' and e.body ->> 'to' is distinct from e.body ->> 'from' order by e.recorded_at desc, e.id desc limit 1), '') <> 'returned'`)
    .whereRef('dueOn', 'is distinct from', 'agreedOn')
    .orderBy('dueOn')
    .orderBy('id')
    .execute();
  return rows.flatMap(({ agreementId, sourceKind, sourceId, dueOn }) => (agreementId === null || sourceId === null || sourceKind === null ? [] : [{ agreementId, sourceKind: sourceKind as AgreedKind, sourceId, dueOn }]));
}
