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

/** The records that entries of a timeline point at: the column, the table, the kind. */
const POINTERS = [['deal_id', 'deals', 'deal'], ['engagement_id', 'engagements', 'engagement'], ['contact_id', 'contacts', 'contact']] as const satisfies readonly (readonly [string, string, ScopedKind])[];

/**
 * A condition on rows that point at records (interactions, files, activities): every deal, engagement and contact
 * they point at is seen, and an interaction is none that the role's limit keeps away. Whoever sees a client
 * need not see all that is done with it. Kinds of which the actor sees everything cost nothing.
 */
export function linksAreSeen(actor: ProviderActor, alias: 'activities' | 'attachments' | 'interactions'): Expression<SqlBool> {
  const conditions: Expression<SqlBool>[] = POINTERS.filter(([, , kind]) => scopeFor(actor, kind) !== 'all').map(([column, table, kind]) => {
    const pointer = sql.ref(`${alias}.${column}`);
    return sql<SqlBool>`(${pointer} is null or exists (select 1 from ${sql.table(table)} where ${sql.ref(`${table}.workspace_id`)} = ${actor.workspaceId} and ${sql.ref(`${table}.id`)} = ${pointer} and ${withinScope(actor, kind, `${table}.owner_id`)}))`;
  });
  conditions.push(...interactionLimit(actor, alias));
  return conditions.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`(${sql.join(conditions, sql` and `)})`;
}

/** Interactions follow what they are about; a role may be limited further, to its own or its team's. */
function interactionLimit(actor: ProviderActor, alias: 'activities' | 'attachments' | 'interactions'): readonly Expression<SqlBool>[] {
  const { scope } = actor.limits?.interaction ?? {};
  if (scope === undefined || scope === 'all') return [];
  const within = withinScope({ ...actor, scope }, 'interaction', 'interactions.owner_id');
  if (alias === 'attachments') return [];
  if (alias === 'interactions') return [within];
  return [sql<SqlBool>`(activities.subject_kind <> 'interaction' or exists (select 1 from interactions where interactions.workspace_id = activities.workspace_id and interactions.id = activities.subject_id and ${within}))`];
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
