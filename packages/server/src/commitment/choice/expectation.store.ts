import type { ProviderActor } from '@entente/core/kernel/actor';
import { isHidden } from '@entente/core/workspace/scope';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { withinScope } from '../../workspace/member.access.ts';

const MOST_ENTRIES = 50;
const LONGEST_NAME = 120;

/** Entries of an engagement's timeline that the actor may see and something can rest on, newest first. @param ids only these. */
export async function loadEntries(tx: Tx, actor: ProviderActor, { engagementId, ids }: { readonly engagementId: string; readonly ids?: readonly string[] }): Promise<{ id: string; name: string; on: string }[]> {
  if (ids?.length === 0) return [];
  const rows = await tx.kysely
    .selectFrom('interactions')
    .select(['id', 'subject', 'body', 'happenedAt'])
    .where('workspaceId', '=', tx.workspaceId)
    .where('engagementId', '=', engagementId)
    .where('deletedAt', 'is', null)
    .where(withinScope(actor, 'interaction', 'interactions.owner_id'))
    .where(ids === undefined ? sql<boolean>`true` : sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .orderBy('happenedAt', 'desc')
    .orderBy('id')
    .limit(MOST_ENTRIES)
    .execute();
  const shown = (field: 'subject' | 'body', text: string): string => (isHidden(actor, 'interaction', field) ? '' : text.replaceAll(/\s+/g, ' ').trim().slice(0, LONGEST_NAME));
  return rows.flatMap(({ id, subject, body, happenedAt }) => {
    const name = shown('subject', subject) || shown('body', body);
    return name === '' ? [] : [{ id, name, on: happenedAt.slice(0, 10) }];
  });
}
