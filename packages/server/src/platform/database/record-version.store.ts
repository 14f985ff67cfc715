import { sql } from 'kysely';
import type { Tx } from './in-workspace.ts';

/** Tables whose rows are one record each and count their versions. */
const VERSIONED_TABLES = ['agreements', 'clients', 'contacts', 'engagements', 'members', 'teams', 'webhooks'] as const;
export type VersionedTable = (typeof VERSIONED_TABLES)[number];

/** The table of this name, if its rows count their versions. */
export function versionedTable(name: string): VersionedTable | null {
  return VERSIONED_TABLES.find((table) => table === name) ?? null;
}

/** A record's present version, locked until the transaction ends; null when there is none of this id. */
export async function lockVersion(tx: Tx, table: VersionedTable, id: string): Promise<number | null> {
  const { rows } = await sql<{ version: number }>`select version from ${sql.table(table)} where workspace_id = ${tx.workspaceId} and id = ${id} for update`.execute(tx.kysely);
  return rows[0]?.version ?? null;
}
