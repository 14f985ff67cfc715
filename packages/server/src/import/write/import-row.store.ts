import { actorStamp, type ProviderActor } from '@entente/core/kernel/actor';
import { IMPORT_TABLES, type ImportKind } from '@entente/core/import/import-kind';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { hearActivities } from '../../platform/webhooks/hear-activities.store.ts';
import { newId } from '../../platform/database/new-id.ts';
import type { GrantedImportId } from '../import.access.ts';
import type { ColumnValues, WrittenColumn } from './import-row.schema.ts';

/*
 * Many rows a statement, handed over as one JSON text: COPY is not for a role under row security, and
 * one parameter a value would run out of parameters. Names of columns come from the registry of fields.
 */

const names = (columns: readonly WrittenColumn[], before = '') => sql.join(columns.map(({ name }) => sql.ref(`${before}${name}`)));
const shape = (columns: readonly WrittenColumn[]) => sql.join(columns.map(({ name, type }) => sql`${sql.ref(name)} ${sql.raw(type)}`));

/** Adds records; each row holds `id` and all of the columns (null where the file says nothing and the column allows it). */
export async function insertRecords(tx: Tx, { kind, columns }: { kind: ImportKind; columns: readonly WrittenColumn[] }, rows: readonly ColumnValues[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into ${sql.table(IMPORT_TABLES[kind])} (workspace_id, id, ${names(columns)})
    select ${tx.workspaceId}::uuid, x.id, ${names(columns, 'x.')} from json_to_recordset(${JSON.stringify(rows)}::json) as x(id uuid, ${shape(columns)})`.execute(tx.kysely);
}

export type CurrentRecord = { readonly id: string; readonly isOwn: boolean; readonly values: ColumnValues };

/** The present values of records, locked; `isOwn` says that this import made the record. */
export async function lockRecords(tx: Tx, { kind, columns, changeSetId }: { kind: ImportKind; columns: readonly string[]; changeSetId: string }, ids: readonly string[]): Promise<ReadonlyMap<string, CurrentRecord>> {
  if (ids.length === 0) return new Map();
  const pairs = sql.join(columns.map((name) => sql`${sql.lit(name)}, r.${sql.ref(name)}`));
  const { rows } = await sql<{ id: string; isOwn: boolean; values: ColumnValues }>`
    select r.id, json_build_object(${pairs}) as values,
      exists (select 1 from change_set_rows s where s.workspace_id = ${tx.workspaceId} and s.record_id = r.id and s.change_set_id = ${changeSetId} and s.action = 'created') as is_own
    from ${sql.table(IMPORT_TABLES[kind])} r where r.workspace_id = ${tx.workspaceId} and r.id = any(${[...ids]}::uuid[]) order by r.id for update of r`.execute(tx.kysely);
  return new Map(rows.map((row) => [row.id, row]));
}

export type Patch = { readonly id: string; readonly isOwn: boolean; readonly patch: ColumnValues };

/** Writes single columns of many records. The version counts up, but for records of this very import: an undo sees by it who came after. */
export async function patchRecords(tx: Tx, { kind, columns }: { kind: ImportKind; columns: readonly WrittenColumn[] }, patches: readonly Patch[]): Promise<void> {
  if (patches.length === 0) return;
  const set = sql.join(columns.map(({ name, type }) => (type === 'jsonb' ? sql`${sql.ref(name)} = jsonb_strip_nulls(r.${sql.ref(name)} || coalesce(x.patch->${sql.lit(name)}, '{}'))` : sql`${sql.ref(name)} = case when x.patch ? ${sql.lit(name)} then (x.patch->>${sql.lit(name)})::${sql.raw(type)} else r.${sql.ref(name)} end`)));
  await sql`
    update ${sql.table(IMPORT_TABLES[kind])} r set ${set}, version = r.version + case when x.is_own then 0 else 1 end, updated_at = date_trunc('milliseconds', now())
    from jsonb_to_recordset(${JSON.stringify(patches.map(({ id, isOwn, patch }) => ({ id, is_own: isOwn, patch })))}::jsonb) as x(id uuid, is_own boolean, patch jsonb)
    where r.workspace_id = ${tx.workspaceId} and r.id = x.id`.execute(tx.kysely);
}

/** One step of a change set; see 0012-records.sql. */
export type ChangeRow = { readonly table: string; readonly id: string; readonly action: 'created' | 'updated' | 'deleted'; readonly before: ColumnValues | null; readonly after: ColumnValues | null };

/** Writes what was done, so that it can be undone. `from` is the first free step. */
export async function insertChangeRows(tx: Tx, { changeSetId, from }: { changeSetId: string; from: number }, rows: readonly ChangeRow[]): Promise<void> {
  if (rows.length === 0) return;
  const numbered = rows.map((row, at) => ({ ...row, seq: from + at }));
  await sql`
    insert into change_set_rows (workspace_id, change_set_id, seq, table_name, record_id, action, before, after)
    select ${tx.workspaceId}::uuid, ${changeSetId}::uuid, x.seq, x."table", x.id, x.action, x.before, x.after
    from json_to_recordset(${JSON.stringify(numbered)}::json) as x(seq bigint, "table" text, id uuid, action text, before jsonb, after jsonb)`.execute(tx.kysely);
}

/** `contactId`, `dealId`, `happenedAt`: of interactions. */
export type RowActivity = { readonly topic: string; readonly id: string; readonly clientId: string | null; readonly contactId?: string | null; readonly dealId?: string | null; readonly happenedAt?: string; readonly payload: ColumnValues };

/** Writes the activities of many records of one kind; webhooks hear of each as if a person had done it. */
export async function insertActivities(tx: Tx, actor: ProviderActor, { kind, rows }: { kind: ImportKind; rows: readonly RowActivity[] }): Promise<void> {
  if (rows.length === 0) return;
  const stamp = actorStamp(actor);
  const at = new Date().toISOString();
  const numbered = rows.map(({ clientId, contactId = null, dealId = null, happenedAt = at, ...row }) => ({ ...row, activity: newId(), client_id: clientId, contact_id: contactId, deal_id: dealId, happened: happenedAt }));
  const own = kind === 'client' ? sql`x.id` : sql`x.client_id`;
  await sql`
    insert into activities (workspace_id, id, topic, happened_at, actor_side, actor_id, actor_name, subject_kind, subject_id, client_id, contact_id, deal_id, payload)
    select ${tx.workspaceId}::uuid, x.activity, x.topic, x.happened, ${stamp.side}, ${stamp.id}::uuid, ${stamp.name}, ${kind}, x.id, ${own}, ${kind === 'contact' ? sql`x.id` : sql`x.contact_id`}, ${kind === 'deal' ? sql`x.id` : sql`x.deal_id`}, x.payload
    from json_to_recordset(${JSON.stringify(numbered)}::json) as x(activity uuid, topic text, id uuid, client_id uuid, contact_id uuid, deal_id uuid, happened timestamptz, payload jsonb)`.execute(tx.kysely);
  await hearActivities(tx, numbered.map(({ activity }) => activity));
}

export type RowOutcome = { readonly row: number; readonly outcome: 'created' | 'updated' | 'skipped' | 'rejected'; readonly recordId: string | null; readonly hash: string | null; readonly reasons: unknown };

/** Writes what became of rows of the file. */
export async function insertRowOutcomes(tx: Tx, importId: GrantedImportId, rows: readonly RowOutcome[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into import_rows (workspace_id, import_id, row_number, outcome, record_id, row_hash, reasons)
    select ${tx.workspaceId}::uuid, ${importId}::uuid, x."row", x.outcome, x."recordId", x.hash, x.reasons
    from json_to_recordset(${JSON.stringify(rows)}::json) as x("row" bigint, outcome text, "recordId" uuid, hash bigint, reasons jsonb)`.execute(tx.kysely);
}

/** Remembers what records are called elsewhere; an id that was another record's goes over to the one that is here now. */
export async function keepExternalIds(tx: Tx, { kind, source }: { kind: ImportKind; source: string }, rows: readonly { readonly recordId: string; readonly externalId: string }[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into external_ids (workspace_id, id, record_kind, source, external_id, record_id)
    select distinct on (x.external) ${tx.workspaceId}::uuid, x.id, ${kind}, ${source}, x.external, x.record from json_to_recordset(${JSON.stringify(rows.map(({ recordId, externalId }) => ({ id: newId(), record: recordId, external: externalId })))}::json) as x(id uuid, record uuid, external text)
    on conflict (workspace_id, record_kind, source, external_id) do update set record_id = excluded.record_id`.execute(tx.kysely);
}

/** Times of stay in a stage, and where a client stands: what figures read. */
export type Stay = { readonly dealId: string; readonly pipelineId: string; readonly stageId: string; readonly enteredAt: string };

/** Ends the present stay of deals that move, and begins the new one. @returns the steps, for the undo. */
export async function insertStays(tx: Tx, actor: ProviderActor, { stays, moved }: { stays: readonly Stay[]; moved: readonly Stay[] }): Promise<readonly ChangeRow[]> {
  const ended = moved.length === 0 ? [] : await endStays(tx, actor, moved);
  const all = [...stays, ...moved].map((stay) => ({ ...stay, id: newId() }));
  if (all.length > 0) {
    await sql`
      insert into stage_visits (workspace_id, id, deal_id, pipeline_id, stage_id, entered_at, entered_by)
      select ${tx.workspaceId}::uuid, x.id, x."dealId", x."pipelineId", x."stageId", x."enteredAt", ${actor.memberId}::uuid
      from json_to_recordset(${JSON.stringify(all)}::json) as x(id uuid, "dealId" uuid, "pipelineId" uuid, "stageId" uuid, "enteredAt" timestamptz)`.execute(tx.kysely);
  }
  return [...ended, ...all.slice(stays.length).map(({ id }): ChangeRow => ({ table: 'stage_visits', id, action: 'created', before: null, after: {} }))];
}

async function endStays(tx: Tx, actor: ProviderActor, moved: readonly Stay[]): Promise<ChangeRow[]> {
  const { rows } = await sql<{ id: string; left: string }>`
    update stage_visits v set left_at = greatest(x."enteredAt", v.entered_at), left_by = ${actor.memberId}::uuid, left_to_stage_id = x."stageId"
    from json_to_recordset(${JSON.stringify(moved)}::json) as x("dealId" uuid, "stageId" uuid, "enteredAt" timestamptz)
    where v.workspace_id = ${tx.workspaceId} and v.deal_id = x."dealId" and v.left_at is null returning v.id, v.left_to_stage_id as left`.execute(tx.kysely);
  return rows.map(({ id, left }) => ({ table: 'stage_visits', id, action: 'updated', before: { left_at: null, left_by: null, left_to_stage_id: null }, after: { left_to_stage_id: left } }));
}

export type LifecycleStep = { readonly clientId: string; readonly from: string | null; readonly to: string };

export async function insertLifecycleSteps(tx: Tx, actor: ProviderActor, steps: readonly LifecycleStep[]): Promise<readonly string[]> {
  if (steps.length === 0) return [];
  const rows = steps.map((step) => ({ ...step, id: newId() }));
  await sql`
    insert into lifecycle_changes (workspace_id, id, client_id, from_lifecycle, to_lifecycle, happened_at, member_id)
    select ${tx.workspaceId}::uuid, x.id, x."clientId", x."from", x."to", date_trunc('milliseconds', now()), ${actor.memberId}::uuid
    from json_to_recordset(${JSON.stringify(rows)}::json) as x(id uuid, "clientId" uuid, "from" text, "to" text)`.execute(tx.kysely);
  return rows.map(({ id }) => id);
}
