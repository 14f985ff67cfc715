import type { ProviderActor, Role } from '@entente/core/kernel/actor';
import type { Limits } from '@entente/core/kernel/hidden-fields';
import type { LimitedRole, RoleLimits } from '@entente/core/workspace/role-limits';
import type { ScopedKind } from '@entente/core/workspace/scope';
import type { OwnedKind } from '@entente/core/workspace/sight';
import { sql } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';
import { withinScope } from './member.access.ts';

/** Every limit that was set, by role and kind. */
export async function listRights(tx: Tx) {
  return tx.kysely.selectFrom('rights').selectAll().where('workspaceId', '=', tx.workspaceId).orderBy('role').orderBy('recordKind').execute();
}

/** The limits of a role by kind, as `ProviderActor.limits` holds them; for whoever acts in a person's name outside a request. */
export async function loadLimits(tx: Tx, role: Role): Promise<Limits> {
  const rows = await tx.kysely.selectFrom('rights').selectAll().where('workspaceId', '=', tx.workspaceId).where('role', '=', role).execute();
  return Object.fromEntries(rows.map(({ recordKind, scope, hidden, mayExport, mayDelete, mayBulk }) => [recordKind, { scope: scope as RoleLimits['scope'], hidden: hidden as string[], mayExport, mayDelete, mayBulk }]));
}

/** The limits of a role for a kind, locked for a change; undefined before they were ever set. */
export async function lockRight(tx: Tx, role: LimitedRole, kind: ScopedKind) {
  return tx.kysely.selectFrom('rights').selectAll().where('workspaceId', '=', tx.workspaceId).where('role', '=', role).where('recordKind', '=', kind).forUpdate().executeTakeFirst();
}

/** Keeps the limits of a role for a kind. @returns the new version; null when somebody set them first at the same moment. */
export async function saveRight(tx: Tx, { role, kind, limits, isNew }: { role: LimitedRole; kind: ScopedKind; limits: RoleLimits; isNew: boolean }): Promise<number | null> {
  const { hidden, ...switches } = limits;
  const fields = { ...switches, hidden: JSON.stringify(hidden), updatedAt: new Date().toISOString() };
  if (isNew) {
    const made = await tx.kysely.insertInto('rights').values({ workspaceId: tx.workspaceId, role, recordKind: kind, ...fields }).onConflict((conflict) => conflict.doNothing()).returning('version').executeTakeFirst();
    return made?.version ?? null;
  }
  const { version } = await tx.kysely.updateTable('rights').set(fields).set((eb) => ({ version: eb('version', '+', 1) })).where('workspaceId', '=', tx.workspaceId).where('role', '=', role).where('recordKind', '=', kind).returning('version').executeTakeFirstOrThrow();
  return version;
}

const TABLES: Readonly<Record<OwnedKind, string>> = { client: 'clients', contact: 'contacts', deal: 'deals', engagement: 'engagements' };

export type OwnedRecord = { readonly name: string; readonly ownerId: string; readonly ownerName: string; readonly teamId: string | null; readonly teamName: string | null };

/** A record's name and owner, if the actor may see the record; undefined otherwise. */
export async function findOwnedRecord(tx: Tx, actor: ProviderActor, { kind, id }: { kind: OwnedKind; id: string }): Promise<OwnedRecord | undefined> {
  const table = TABLES[kind];
  const from = sql.table(table);
  const { rows } = await sql<OwnedRecord>`
    select ${sql.ref(`${table}.name`)} as name, m.id as owner_id, m.name as owner_name, m.team_id, t.name as team_name
    from ${from} join members m on m.workspace_id = ${sql.ref(`${table}.workspace_id`)} and m.id = ${sql.ref(`${table}.owner_id`)}
      left join teams t on t.workspace_id = m.workspace_id and t.id = m.team_id
    where ${sql.ref(`${table}.workspace_id`)} = ${tx.workspaceId} and ${sql.ref(`${table}.id`)} = ${id} and ${sql.ref(`${table}.deleted_at`)} is null and ${withinScope(actor, kind, `${table}.owner_id`)}
  `.execute(tx.kysely);
  return rows[0];
}
