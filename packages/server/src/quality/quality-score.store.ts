import { ITEM_MARK, type Assessment, type QualityFacts, type QualityRule } from '@entente/core/quality/quality-rule';
import { CUSTOM_PREFIX } from '@entente/core/record/record-fields';
import { RECORD_TABLES, type RecordKind } from '@entente/core/record/record-kind';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { sql } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';
import { withinScope } from '../workspace/member.access.ts';

/** The stage in which a deal stands, as far as it is told why something is asked for. */
export type StageNames = { readonly name: string; readonly labels: Readonly<Record<string, string>> };
export type FactRow = QualityFacts & { readonly id: string; readonly stage: StageNames | null };
type Row = { readonly row: Readonly<Record<string, unknown>>; readonly hasEmail: boolean; readonly hasTags: boolean; readonly isUnderway: boolean; readonly idleDays: number; readonly stage: (StageNames & { readonly asks: readonly string[] }) | null };

const HAS_EMAIL: Readonly<Record<RecordKind, ReturnType<typeof sql>>> = {
  client: sql`(t.email <> '' or exists (select 1 from contacts c where c.workspace_id = t.workspace_id and c.client_id = t.id and c.deleted_at is null and c.email <> ''))`,
  contact: sql`(t.email <> '')`,
  deal: sql`true`,
};
const NO_STAGE = sql`null::jsonb`;
/** What the stage is called and asks for. */
const STAGE: Readonly<Record<RecordKind, ReturnType<typeof sql>>> = {
  client: NO_STAGE,
  contact: NO_STAGE,
  deal: sql`(select jsonb_build_object('name', g.name, 'labels', g.labels, 'asks', g.required_fields) from stages g where g.workspace_id = t.workspace_id and g.id = t.stage_id)`,
};
const IS_OPEN: Readonly<Record<RecordKind, (row: Row['row']) => boolean>> = { client: ({ lifecycle }) => lifecycle !== 'former', contact: () => true, deal: ({ state }) => state === 'open' };

/** Whether a file is coming in or going out again: thousands of records change each second. */
export async function isTakingIn(tx: Tx): Promise<boolean> {
  return (await tx.kysely.selectFrom('imports').select('id').where('workspaceId', '=', tx.workspaceId).where('state', 'in', ['running', 'undoing']).limit(1).executeTakeFirst()) !== undefined;
}

/** What the rules look at, of the living records among the ids; custom values under their keys. */
export async function readFacts(tx: Tx, kind: RecordKind, ids: readonly string[]): Promise<readonly FactRow[]> {
  const table = RECORD_TABLES[kind];
  const { rows } = await sql<Row>`
    select to_jsonb(t) as row, ${HAS_EMAIL[kind]} as has_email, t.next_task_id is not null or coalesce(t.planned_until > now(), false) as is_underway, ${STAGE[kind]} as stage,
      exists (select 1 from taggings g where g.workspace_id = t.workspace_id and g.record_kind = ${kind} and g.record_id = t.id) as has_tags,
      extract(day from now() - greatest(t.updated_at, (select max(i.happened_at) from interactions i where i.workspace_id = t.workspace_id and ${sql.ref(`i.${kind}_id`)} = t.id and i.deleted_at is null and i.happened_at <= now())))::int as idle_days
    from ${sql.table(table)} t where t.workspace_id = ${tx.workspaceId} and t.id = any(${[...ids]}::uuid[]) and t.deleted_at is null and t.merged_into_id is null`.execute(tx.kysely);
  const own = await ownFields(tx, kind);
  return rows.map(({ row, hasEmail, hasTags, isUnderway, idleDays, stage }) => ({
    id: String(row.id), hasEmail, idleDays, isOpen: IS_OPEN[kind](row), isUnderway, values: { ...valuesOf(row, own), tags: hasTags ? ['some'] : [] },
    stage: stage === null ? null : { name: stage.name, labels: stage.labels }, asked: (stage?.asks ?? []).filter((key) => !key.startsWith(CUSTOM_PREFIX) || own.some((one) => one.key === key && !one.isRetired)),
  }));
}

type OwnField = { readonly id: string; readonly key: string; readonly isRetired: boolean };

function valuesOf(row: Row['row'], fields: readonly OwnField[]): Record<string, unknown> {
  const own = Object.entries(row).map(([column, value]): [string, unknown] => [column.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()), value]);
  const custom = (row.custom ?? {}) as Readonly<Record<string, unknown>>;
  return Object.fromEntries([...own, ...fields.map(({ id, key }): [string, unknown] => [key, custom[id]])]);
}

/** A workspace's own fields under the keys by which rules and stages name them. */
async function ownFields(tx: Tx, kind: RecordKind): Promise<readonly OwnField[]> {
  const rows = await tx.kysely.selectFrom('fields').select(['id', 'key', 'retiredAt']).where('workspaceId', '=', tx.workspaceId).where('recordKind', '=', kind).execute();
  return rows.map(({ id, key, retiredAt }) => ({ id, key: `${CUSTOM_PREFIX}${key}`, isRetired: retiredAt !== null }));
}

type Look = { readonly ids: readonly string[]; readonly scores: ReadonlyMap<string, Assessment>; /** The moment of the look; now where it is left out. */ readonly at?: string | undefined };

/** Keeps how records stand; those that are gone are forgotten. */
export async function saveScores(tx: Tx, kind: RecordKind, { ids, scores, at }: Look): Promise<void> {
  const gone = ids.filter((id) => !scores.has(id));
  if (gone.length > 0) await tx.kysely.deleteFrom('qualityScores').where('workspaceId', '=', tx.workspaceId).where('recordKind', '=', kind).where('recordId', 'in', gone).execute();
  if (scores.size === 0) return;
  const rows = Array.from(scores, ([id, { passed, total, lost, failing }]) => ({ id, passed, total, lost, failing }));
  await sql`insert into quality_scores (workspace_id, record_kind, record_id, passed, total, lost, failing, checked_at)
    select ${tx.workspaceId}::uuid, ${kind}, r.id, r.passed, r.total, r.lost, r.failing, coalesce(${at ?? null}::timestamptz, now()) from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, passed integer, total integer, lost integer, failing jsonb)
    on conflict (workspace_id, record_kind, record_id) do update set passed = excluded.passed, total = excluded.total, lost = excluded.lost, failing = excluded.failing, checked_at = excluded.checked_at`.execute(tx.kysely);
}

export type Watermark = { readonly at: string; readonly id: string };

/** When records of a kind were last looked at; null before they ever were. */
export async function lastChecked(tx: Tx, kind: RecordKind): Promise<string | null> {
  const row = await tx.kysely.selectFrom('qualityScores').select('checkedAt').where('workspaceId', '=', tx.workspaceId).where('recordKind', '=', kind).orderBy('checkedAt', 'desc').limit(1).executeTakeFirst();
  return row?.checkedAt ?? null;
}

/** The next records of a kind that were written after a moment, deleted ones too, in the order of writing; of one stage where it is named. */
export async function writtenAfter(tx: Tx, kind: RecordKind, { after, limit, stageId }: { after: Watermark; limit: number; stageId?: string | undefined }): Promise<readonly Watermark[]> {
  const there = stageId === undefined ? sql`true` : sql`stage_id = ${stageId}`;
  const { rows } = await sql<Watermark>`select updated_at as at, id from ${sql.table(RECORD_TABLES[kind])} where workspace_id = ${tx.workspaceId} and ${there} and (updated_at, id) > (${after.at}::timestamptz, ${after.id}::uuid) order by updated_at, id limit ${limit}`.execute(tx.kysely);
  return rows;
}

export type WorkRow = { readonly id: string; readonly name: string; readonly clientName: string; /** What the failing weighed at the last look. */ readonly lost: number };

/** What counts for a reader: rules about fields that they see, and of what stages ask for all but these fields. */
export type Counting = { readonly rules: readonly QualityRule[]; readonly butFields: readonly string[] };
type WorkAsk = { readonly kind: RecordKind; /** Null: everything, as it was kept. */ readonly counting: Counting | null; readonly limit: number; readonly after: readonly (string | number)[] | null };

/** One row more than a page of the records that fail rules, those first where mending brings most. */
export async function listWork(tx: Tx, actor: ProviderActor, { kind, counting, limit, after }: WorkAsk): Promise<WorkRow[]> {
  const table = RECORD_TABLES[kind];
  const client = kind === 'client' ? sql`''` : sql`coalesce((select k.name from clients k where k.workspace_id = t.workspace_id and k.id = t.client_id and ${withinScope(actor, 'client', 'k.owner_id')}), '')`;
  const lost = counting === null ? sql`s.lost` : lostBy(counting);
  const older = after === null ? sql`true` : sql`(-${lost}, s.record_id) > (${-Number(after[0])}::integer, ${String(after[1])}::uuid)`;
  const { rows } = await sql<WorkRow>`
    select t.id, t.name, ${client} as client_name, ${lost} as lost
    from quality_scores s join ${sql.table(table)} t on t.workspace_id = s.workspace_id and t.id = s.record_id
    where s.workspace_id = ${tx.workspaceId} and s.record_kind = ${kind} and s.lost > 0 and ${lost} > 0 and t.deleted_at is null and ${withinScope(actor, kind, 't.owner_id')} and ${older}
    order by ${lost} desc, s.record_id limit ${limit + 1}`.execute(tx.kysely);
  return rows;
}

/** What the failing of these weighs. */
function lostBy({ rules, butFields }: Counting) {
  const [rule, field] = [sql`split_part(f.item, ${ITEM_MARK}, 1)`, sql`split_part(f.item, ${ITEM_MARK}, 2)`];
  return sql`(select coalesce(sum(w.weight), 0)::int from jsonb_array_elements_text(s.failing) f (item) join unnest(${rules.map(({ id }) => id)}::text[], ${rules.map(({ weight }) => weight)}::int[]) w (rule_id, weight) on w.rule_id = ${rule} where not (${field} = any(${[...butFields]}::text[])))`;
}

/** A record that the actor sees. */
export async function seesRecord(tx: Tx, actor: ProviderActor, { kind, id }: { kind: RecordKind; id: string }): Promise<boolean> {
  const table = RECORD_TABLES[kind];
  const { rows } = await sql`select 1 from ${sql.table(table)} where workspace_id = ${tx.workspaceId} and id = ${id} and deleted_at is null and ${withinScope(actor, kind, `${table}.owner_id`)}`.execute(tx.kysely);
  return rows.length > 0;
}
