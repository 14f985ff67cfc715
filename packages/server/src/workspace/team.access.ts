import type { Tx } from '../platform/database/in-workspace.ts';

declare const proof: unique symbol;
/** The id of a team of the workspace; made only here. */
export type GrantedTeamId = string & { readonly [proof]: 'team' };

/** Proof that the id is a team of this workspace. */
export async function grantTeam(tx: Tx, id: string): Promise<GrantedTeamId | null> {
  const row = await tx.kysely.selectFrom('teams').select('id').where('workspaceId', '=', tx.workspaceId).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : (row.id as GrantedTeamId);
}
