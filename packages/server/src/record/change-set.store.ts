import type { ProviderActor } from '@entente/core/kernel/actor';
import type { ColumnValues } from '@entente/core/record/undo-plan';
import { sql, type Insertable, type Selectable, type Updateable } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { ChangeSets } from '../platform/database/tables.ts';
import { withinScope } from '../workspace/member.access.ts';
import { seesAllChangeSets, type AskedChange, type GrantedChangeSetId } from './change-set.access.ts';

/**
 * What an act did to one row: by column (snake_case), as JSON, exactly what it set. "custom" holds only the
 * fields that were set, by field id. A row deleted for good keeps all of itself in `before`.
 */
export type ChangeRow = {
  readonly table: string;
  /** The row's id; for taggings the record's. */
  readonly recordId: string;
  readonly action: 'created' | 'updated' | 'deleted' | 'failed';
  readonly before?: ColumnValues | null;
  readonly after?: ColumnValues | null;
  /** Why it failed: a refusal's code. */
  readonly reason?: string;
};

export async function insertChangeSet(tx: Tx, row: Omit<Insertable<ChangeSets>, 'workspaceId'>): Promise<void> {
  await tx.kysely.insertInto('changeSets').values({ ...row, workspaceId: tx.workspaceId }).execute();
}

export async function lockChangeSet(tx: Tx, id: GrantedChangeSetId): Promise<Selectable<ChangeSets>> {
  return tx.kysely.selectFrom('changeSets').selectAll().where('workspaceId', '=', tx.workspaceId).where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
}

/** What is shown of an act; what was asked may name fifty thousand records and is read only to do it. */
const SHOWN = ['id', 'kind', 'title', 'recordKind', 'state', 'counts', 'memberId', 'memberName', 'createdAt', 'finishedAt', 'undoneAt'] as const;
const CHANGE = sql<AskedChange>`request -> 'change'`.as('change');
/** Kept with what was asked once what failed is tried again: the act that does. */
const RETRIED_AS = sql<string | null>`request ->> 'retriedAs'`.as('retriedAs');
export type ShownChangeSet = Pick<Selectable<ChangeSets>, (typeof SHOWN)[number]> & { readonly change: AskedChange; readonly retriedAs: string | null };

export async function loadChangeSet(tx: Tx, id: GrantedChangeSetId): Promise<ShownChangeSet> {
  return tx.kysely.selectFrom('changeSets').select([...SHOWN, CHANGE, RETRIED_AS]).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).executeTakeFirstOrThrow();
}

export async function updateChangeSet(tx: Tx, id: GrantedChangeSetId, set: Updateable<ChangeSets>): Promise<void> {
  await tx.kysely.updateTable('changeSets').set(set).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).execute();
}

/** Appends rows in their order; one statement, however many. */
export async function appendChangeRows(tx: Tx, id: GrantedChangeSetId, rows: readonly ChangeRow[]): Promise<void> {
  if (rows.length === 0) return;
  const written = rows.map(({ table, recordId, action, before = null, after = null, reason = '' }, at) => ({ at: at + 1, table, id: recordId, action, before, after, reason }));
  await sql`
    insert into change_set_rows (workspace_id, change_set_id, seq, table_name, record_id, action, before, after, reason)
    select ${tx.workspaceId}::uuid, ${id}::uuid, x.at + (select coalesce(max(s.seq), 0) from change_set_rows s where s.workspace_id = ${tx.workspaceId} and s.change_set_id = ${id}::uuid), x."table", x.id, x.action, x.before, x.after, x.reason
    from json_to_recordset(${JSON.stringify(written)}::json) as x(at bigint, "table" text, id uuid, action text, before jsonb, after jsonb, reason text)`.execute(tx.kysely);
}

/** One row more than a page, newest first. */
export async function listChangeSets(tx: Tx, actor: ProviderActor, { limit, after }: { readonly limit: number; readonly after: readonly (string | number)[] | null }): Promise<ShownChangeSet[]> {
  let query = tx.kysely.selectFrom('changeSets').select([...SHOWN, CHANGE, RETRIED_AS]).where('workspaceId', '=', tx.workspaceId);
  if (!seesAllChangeSets(actor)) query = query.where('memberId', '=', actor.memberId);
  if (after !== null) query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('createdAt', 'id'), '<', tuple(String(after[0]), String(after[1]))));
  return query.orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(limit + 1).execute();
}

const MOST_SHOWN = 200;

/** Records that an act or its undo left as they were, with their names where the actor may see them. */
export async function loadRemainders(tx: Tx, actor: ProviderActor, { id, what }: { readonly id: GrantedChangeSetId; readonly what: 'failed' | 'kept' }) {
  const which = what === 'failed' ? sql`s.action = 'failed'` : sql`s.undo in ('kept', 'partly')`;
  const { rows } = await sql<{ recordId: string; table: string; name: string; reason: string; kept: string[] | null }>`
    select s.record_id as "recordId", s.table_name as "table", coalesce(c.name, k.name, d.name, e.name, '') as name, s.reason, s.kept
    from change_set_rows s
    left join clients c on s.table_name = 'clients' and c.workspace_id = s.workspace_id and c.id = s.record_id and ${withinScope(actor, 'client', 'c.owner_id')}
    left join contacts k on s.table_name = 'contacts' and k.workspace_id = s.workspace_id and k.id = s.record_id and ${withinScope(actor, 'contact', 'k.owner_id')}
    left join deals d on s.table_name = 'deals' and d.workspace_id = s.workspace_id and d.id = s.record_id and ${withinScope(actor, 'deal', 'd.owner_id')}
    left join engagements e on s.table_name = 'engagements' and e.workspace_id = s.workspace_id and e.id = s.record_id and ${withinScope(actor, 'engagement', 'e.owner_id')}
    where s.workspace_id = ${tx.workspaceId} and s.change_set_id = ${id}::uuid and (s.action = 'failed' or s.undo in ('kept', 'partly')) and ${which} order by s.seq limit ${MOST_SHOWN}`.execute(tx.kysely);
  return rows.map((row) => ({ ...row, kept: row.kept ?? [] }));
}

/** Ids of the records that failed, in order, after one of them. */
export async function failedRecordIds(tx: Tx, id: GrantedChangeSetId, limit: number): Promise<readonly string[]> {
  const rows = await tx.kysely.selectFrom('changeSetRows').select('recordId').distinct().where('workspaceId', '=', tx.workspaceId).where('changeSetId', '=', id).where('action', '=', 'failed').orderBy('recordId').limit(limit).execute();
  return rows.map(({ recordId }) => recordId);
}
