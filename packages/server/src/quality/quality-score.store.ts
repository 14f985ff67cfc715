import type { Assessment, QualityFacts, QualityRule } from '@entente/core/quality/quality-rule';
import { CUSTOM_PREFIX } from '@entente/core/record/record-fields';
import { RECORD_TABLES, type RecordKind } from '@entente/core/record/record-kind';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { sql } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';
import { withinScope } from '../workspace/member.access.ts';

export type FactRow = QualityFacts & { readonly id: string };
type Row = { readonly row: Readonly<Record<string, unknown>>; readonly hasEmail: boolean; readonly idleDays: number };

const HAS_EMAIL: Readonly<Record<RecordKind, ReturnType<typeof sql>>> = {
  client: sql`(t.email <> '' or exists (select 1 from contacts c where c.workspace_id = t.workspace_id and c.client_id = t.id and c.deleted_at is null and c.email <> ''))`,
  contact: sql`(t.email <> '')`,
  deal: sql`true`,
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
    select to_jsonb(t) as row, ${HAS_EMAIL[kind]} as has_email,
      extract(day from now() - greatest(t.updated_at, (select max(i.happened_at) from interactions i where i.workspace_id = t.workspace_id and ${sql.ref(`i.${kind}_id`)} = t.id and i.deleted_at is null and i.happened_at <= now())))::int as idle_days
    from ${sql.table(table)} t where t.workspace_id = ${tx.workspaceId} and t.id = any(${[...ids]}::uuid[]) and t.deleted_at is null and t.merged_into_id is null`.execute(tx.kysely);
  const keys = await customKeys(tx, kind);
  return rows.map(({ row, hasEmail, idleDays }) => ({ id: String(row.id), hasEmail, idleDays, isOpen: IS_OPEN[kind](row), values: valuesOf(row, keys) }));
}

function valuesOf(row: Row['row'], keys: ReadonlyMap<string, string>): Record<string, unknown> {
  const own = Object.entries(row).map(([column, value]): [string, unknown] => [column.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()), value]);
  const custom = Object.entries((row.custom ?? {}) as Record<string, unknown>).flatMap(([id, value]): [string, unknown][] => (keys.has(id) ? [[`${CUSTOM_PREFIX}${keys.get(id) ?? ''}`, value]] : []));
  return Object.fromEntries([...own, ...custom]);
}

async function customKeys(tx: Tx, kind: RecordKind): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.kysely.selectFrom('fields').select(['id', 'key']).where('workspaceId', '=', tx.workspaceId).where('recordKind', '=', kind).execute();
  return new Map(rows.map(({ id, key }) => [id, key]));
}

/** Keeps how records stand; those that are gone are forgotten. */
export async function saveScores(tx: Tx, kind: RecordKind, { ids, scores }: { ids: readonly string[]; scores: ReadonlyMap<string, Assessment> }): Promise<void> {
  const gone = ids.filter((id) => !scores.has(id));
  if (gone.length > 0) await tx.kysely.deleteFrom('qualityScores').where('workspaceId', '=', tx.workspaceId).where('recordKind', '=', kind).where('recordId', 'in', gone).execute();
  if (scores.size === 0) return;
  const rows = Array.from(scores, ([id, { passed, total, lost, failing }]) => ({ id, passed, total, lost, failing }));
  await sql`insert into quality_scores (workspace_id, record_kind, record_id, passed, total, lost, failing, checked_at)
    select ${tx.workspaceId}::uuid, ${kind}, r.id, r.passed, r.total, r.lost, r.failing, now() from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, passed integer, total integer, lost integer, failing jsonb)
    on conflict (workspace_id, record_kind, record_id) do update set passed = excluded.passed, total = excluded.total, lost = excluded.lost, failing = excluded.failing, checked_at = excluded.checked_at`.execute(tx.kysely);
}

export type Watermark = { readonly at: string; readonly id: string };

/** When records of a kind were last looked at; null before they ever were. */
export async function lastChecked(tx: Tx, kind: RecordKind): Promise<string | null> {
  const row = await tx.kysely.selectFrom('qualityScores').select('checkedAt').where('workspaceId', '=', tx.workspaceId).where('recordKind', '=', kind).orderBy('checkedAt', 'desc').limit(1).executeTakeFirst();
  return row?.checkedAt ?? null;
}

/** The next records of a kind that were written at or after a moment, deleted ones too, in the order of writing. */
export async function writtenAfter(tx: Tx, kind: RecordKind, { after, limit }: { after: Watermark; limit: number }): Promise<readonly Watermark[]> {
  const { rows } = await sql<Watermark>`select updated_at as at, id from ${sql.table(RECORD_TABLES[kind])} where workspace_id = ${tx.workspaceId} and (updated_at, id) > (${after.at}::timestamptz, ${after.id}::uuid) order by updated_at, id limit ${limit}`.execute(tx.kysely);
  return rows;
}

export type WorkRow = { readonly id: string; readonly name: string; readonly clientName: string; readonly passed: number; readonly total: number; readonly lost: number; readonly failing: readonly string[] };

type WorkAsk = { readonly kind: RecordKind; /** The rules that count; null: all of them, as they were kept. */ readonly rules: readonly QualityRule[] | null; readonly limit: number; readonly after: readonly (string | number)[] | null };

/** One row more than a page of the records that fail rules, those first where mending brings most. */
export async function listWork(tx: Tx, actor: ProviderActor, { kind, rules, limit, after }: WorkAsk): Promise<WorkRow[]> {
  const table = RECORD_TABLES[kind];
  const client = kind === 'client' ? sql`''` : sql`coalesce((select k.name from clients k where k.workspace_id = t.workspace_id and k.id = t.client_id and ${withinScope(actor, 'client', 'k.owner_id')}), '')`;
  const lost = rules === null ? sql`s.lost` : lostBy(rules);
  const older = after === null ? sql`true` : sql`(-${lost}, s.record_id) > (${-Number(after[0])}::integer, ${String(after[1])}::uuid)`;
  const { rows } = await sql<WorkRow>`
    select t.id, t.name, ${client} as client_name, s.passed, s.total, ${lost} as lost, s.failing
    from quality_scores s join ${sql.table(table)} t on t.workspace_id = s.workspace_id and t.id = s.record_id
    where s.workspace_id = ${tx.workspaceId} and s.record_kind = ${kind} and s.lost > 0 and ${lost} > 0 and t.deleted_at is null and ${withinScope(actor, kind, 't.owner_id')} and ${older}
    order by ${lost} desc, s.record_id limit ${limit + 1}`.execute(tx.kysely);
  return rows;
}

/** What the failing of these rules weighs. */
function lostBy(rules: readonly QualityRule[]) {
  return sql`(select coalesce(sum(w.weight), 0)::int from jsonb_array_elements_text(s.failing) f (rule_id) join unnest(${rules.map(({ id }) => id)}::text[], ${rules.map(({ weight }) => weight)}::int[]) w (rule_id, weight) on w.rule_id = f.rule_id)`;
}

/** A record that the actor sees. */
export async function seesRecord(tx: Tx, actor: ProviderActor, { kind, id }: { kind: RecordKind; id: string }): Promise<boolean> {
  const table = RECORD_TABLES[kind];
  const { rows } = await sql`select 1 from ${sql.table(table)} where workspace_id = ${tx.workspaceId} and id = ${id} and deleted_at is null and ${withinScope(actor, kind, `${table}.owner_id`)}`.execute(tx.kysely);
  return rows.length > 0;
}
