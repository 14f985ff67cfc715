import type { ProviderActor } from '@entente/core/kernel/actor';
import { sql, type Expression, type SqlBool } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';

declare const proof: unique symbol;
/** The id of a saved view that the actor may change; made only here. */
export type GrantedViewId = string & { readonly [proof]: 'saved_view' };

/** Views one may open: one's own, those shared with one's team by somebody of it, those shared with all. */
export function seenViews(actor: ProviderActor): Expression<SqlBool> {
  const ofTeam = sql`(saved_views.sharing = 'team' and saved_views.owner_id in (select m.id from members m where m.workspace_id = ${actor.workspaceId} and m.team_id = ${actor.teamId}))`;
  return sql<SqlBool>`(saved_views.owner_id = ${actor.memberId} or saved_views.sharing = 'all' or ${ofTeam})`;
}

/** Whoever made a view may change it; owners and managers may change the shared ones they see. */
export async function grantView(tx: Tx, actor: ProviderActor, id: string): Promise<GrantedViewId | null> {
  const shared = actor.role === 'member' ? sql<SqlBool>`false` : sql<SqlBool>`saved_views.sharing <> 'mine'`;
  const row = await tx.kysely
    .selectFrom('savedViews')
    .select('id')
    .where('workspaceId', '=', tx.workspaceId)
    .where('id', '=', id)
    .where(seenViews(actor))
    .where(sql<SqlBool>`(saved_views.owner_id = ${actor.memberId} or ${shared})`)
    .executeTakeFirst();
  return row === undefined ? null : (row.id as GrantedViewId);
}
