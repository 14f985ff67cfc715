import { BIN_DAYS } from '@entente/core/export/erasure-rules';
import type { ProviderActor } from '@entente/core/kernel/actor';
import type { ScopedKind } from '@entente/core/workspace/scope';
import { sql } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';
import { stepsWritten } from '../record/next/record.store.ts';
import { withinScope } from '../workspace/member.access.ts';

const TABLES: Readonly<Record<ScopedKind, string>> = { client: 'clients', contact: 'contacts', deal: 'deals', engagement: 'engagements', interaction: 'interactions' };
const NAMES: Readonly<Record<ScopedKind, string>> = { client: 'name', contact: 'name', deal: 'name', engagement: 'name', interaction: 'subject' };

export type BinnedRow = { readonly id: string; readonly name: string; readonly deletedAt: string; readonly deletedByName: string; readonly goesAt: string };

/** Records in the bin: not those that were merged into another, and not those whose words are gone. */
const inBin = (table: string) => sql`${sql.ref(`${table}.deleted_at`)} is not null and ${sql.ref(`${table}.emptied_at`)} is null ${['clients', 'contacts', 'deals'].includes(table) ? sql`and ${sql.ref(`${table}.merged_into_id`)} is null` : sql``}`;

/** One row more than a page of what the actor may see in the bin, newest first. */
export async function listBinned(tx: Tx, actor: ProviderActor, { kind, limit, after }: { kind: ScopedKind; limit: number; after: readonly (string | number)[] | null }): Promise<BinnedRow[]> {
  const table = TABLES[kind];
  const older = after === null ? sql`true` : sql`(${sql.ref(`${table}.deleted_at`)}, ${sql.ref(`${table}.id`)}) < (${String(after[0])}::timestamptz, ${String(after[1])}::uuid)`;
  const { rows } = await sql<BinnedRow>`
    select ${sql.ref(`${table}.id`)} as id, ${sql.ref(`${table}.${NAMES[kind]}`)} as name, ${sql.ref(`${table}.deleted_at`)} as deleted_at, coalesce(m.name, '') as deleted_by_name,
      ${sql.ref(`${table}.deleted_at`)} + make_interval(days => ${BIN_DAYS}) as goes_at
    from ${sql.table(table)} left join members m on m.workspace_id = ${sql.ref(`${table}.workspace_id`)} and m.id = ${sql.ref(`${table}.deleted_by`)}
    where ${sql.ref(`${table}.workspace_id`)} = ${tx.workspaceId} and ${inBin(table)} and ${withinScope(actor, kind, `${table}.owner_id`)} and ${older}
    order by ${sql.ref(`${table}.deleted_at`)} desc, ${sql.ref(`${table}.id`)} desc limit ${limit + 1}`.execute(tx.kysely);
  return rows;
}

export type BinnedRecord = { readonly id: string; readonly name: string; readonly clientId: string | null; readonly contactId: string | null; readonly dealId: string | null };

/** A record in the bin that the actor may see, locked; undefined when there is none. */
export async function lockBinned(tx: Tx, actor: ProviderActor, { kind, id }: { kind: ScopedKind; id: string }): Promise<BinnedRecord | undefined> {
  const table = TABLES[kind];
  const pointer = (column: string, held: boolean) => (held ? sql.ref(`${table}.${column}`) : sql`null::uuid`);
  const { rows } = await sql<BinnedRecord>`
    select id, ${sql.ref(`${table}.${NAMES[kind]}`)} as name, ${pointer('client_id', kind !== 'client')} as client_id, ${pointer('contact_id', kind === 'deal' || kind === 'interaction')} as contact_id, ${pointer('deal_id', kind === 'interaction')} as deal_id
    from ${sql.table(table)} where workspace_id = ${tx.workspaceId} and id = ${id} and ${inBin(table)} and ${withinScope(actor, kind, `${table}.owner_id`)} for update`.execute(tx.kysely);
  return rows[0];
}

/** Takes a record out of the bin. */
export async function restoreBinned(tx: Tx, kind: ScopedKind, id: string): Promise<void> {
  await sql`update ${sql.table(TABLES[kind])} set deleted_at = null, deleted_by = null, version = version + 1, updated_at = date_trunc('milliseconds', now()) where workspace_id = ${tx.workspaceId} and id = ${id}`.execute(tx.kysely);
  if (kind === 'interaction') stepsWritten(tx, [id]);
}

/** Ids of a kind whose days in the bin are over, as many as are emptied in one piece; what was merged into another waits with that one. */
export async function dueForEmptying(tx: Tx, kind: ScopedKind, { now, limit }: { now: Date; limit: number }): Promise<readonly string[]> {
  const table = TABLES[kind];
  const { rows } = await sql<{ id: string }>`select id from ${sql.table(table)} where workspace_id = ${tx.workspaceId} and deleted_at < ${now.toISOString()}::timestamptz - make_interval(days => ${BIN_DAYS}) and ${inBin(table)} order by deleted_at limit ${limit}`.execute(tx.kysely);
  return rows.map(({ id }) => id);
}

/** What was merged into a record: it goes for good when that one goes. */
export async function mergedInto(tx: Tx, kind: ScopedKind, id: string): Promise<readonly string[]> {
  if (kind !== 'client' && kind !== 'contact') return [];
  const { rows } = await sql<{ id: string }>`select id from ${sql.table(TABLES[kind])} where workspace_id = ${tx.workspaceId} and merged_into_id = ${id} and emptied_at is null`.execute(tx.kysely);
  return rows.map((row) => row.id);
}
