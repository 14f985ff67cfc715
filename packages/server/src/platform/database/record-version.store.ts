import { sql } from 'kysely';
import type { Tx } from './in-workspace.ts';

/** Tables whose rows are one record each and count their versions. */
const VERSIONED_TABLES = ['agreements', 'clients', 'contacts', 'deals', 'engagements', 'interactions', 'members', 'teams', 'webhooks'] as const;
export type VersionedTable = (typeof VERSIONED_TABLES)[number];

/** The table of this name, if its rows count their versions. */
export function versionedTable(name: string): VersionedTable | null {
  return VERSIONED_TABLES.find((table) => table === name) ?? null;
}

/** The present versions of records, by id, for those whose kind counts versions. */
export async function readVersions(tx: Tx, records: readonly { readonly kind: string; readonly id: string }[]): Promise<ReadonlyMap<string, number>> {
  const versions = new Map<string, number>();
  for (const kind of new Set(records.map((record) => record.kind))) {
    const table = versionedTable(`${kind}s`);
    if (table === null) continue;
    const ids = [...new Set(records.filter((record) => record.kind === kind).map(({ id }) => id))];
    const { rows } = await sql<{ id: string; version: number }>`select id, version from ${sql.table(table)} where workspace_id = ${tx.workspaceId} and id = any(${ids}::uuid[])`.execute(tx.kysely);
    for (const { id, version } of rows) versions.set(id, version);
  }
  return versions;
}

/** A record's present version, locked until the transaction ends; null when there is none of this id. */
export async function lockVersion(tx: Tx, table: VersionedTable, id: string): Promise<number | null> {
  const { rows } = await sql<{ version: number }>`select version from ${sql.table(table)} where workspace_id = ${tx.workspaceId} and id = ${id} for update`.execute(tx.kysely);
  return rows[0]?.version ?? null;
}
