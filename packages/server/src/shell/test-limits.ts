import type pg from 'pg';
import { CONTACT_POINT_KINDS, POINT_FIELDS } from '@entente/core/client/contact-relation';
import { BUILT_IN_FIELDS } from '@entente/core/record/record-fields';
import type { RecordKind } from '@entente/core/record/record-kind';
import { furtherFields, mayBeHidden } from '@entente/core/workspace/role-limits';
import { SCOPED_KINDS, type ScopedKind } from '@entente/core/workspace/scope';
import { newId } from '../platform/database/new-id.ts';

export const TABLES: Readonly<Record<ScopedKind, string>> = { client: 'clients', contact: 'contacts', deal: 'deals', engagement: 'engagements', interaction: 'interactions' };
/** `links`: the records that an interaction is about. */
export type OwnedRecord = { readonly kind: ScopedKind; readonly id: string; readonly links: readonly string[] };

/** Fields of one's own that every world has. */
const OWN: Readonly<Partial<Record<ScopedKind, readonly string[]>>> = { client: ['custom.industry'], engagement: ['custom.channel'], interaction: ['custom.result'] };

/** The fields of a kind that may be hidden, built-in and of the test's own. */
export function hideable(kind: ScopedKind): readonly string[] {
  const builtIn = kind in BUILT_IN_FIELDS ? BUILT_IN_FIELDS[kind as RecordKind].map(({ key }) => key).filter(mayBeHidden) : [];
  return [...builtIn, ...furtherFields(kind), ...OWN[kind] ?? []];
}

/** Every record of a workspace that row scope goes over. */
export async function ownRecords(admin: pg.Client, workspaceId: string): Promise<readonly OwnedRecord[]> {
  const { rows } = await admin.query<OwnedRecord>(SCOPED_KINDS.map((kind) => `select '${kind}' as kind, id, ${kind === 'interaction' ? 'array_remove(array[client_id, contact_id, deal_id, engagement_id]::text[], null)' : "array[]::text[]"} as links from public.${TABLES[kind]} where workspace_id = $1 and deleted_at is null`).join(' union all '), [workspaceId]);
  return rows;
}

/** Texts that hold codes and days and no words of anybody's. */
const CODED: ReadonlySet<string> = new Set(['country', 'birthday']);

/** Writes a secret into every hideable text field of every record, "hid-<kind>-<field>-of-<id>", and into its timeline. */
export async function plantSecrets(admin: pg.Client, workspaceId: string, records: readonly OwnedRecord[]): Promise<void> {
  // Labels are shorter than what is written into them here.
  for (const table of ['clients', 'contacts']) for (const label of ['email_label', 'phone_label']) await admin.query(`alter table public.${table} drop constraint if exists ${table}_${label}_check`);
  for (const record of records) {
    const columns = await textColumns(admin, TABLES[record.kind]);
    const fields = hideable(record.kind).filter((key) => columns.has(snake(key)) && !CODED.has(key));
    const told = Object.fromEntries(fields.map((key) => [key, `hid-${record.kind}-${key}-of-${record.id}${key === 'email' ? '@x.example' : ''}`]));
    if (fields.length > 0) await admin.query(`update public.${TABLES[record.kind]} set ${fields.map((key, at) => `${snake(key)} = $${at + 2}`).join(', ')} where id = $1`, [record.id, ...Object.values(told)]);
    const own = await plantOwn(admin, workspaceId, record);
    await plantActivity(admin, workspaceId, { record, told: { ...told, ...own, points: await plantPoints(admin, workspaceId, record) } });
  }
}

async function plantOwn(admin: pg.Client, workspaceId: string, { kind, id }: OwnedRecord): Promise<Readonly<Record<string, string>>> {
  const told = Object.fromEntries((OWN[kind] ?? []).map((key) => [key, `hid-${kind}-${key}-of-${id}`]));
  for (const [key, secret] of Object.entries(told)) {
    const { rows } = await admin.query<{ id: string }>("select id from public.fields where workspace_id = $1 and record_kind = $2 and 'custom.' || key = $3", [workspaceId, kind, key]);
    await admin.query(`update public.${TABLES[kind]} set custom = jsonb_build_object($2::text, $3::text) where id = $1`, [id, rows[0]?.id, secret]);
  }
  return told;
}

/** Further addresses of clients and contacts carry the secret of the field that hides them. */
async function plantPoints(admin: pg.Client, workspaceId: string, { kind, id }: OwnedRecord): Promise<readonly { field: string; value: string }[]> {
  if (kind !== 'client' && kind !== 'contact') return [];
  const points = CONTACT_POINT_KINDS.map((point) => ({ point, field: POINT_FIELDS[point], value: `hid-${kind}-${POINT_FIELDS[point]}-of-${id}` }));
  for (const { point, value } of points) await admin.query('insert into public.contact_points (workspace_id, id, record_kind, record_id, kind, value) values ($1, $2, $3, $4, $5, $6)', [workspaceId, newId(), kind, id, point, value]);
  return points.map(({ field, value }) => ({ field, value }));
}

async function plantActivity(admin: pg.Client, workspaceId: string, { record: { kind, id }, told }: { record: OwnedRecord; told: Readonly<Record<string, unknown>> }): Promise<void> {
  const { rows } = await admin.query<{ row: Record<string, string | null> }>(`select to_jsonb(r) as row from public.${TABLES[kind]} r where id = $1`, [id]);
  const pointers = { ...rows[0]?.row, [`${kind}_id`]: id };
  await admin.query(
    `insert into public.activities (workspace_id, id, topic, happened_at, actor_side, actor_name, subject_kind, subject_id, client_id, contact_id, deal_id, engagement_id, payload)
     values ($1, $2, $3 || '.changed', now(), 'system', 'Entente', $3, $4, $5, $6, $7, $8, $9)`,
    [workspaceId, newId(), kind, id, pointers.client_id ?? null, pointers.contact_id ?? null, pointers.deal_id ?? null, pointers.engagement_id ?? null, JSON.stringify({ set: told, before: told })],
  );
}

async function textColumns(admin: pg.Client, table: string): Promise<ReadonlySet<string>> {
  const { rows } = await admin.query<{ name: string }>("select column_name as name from information_schema.columns where table_schema = 'public' and table_name = $1 and data_type = 'text'", [table]);
  return new Set(rows.map(({ name }) => name));
}

function snake(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
