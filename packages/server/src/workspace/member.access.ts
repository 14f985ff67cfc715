import type { ProviderActor } from '@entente/core/kernel/actor';
import { scopeFor, type ScopedKind } from '@entente/core/workspace/scope';
import { sql, type Expression, type SqlBool } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';

declare const proof: unique symbol;
/** The id of a person of the workspace; made only here. */
export type GrantedMemberId = string & { readonly [proof]: 'member' };

/**
 * Row scope, the same for every record that has an owner: a member sees their own rows, their team's,
 * or all of the workspace; the limits of their role may narrow it for a kind. Nothing widens it.
 * @param kind what the rows are. @param ownerColumn the column that holds the owner, "clients.owner_id".
 * @returns a condition on `ownerColumn`, to be added to every query of owned records.
 */
export function withinScope(actor: ProviderActor, kind: ScopedKind, ownerColumn: string): Expression<SqlBool> {
  const owner = sql.ref<string>(ownerColumn);
  const scope = scopeFor(actor, kind);
  if (scope === 'all') return sql<SqlBool>`true`;
  if (scope === 'team' && actor.teamId !== null) {
    return sql<SqlBool>`${owner} in (select m.id from members m where m.workspace_id = ${actor.workspaceId} and (m.team_id = ${actor.teamId} or m.id = ${actor.memberId}))`;
  }
  return sql<SqlBool>`${owner} = ${actor.memberId}`;
}

/** Proof that the id is a person of this workspace. Everybody in it may see who works here; what may be changed is judged in core. */
export async function grantMember(tx: Tx, id: string): Promise<GrantedMemberId | null> {
  const row = await tx.kysely.selectFrom('members').select('id').where('workspaceId', '=', tx.workspaceId).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : (row.id as GrantedMemberId);
}

/** The actor's own id is proof by itself. */
export function ownMember(actor: ProviderActor): GrantedMemberId {
  return actor.memberId as GrantedMemberId;
}
