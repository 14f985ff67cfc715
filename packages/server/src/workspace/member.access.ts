import type { ProviderActor } from '@entente/core/kernel/actor';
import { sql, type Expression, type SqlBool } from 'kysely';

/**
 * Row scope, the same for every record that has an owner: a member sees their own rows, their team's,
 * or all of the workspace. Owners and managers with scope "all" see everything; scope never widens by role.
 * @returns a condition on `ownerColumn`, to be added to every query of owned records.
 */
export function withinScope(actor: ProviderActor, ownerColumn: string): Expression<SqlBool> {
  const owner = sql.ref<string>(ownerColumn);
  if (actor.scope === 'all') return sql<SqlBool>`true`;
  if (actor.scope === 'team' && actor.teamId !== null) {
    return sql<SqlBool>`${owner} in (select m.id from members m where m.workspace_id = ${actor.workspaceId} and (m.team_id = ${actor.teamId} or m.id = ${actor.memberId}))`;
  }
  return sql<SqlBool>`${owner} = ${actor.memberId}`;
}
