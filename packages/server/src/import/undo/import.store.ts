import type { ImportKept } from '@entente/contract/import/import.contract';
import type { ProviderActor } from '@entente/core/kernel/actor';
import type { ImportKind } from '@entente/core/import/import-kind';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { ColumnValues } from '../write/import-row.schema.ts';
import type { LeftStep } from './import.schema.ts';

const MOST_KEPT = 200;
/** Leads from a merged record to the one that it went into; among what was kept it says why. */
export const MERGED = 'merged_into_id';

/** Begins the change set under which an import is undone. */
export async function startChangeSet(tx: Tx, actor: ProviderActor, { id, title, kind }: { id: string; title: string; kind: ImportKind }): Promise<void> {
  await tx.kysely.insertInto('changeSets').values({ workspaceId: tx.workspaceId, id, kind: 'import', title, recordKind: kind, memberId: actor.memberId, memberName: actor.name }).execute();
}

export async function finishChangeSet(tx: Tx, id: string, counts: Readonly<Record<string, number>>): Promise<void> {
  await tx.kysely.updateTable('changeSets').set({ state: 'done', counts: JSON.stringify(counts), finishedAt: new Date().toISOString() }).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).execute();
}

export async function markChangeSet(tx: Tx, id: string, { state, memberId }: { state: 'undoing' | 'undone'; memberId: string }): Promise<void> {
  await tx.kysely.updateTable('changeSets').set({ state, undoneBy: memberId, ...(state === 'undone' ? { undoneAt: new Date().toISOString() } : {}) }).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).execute();
}

/** Who asked for the undo of an import. */
export async function undoer(tx: Tx, changeSetId: string): Promise<string | null> {
  return (await tx.kysely.selectFrom('changeSets').select('undoneBy').where('workspaceId', '=', tx.workspaceId).where('id', '=', changeSetId).executeTakeFirst())?.undoneBy ?? null;
}

/** A step that is still to be undone. */
export type Step = { readonly seq: number; readonly table: string; readonly id: string; readonly action: 'created' | 'updated' | 'deleted'; readonly before: ColumnValues | null; readonly after: ColumnValues | null };

/** The last steps that are not undone yet, from the end. `below` is where the batch before ended. */
export async function lastSteps(tx: Tx, { changeSetId, below, limit }: { changeSetId: string; below: number; limit: number }): Promise<readonly Step[]> {
  const { rows } = await sql<Step>`
    select seq, table_name as "table", record_id as id, action, before, after from change_set_rows
    where workspace_id = ${tx.workspaceId} and change_set_id = ${changeSetId} and seq < ${below} and undo = '' order by seq desc limit ${limit}`.execute(tx.kysely);
  return rows;
}

export type StepOutcome = { readonly seq: number; readonly undo: 'undone' | 'kept' | 'partly'; readonly kept: readonly string[] | null };

export async function settleSteps(tx: Tx, changeSetId: string, outcomes: readonly StepOutcome[]): Promise<void> {
  if (outcomes.length === 0) return;
  await sql`
    update change_set_rows s set undo = x.undo, kept = x.kept from json_to_recordset(${JSON.stringify(outcomes)}::json) as x(seq bigint, undo text, kept jsonb)
    where s.workspace_id = ${tx.workspaceId} and s.change_set_id = ${changeSetId} and s.seq = x.seq`.execute(tx.kysely);
}

/** Steps of imports that were undone after this one ran and left fields of these records, the last first. */
export async function loadLeft(tx: Tx, { table, ids, changeSetId }: { readonly table: RecordTable; readonly ids: readonly string[]; readonly changeSetId: string }): Promise<readonly LeftStep[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<LeftStep>`
    select s.change_set_id as "changeSetId", s.seq, s.record_id as id, s.before, s.after, coalesce(s.kept, '[]') as kept from change_set_rows s
    join change_sets c on c.workspace_id = s.workspace_id and c.id = s.change_set_id and c.kind = 'import'
    join change_sets own on own.workspace_id = s.workspace_id and own.id = ${changeSetId}::uuid
    where s.workspace_id = ${tx.workspaceId} and s.record_id = any(${[...ids]}::uuid[]) and s.table_name = ${table} and s.action = 'updated' and s.undo in ('kept', 'partly')
      and s.change_set_id <> own.id and c.undone_at > own.created_at and c.created_at < own.created_at order by c.created_at desc, s.seq desc`.execute(tx.kysely);
  return rows;
}

/** Writes what steps keep now. */
export async function settleLeft(tx: Tx, steps: readonly LeftStep[]): Promise<void> {
  for (const [changeSetId, own] of Map.groupBy(steps, (step) => step.changeSetId)) {
    await settleSteps(tx, changeSetId, own.map(({ seq, kept }): StepOutcome => ({ seq, undo: kept.length === 0 ? 'undone' : 'partly', kept: kept.length === 0 ? null : kept })));
  }
}

/** What an undo kept: the records with their names and the fields that were edited since; a further phone or mail by the record it hangs on. */
export async function loadKept(tx: Tx, changeSetId: string): Promise<{ rows: ImportKept[]; isCut: boolean }> {
  const { rows } = await sql<KeptStep>`
    select coalesce(o.owner_id, s.record_id) as record_id, case when o.owner_id is null then s.table_name when c.id is null then 'contacts' else 'clients' end as "table",
      coalesce(c.name, k.name, d.name, i.subject) as name, case when o.owner_id is null then coalesce(s.kept, '[]') else jsonb_build_array(o.kind) end as fields from change_set_rows s
    left join lateral (select p.record_id as owner_id, p.kind from contact_points p where s.table_name = 'contact_points' and p.workspace_id = s.workspace_id and p.id = s.record_id) o on true
    left join clients c on s.table_name in ('clients', 'contact_points') and c.workspace_id = s.workspace_id and c.id = coalesce(o.owner_id, s.record_id)
    left join contacts k on s.table_name in ('contacts', 'contact_points') and k.workspace_id = s.workspace_id and k.id = coalesce(o.owner_id, s.record_id)
    left join deals d on s.table_name = 'deals' and d.workspace_id = s.workspace_id and d.id = s.record_id
    left join interactions i on s.table_name = 'interactions' and i.workspace_id = s.workspace_id and i.id = s.record_id
    where s.workspace_id = ${tx.workspaceId} and s.change_set_id = ${changeSetId} and s.undo in ('kept', 'partly') and (s.table_name in ('clients', 'contacts', 'deals', 'interactions') or o.owner_id is not null)
    order by s.seq limit ${MOST_KEPT + 1}`.execute(tx.kysely);
  const byRecord = Map.groupBy(rows.slice(0, MOST_KEPT), ({ recordId }) => recordId);
  return { rows: [...byRecord.values()].flatMap(together), isCut: rows.length > MOST_KEPT };
}

type KeptStep = { readonly recordId: string; readonly table: string; readonly name: string | null; readonly fields: readonly string[] };

/** What several steps kept of one record; one that kept the whole says no fields. */
function together(steps: readonly KeptStep[]): readonly ImportKept[] {
  const [first] = steps;
  if (first === undefined) return [];
  const isMerged = steps.some((step) => step.fields.includes(MERGED));
  const fields = isMerged || steps.some((step) => step.fields.length === 0) ? [] : [...new Set(steps.flatMap((step) => step.fields))];
  return [{ recordId: first.recordId, table: first.table, name: first.name ?? '', fields, isMerged }];
}

export type RecordTable = 'clients' | 'contacts' | 'deals' | 'interactions';
export type StandingRecord = { readonly id: string; readonly version: number; readonly isDeleted: boolean; readonly isUsed: boolean; /** Steps of other acts on many records that changed this one and were undone since: each counted its version up twice. */ readonly undoneSteps: number; readonly values: ColumnValues };

/** What else hangs on a record that somebody may have added since; then the record stays. */
const USED: Readonly<Record<RecordTable, ReturnType<typeof sql>>> = {
  clients: sql`exists (select 1 from contacts k where k.workspace_id = r.workspace_id and k.client_id = r.id and k.deleted_at is null)
    or exists (select 1 from deals d where d.workspace_id = r.workspace_id and d.client_id = r.id and d.deleted_at is null)
    or exists (select 1 from engagements e where e.workspace_id = r.workspace_id and e.client_id = r.id and e.deleted_at is null)
    or exists (select 1 from interactions i where i.workspace_id = r.workspace_id and i.client_id = r.id and i.deleted_at is null)
    or exists (select 1 from attachments a where a.workspace_id = r.workspace_id and a.client_id = r.id and a.deleted_at is null)`,
  contacts: sql`exists (select 1 from deals d where d.workspace_id = r.workspace_id and d.contact_id = r.id and d.deleted_at is null)
    or exists (select 1 from interactions i where i.workspace_id = r.workspace_id and i.contact_id = r.id and i.deleted_at is null)
    or exists (select 1 from attachments a where a.workspace_id = r.workspace_id and a.contact_id = r.id and a.deleted_at is null)`,
  interactions: sql`false`,
  deals: sql`r.engagement_id is not null or exists (select 1 from interactions i where i.workspace_id = r.workspace_id and i.deal_id = r.id and i.deleted_at is null)
    or exists (select 1 from attachments a where a.workspace_id = r.workspace_id and a.deal_id = r.id and a.deleted_at is null)`,
};

/** How often a record was changed by other acts, bulk changes or imports, that were undone as a whole; a file may name it several times. How a deal's moves count is their own matter. */
const undoneSteps = (table: RecordTable, changeSetId: string) => sql`
  case when r.version = 1 then 0 else (select coalesce(sum(u.steps), 0)::int from (
    select count(*) as steps from change_set_rows s where s.workspace_id = r.workspace_id and s.record_id = r.id and s.table_name = ${table} and s.action in ('updated', 'deleted') and s.change_set_id <> ${changeSetId}::uuid
    group by s.change_set_id having bool_and(s.undo = 'undone' and s.after is not null and not s.after ? 'stage_id')) u) end`;

/** The records as they stand, locked. */
export async function lockStanding(tx: Tx, { table, ids, changeSetId }: { readonly table: RecordTable; readonly ids: readonly string[]; readonly changeSetId: string }): Promise<ReadonlyMap<string, StandingRecord>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<StandingRecord>`
    select r.id, r.version, r.deleted_at is not null as is_deleted, (${USED[table]}) as is_used, ${undoneSteps(table, changeSetId)} as undone_steps, to_jsonb(r) as values
    from ${sql.table(table)} r where r.workspace_id = ${tx.workspaceId} and r.id = any(${[...ids]}::uuid[]) order by r.id for update of r`.execute(tx.kysely);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Moves records to the bin, whence they can be taken for 90 days. */
export async function binRecords(tx: Tx, actor: ProviderActor, { table, ids }: { table: RecordTable; ids: readonly string[] }): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    update ${sql.table(table)} set deleted_at = date_trunc('milliseconds', now()), deleted_by = ${actor.memberId}::uuid, version = version + 1, updated_at = date_trunc('milliseconds', now())
    where workspace_id = ${tx.workspaceId} and id = any(${[...ids]}::uuid[])`.execute(tx.kysely);
}

type Undoing = (tx: Tx, steps: readonly Step[]) => Promise<ReadonlySet<number>>;
const shaped = (steps: readonly Step[]) => sql`json_to_recordset(${JSON.stringify(steps.map(({ seq, id, before, after }) => ({ seq, id, before: before ?? {}, after: after ?? {} })))}::json) as x(seq bigint, id uuid, before jsonb, after jsonb)`;

async function seqs(tx: Tx, query: ReturnType<typeof sql>): Promise<ReadonlySet<number>> {
  const { rows } = await (query as ReturnType<typeof sql<{ seq: number }>>).execute(tx.kysely);
  return new Set(rows.map(({ seq }) => seq));
}

const all = (steps: readonly Step[]): ReadonlySet<number> => new Set(steps.map(({ seq }) => seq));

/** Whether a further phone or mail says by now something else than the import wrote. Steps of older imports do not know what it was for. */
const isEdited = (written: ReturnType<typeof sql>, point: ReturnType<typeof sql> = sql`p`) => sql`((${point}).value <> (${written})->>'value' or (${point}).label <> coalesce((${written})->>'label', (${point}).label))`;

/** Rows that live is what this import brought; what is of use to others by now is only not offered any more when nobody needs it. */
const retire = (table: 'products' | 'stages' | 'pipelines' | 'lost_reasons', column: string): Undoing => (tx, steps) =>
  seqs(tx, sql`
    update ${sql.table(table)} t set retired_at = date_trunc('milliseconds', now()) from ${shaped(steps)}
    where t.workspace_id = ${tx.workspaceId} and t.id = x.id and not exists (select 1 from deals d where d.workspace_id = t.workspace_id and d.${sql.ref(column)} = t.id and d.deleted_at is null) returning x.seq`);

/** How steps on what hangs on records are undone, by table and action. Each answers with the steps that it undid. */
export const UNDOINGS: Readonly<Record<string, Undoing>> = {
  'contact_points created': async (tx, steps) => {
    await sql`delete from contact_points p using ${shaped(steps)} where p.workspace_id = ${tx.workspaceId} and p.id = x.id and not ${isEdited(sql`x.after`)}`.execute(tx.kysely);
    const edited = await seqs(tx, sql`select x.seq from ${shaped(steps)} join contact_points p on p.workspace_id = ${tx.workspaceId} and p.id = x.id`);
    // One that a merge took away as a double does not come back with the undo of that.
    await sql`
      update change_set_rows m set undo = 'undone' from ${shaped(steps)}, change_sets s
      where m.workspace_id = ${tx.workspaceId} and m.record_id = x.id and m.table_name = 'contact_points' and m.action = 'deleted' and m.undo = '' and not ${isEdited(sql`x.after`, sql`jsonb_populate_record(null::contact_points, m.before)`)}
        and s.workspace_id = m.workspace_id and s.id = m.change_set_id and s.kind = 'merge'`.execute(tx.kysely);
    return new Set(steps.map(({ seq }) => seq).filter((seq) => !edited.has(seq)));
  },
  // One that was only named anew does not come back beside what somebody has made of it since.
  'contact_points deleted': async (tx, steps) => {
    await sql`
      insert into contact_points (workspace_id, id, record_kind, record_id, kind, value, label, position)
      select ${tx.workspaceId}::uuid, x.id, x.before->>'record_kind', (x.before->>'record_id')::uuid, x.before->>'kind', x.before->>'value', x.before->>'label', (x.before->>'position')::int from ${shaped(steps)}
      where not exists (select 1 from contact_points p where p.workspace_id = ${tx.workspaceId} and p.id = (x.after->>'point_id')::uuid and ${isEdited(sql`x.before || x.after`)}) on conflict do nothing`.execute(tx.kysely);
    return all(steps);
  },
  'taggings created': async (tx, steps) => {
    await sql`delete from taggings t using ${shaped(steps)} where t.workspace_id = ${tx.workspaceId} and t.record_kind = x.after->>'record_kind' and t.record_id = x.id and t.tag_id = (x.after->>'tag_id')::uuid`.execute(tx.kysely);
    return all(steps);
  },
  'taggings deleted': async (tx, steps) => {
    await sql`
      insert into taggings (workspace_id, record_kind, record_id, tag_id)
      select ${tx.workspaceId}::uuid, x.before->>'record_kind', x.id, t.id from ${shaped(steps)} join tags t on t.workspace_id = ${tx.workspaceId} and t.id = (x.before->>'tag_id')::uuid on conflict do nothing`.execute(tx.kysely);
    return all(steps);
  },
  'tags created': (tx, steps) => seqs(tx, sql`delete from tags t using ${shaped(steps)} where t.workspace_id = ${tx.workspaceId} and t.id = x.id and not exists (select 1 from taggings g where g.workspace_id = t.workspace_id and g.tag_id = t.id) returning x.seq`),
  'stage_visits created': (tx, steps) => seqs(tx, sql`delete from stage_visits v using ${shaped(steps)} where v.workspace_id = ${tx.workspaceId} and v.id = x.id and v.left_at is null returning x.seq`),
  'stage_visits updated': (tx, steps) => seqs(tx, sql`
    update stage_visits v set left_at = null, left_by = null, left_to_stage_id = null from ${shaped(steps)}
    where v.workspace_id = ${tx.workspaceId} and v.id = x.id and v.left_to_stage_id = (x.after->>'left_to_stage_id')::uuid
      and not exists (select 1 from stage_visits o where o.workspace_id = v.workspace_id and o.deal_id = v.deal_id and o.left_at is null) returning x.seq`),
  'lifecycle_changes created': (tx, steps) => seqs(tx, sql`
    delete from lifecycle_changes l using ${shaped(steps)}
    where l.workspace_id = ${tx.workspaceId} and l.id = x.id and not exists (select 1 from lifecycle_changes o where o.workspace_id = l.workspace_id and o.client_id = l.client_id and o.happened_at > l.happened_at) returning x.seq`),
  'products created': retire('products', 'product_id'),
  'stages created': retire('stages', 'stage_id'),
  'pipelines created': retire('pipelines', 'pipeline_id'),
  'lost_reasons created': retire('lost_reasons', 'lost_reason_id'),
};
