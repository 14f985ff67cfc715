import type { ProviderActor } from '@entente/core/kernel/actor';
import { sql, type RawBuilder } from 'kysely';
import { linksAreSeen } from '../../workspace/member.access.ts';

/**
 * A condition that joins `interactions`: the nearest open task about a record that the actor sees, as far as they see it.
 * Where it is about another record too that they do not see, nothing of it is told but that there is one.
 * @param alias of the record's row.
 */
export function taskOf({ workspaceId, ...actor }: ProviderActor, alias: string): RawBuilder<unknown> {
  return sql`interactions.workspace_id = ${workspaceId}::uuid and interactions.id = ${sql.ref(`${alias}.next_task_id`)} and ${linksAreSeen({ workspaceId, ...actor }, 'interactions')}`;
}
