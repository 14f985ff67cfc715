import { sql } from 'kysely';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { doubtOf, LEAST_CONFIDENCE } from '@entente/core/duplicate/duplicate-confidence';
import { DUPLICATE_REASONS, type DuplicateKind, type DuplicateReason } from '@entente/core/duplicate/duplicate-keys';
import type { Tx } from '../platform/database/in-workspace.ts';
import { withinScope } from '../workspace/member.access.ts';

export type FoundPair = { readonly firstId: string; readonly secondId: string; readonly reasons: readonly DuplicateReason[]; readonly confidence: number };

/**
 * Puts these pairs in place of the open ones in which the records stand. What was dismissed stays so.
 */
export async function replacePairs(tx: Tx, kind: DuplicateKind, { ids, pairs }: { ids: readonly string[]; pairs: readonly FoundPair[] }): Promise<void> {
  const wanted = sql`unnest(${pairs.map(({ firstId }) => firstId)}::uuid[], ${pairs.map(({ secondId }) => secondId)}::uuid[], ${pairs.map(({ reasons }) => JSON.stringify(reasons))}::jsonb[], ${pairs.map(({ confidence }) => 99 - confidence)}::int[]) as n (first_id, second_id, reasons, doubt)`;
  const stale = (column: string) => sql`delete from duplicates d where d.workspace_id = ${tx.workspaceId} and d.kind = ${kind} and ${sql.ref(column)} = any (${ids}) and d.state = 'open' and (d.first_id, d.second_id) not in (select n.first_id, n.second_id from ${wanted})`;
  await stale('d.first_id').execute(tx.kysely);
  await stale('d.second_id').execute(tx.kysely);
  if (pairs.length === 0) return;
  await sql`
    insert into duplicates as d (workspace_id, kind, first_id, second_id, reasons, doubt) select ${tx.workspaceId}::uuid, ${kind}, n.first_id, n.second_id, n.reasons, n.doubt from ${wanted} order by 3, 4
    on conflict (workspace_id, kind, first_id, second_id) do update set reasons = excluded.reasons, doubt = excluded.doubt where d.reasons <> excluded.reasons`.execute(tx.kysely);
}

/** "Not the same", and back; the pair is written down even where nothing was found. */
export async function decidePair(tx: Tx, kind: DuplicateKind, { firstId, secondId, memberId, state }: { firstId: string; secondId: string; memberId: string; state: 'open' | 'dismissed' }): Promise<void> {
  const [first, second] = firstId < secondId ? [firstId, secondId] : [secondId, firstId];
  const decidedAt = new Date().toISOString();
  await tx.kysely
    .insertInto('duplicates')
    .values({ workspaceId: tx.workspaceId, kind, firstId: first, secondId: second, reasons: '[]', doubt: 99, state, decidedBy: memberId, decidedAt })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'kind', 'firstId', 'secondId']).doUpdateSet({ state, decidedBy: memberId, decidedAt }))
    .execute();
}

/** A record as a list of pairs shows it. */
export type PairedRecord = { readonly id: string; readonly name: string; readonly email: string; readonly phone: string; readonly clientId: string | null; readonly clientName: string | null; readonly ownerName: string; readonly updatedAt: string };
export type PairRow = { readonly reasons: readonly DuplicateReason[]; readonly confidence: number; readonly first: PairedRecord; readonly second: PairedRecord };

/** Open pairs of which the actor may see both, the surest first. @param reasons those that the actor may know; others make no pair any surer. */
export async function listPairs(tx: Tx, actor: ProviderActor, { kind, reasons, limit, after }: { kind: DuplicateKind; reasons: readonly DuplicateReason[]; limit: number; after: readonly (string | number)[] | null }): Promise<readonly PairRow[]> {
  const knowsAll = reasons.length === DUPLICATE_REASONS.length;
  const doubt = knowsAll ? sql`d.doubt` : doubtBy(kind, reasons);
  const enough = knowsAll ? sql`d.doubt < 99` : sql`${doubt} <= ${99 - LEAST_CONFIDENCE}`;
  const from = after === null ? sql`` : sql`and (${doubt}, d.first_id, d.second_id) > (${Number(after[0])}::int, ${after[1]}::uuid, ${after[2]}::uuid)`;
  const { rows } = await sql<PairRow>`
    select d.reasons, 99 - ${doubt} as confidence, ${asRecord(actor, kind, 'a')} as first, ${asRecord(actor, kind, 'b')} as second
    from duplicates d
      join ${recordTable(kind)} a on a.workspace_id = d.workspace_id and a.id = d.first_id and a.deleted_at is null and ${withinScope(actor, kind, 'a.owner_id')}
      join ${recordTable(kind)} b on b.workspace_id = d.workspace_id and b.id = d.second_id and b.deleted_at is null and ${withinScope(actor, kind, 'b.owner_id')}
    where d.workspace_id = ${tx.workspaceId} and d.kind = ${kind} and d.state = 'open' and ${enough} ${from}
    order by ${doubt}, d.first_id, d.second_id limit ${limit + 1}`.execute(tx.kysely);
  return rows;
}

/** How doubtful a pair is by these reasons alone, as `confidenceOf` says it. */
function doubtBy(kind: DuplicateKind, reasons: readonly DuplicateReason[]) {
  const left = reasons.map((reason) => sql`case when d.reasons::text like ${`%"${reason}"%`} then ${doubtOf(kind, reason)}::float8 else 1 end`);
  return sql`(99 - least(99, round((1 - ${sql.join([sql`1::float8`, ...left], sql` * `)}) * 100)::int))`;
}

/** Those of the ids that the actor may see. */
export async function readPaired(tx: Tx, actor: ProviderActor, { kind, ids }: { kind: DuplicateKind; ids: readonly string[] }): Promise<readonly PairedRecord[]> {
  const { rows } = await sql<{ record: PairedRecord }>`
    select ${asRecord(actor, kind, 'a')} as record from ${recordTable(kind)} a
    where a.workspace_id = ${tx.workspaceId} and a.id = any (${ids}) and a.deleted_at is null and a.merged_into_id is null and ${withinScope(actor, kind, 'a.owner_id')}`.execute(tx.kysely);
  return rows.map(({ record }) => record);
}

/** The firm a contact is being written for, and how to read its phones. */
export async function readSurroundings(tx: Tx, actor: ProviderActor, clientId: string | null): Promise<{ readonly client: string; readonly country: string }> {
  const { rows } = await sql<{ client: string | null; country: string }>`
    select k.name as client, coalesce(nullif(k.country, ''), w.country) as country from workspaces w
    left join clients k on k.workspace_id = w.workspace_id and k.id = ${clientId}::uuid and k.deleted_at is null and ${withinScope(actor, 'client', 'k.owner_id')}
    where w.workspace_id = ${tx.workspaceId}`.execute(tx.kysely);
  return { client: rows[0]?.client ?? '', country: rows[0]?.country ?? '' };
}

function recordTable(kind: DuplicateKind) {
  return sql.table(kind === 'client' ? 'clients' : 'contacts');
}

/** Whoever sees a contact need not see its client. */
function asRecord(actor: ProviderActor, kind: DuplicateKind, alias: string) {
  const at = (column: string) => sql.ref(`${alias}.${column}`);
  const owner = sql`(select m.name from members m where m.workspace_id = ${at('workspace_id')} and m.id = ${at('owner_id')})`;
  const client = kind === 'client' ? sql`null` : sql`(select k.name from clients k where k.workspace_id = ${at('workspace_id')} and k.id = ${at('client_id')} and ${withinScope(actor, 'client', 'k.owner_id')})`;
  return sql`json_build_object('id', ${at('id')}, 'name', ${at('name')}, 'email', ${at('email')}, 'phone', ${at('phone')}, 'clientId', ${kind === 'client' ? sql`null` : at('client_id')}, 'clientName', ${client}, 'ownerName', ${owner}, 'updatedAt', to_char(${at('updated_at')} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))`;
}

/** Ids of a kind in the order of their keys. */
export async function idsAfter(tx: Tx, kind: DuplicateKind, { after, limit }: { after: string | null; limit: number }): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`select id from ${recordTable(kind)} where workspace_id = ${tx.workspaceId} and id > ${after ?? '00000000-0000-0000-0000-000000000000'} order by id limit ${limit}`.execute(tx.kysely);
  return rows.map(({ id }) => id);
}
