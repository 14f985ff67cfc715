import type { Tx } from '../platform/database/in-workspace.ts';
import type { Database } from '../platform/database/pool.ts';

/** Days for which an archive is kept. */
const KEPT_DAYS = 7;

export async function insertExport(tx: Tx, row: { id: string; memberId: string; memberName: string }): Promise<void> {
  await tx.kysely.insertInto('exports').values({ workspaceId: tx.workspaceId, ...row }).execute();
}

/** Whether one is being made now. */
export async function isExporting(tx: Tx): Promise<boolean> {
  const row = await tx.kysely.selectFrom('exports').select('id').where('workspaceId', '=', tx.workspaceId).where('state', 'in', ['queued', 'running']).limit(1).executeTakeFirst();
  return row !== undefined;
}

/** Archives, newest first. */
export async function listExports(tx: Tx) {
  return tx.kysely.selectFrom('exports').selectAll().where('workspaceId', '=', tx.workspaceId).orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(50).execute();
}

/** A finished archive that is still kept. */
export async function findExport(tx: Tx, id: string) {
  return tx.kysely.selectFrom('exports').selectAll().where('workspaceId', '=', tx.workspaceId).where('id', '=', id).where('state', '=', 'done').executeTakeFirst();
}

export type ExportPart = { readonly state?: 'running' | 'done' | 'failed'; readonly rowsDone?: number; readonly rowsTotal?: number; readonly bytes?: number; readonly sha256?: string; readonly finishedAt?: string };

export async function updateExport(tx: Tx, id: string, part: ExportPart): Promise<void> {
  const expiresAt = part.state === 'done' ? { expiresAt: new Date(Date.now() + KEPT_DAYS * 86_400_000).toISOString() } : {};
  await tx.kysely.updateTable('exports').set({ ...part, ...expiresAt }).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).execute();
}

/** Takes archives away whose days are over. @returns their files. */
export async function deleteExpired(tx: Tx, now: Date): Promise<readonly string[]> {
  const rows = await tx.kysely.deleteFrom('exports').where('workspaceId', '=', tx.workspaceId).where('expiresAt', '<', now.toISOString()).returning('sha256').execute();
  return rows.map(({ sha256 }) => sha256);
}

/** Locks archives that are being made: the end of one and an erasure that takes archives away wait for each other. */
export async function lockUnfinished(tx: Tx): Promise<void> {
  await tx.kysely.selectFrom('exports').select('id').where('workspaceId', '=', tx.workspaceId).where('state', 'in', ['queued', 'running']).forUpdate().execute();
}

/** Takes all finished archives away; one that is being made notices the erasure itself. @returns their files. */
export async function deleteArchives(tx: Tx): Promise<readonly string[]> {
  await lockUnfinished(tx);
  const rows = await tx.kysely.deleteFrom('exports').where('workspaceId', '=', tx.workspaceId).where('state', '=', 'done').returning('sha256').execute();
  return rows.map(({ sha256 }) => sha256);
}

/** How many persons have been erased, as the transaction sees it. */
export async function countErased(tx: Tx): Promise<number> {
  const { n } = await tx.kysely.selectFrom('erasures').select(({ fn }) => fn.countAll<number>().as('n')).where('workspaceId', '=', tx.workspaceId).where('state', '=', 'done').executeTakeFirstOrThrow();
  return Number(n);
}

export type ArchivedTable = { readonly name: string; readonly columns: readonly string[] };

/** The tables of a workspace with their stored columns, each after those it refers to. */
export async function archivedTables({ client }: Tx, except: readonly string[]): Promise<readonly ArchivedTable[]> {
  const { rows } = await client.query<ArchivedTable & { refers: string[] }>(
    `select c.relname as name,
       (select json_agg(a.attname order by a.attnum) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
       (select coalesce(json_agg(distinct t.relname), '[]') from pg_constraint k join pg_class t on t.oid = k.confrelid where k.contype = 'f' and k.conrelid = c.oid and t.oid <> c.oid) as refers
     from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute w on w.attrelid = c.oid and w.attname = 'workspace_id'
     where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname <> all($1) order by 1`,
    [except],
  );
  const left = new Map(rows.map((row) => [row.name, row]));
  const ordered: ArchivedTable[] = [];
  while (left.size > 0) {
    const free = [...left.values()].filter(({ refers }) => !refers.some((name) => left.has(name)));
    if (free.length === 0) throw new Error(`foreign keys run in a circle: ${[...left.keys()].join(', ')}`);
    for (const { name, columns } of free) {
      left.delete(name);
      ordered.push({ name, columns });
    }
  }
  return ordered;
}

/** One moment for the whole archive, and time to read it. Must be the first query of its transaction. */
export async function openSnapshot({ client }: Tx): Promise<void> {
  await client.query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ; SET LOCAL statement_timeout = '30min'; SET LOCAL timezone = 'UTC'; SET LOCAL datestyle = 'ISO, YMD'");
}

export async function countRows({ client, workspaceId }: Tx, table: string): Promise<number> {
  const { rows } = await client.query<{ n: number }>(`select count(*)::int as n from public.${table} where workspace_id = $1`, [workspaceId]);
  return rows[0]?.n ?? 0;
}

const AT_ONCE = 2_000;

/** The rows of a table as JSON, in the order of their key; each page is read from an open cursor. */
export async function* readRows({ client, workspaceId }: Tx, { name }: ArchivedTable): AsyncGenerator<readonly string[]> {
  const { rows: key } = await client.query<{ column: string }>('select a.attname as column from pg_index i cross join unnest(i.indkey) with ordinality as k (attnum, place) join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum where i.indrelid = $1::regclass and i.indisprimary order by k.place', [`public.${name}`]);
  const order = key.map(({ column }) => `t.${column}`).join(', ');
  await client.query(`declare archived no scroll cursor for select to_jsonb(t)::text as row from public.${name} t where t.workspace_id = '${workspaceId}' order by ${order}`);
  for (;;) {
    const { rows } = await client.query<{ row: string }>(`fetch ${AT_ONCE} from archived`);
    if (rows.length === 0) break;
    yield rows.map(({ row }) => row);
  }
  await client.query('close archived');
}

/** What rows of a table are called, by their ids; those without a name are left out. @param table a name of ours, never of a request. */
export async function namesIn({ client, workspaceId }: Tx, table: string, ids: readonly string[]): Promise<readonly (readonly [string, string])[]> {
  const { rows } = await client.query<{ id: string; name: string }>(`select id, name from public.${table} where workspace_id = $1 and id = any($2)`, [workspaceId, ids]);
  return rows.map(({ id, name }) => [id, name]);
}

/** What the amounts of deals are in. */
export async function currenciesOf({ client, workspaceId }: Tx, dealIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ id: string; currency: string }>('select id, currency from public.deals where workspace_id = $1 and id = any($2)', [workspaceId, dealIds]);
  return new Map(rows.map(({ id, currency }) => [id, currency]));
}

/** Whose clocks and whose words files for people go by. */
export async function readerOf({ client, workspaceId }: Tx): Promise<{ readonly timeZone: string; readonly locale: string }> {
  const { rows } = await client.query<{ timeZone: string; locale: string }>('select time_zone as "timeZone", locale from public.workspaces where workspace_id = $1', [workspaceId]);
  return rows[0] ?? { timeZone: 'UTC', locale: 'en' };
}

/** Puts rows of an archive into their table. @param lines rows as JSON. */
export async function insertRows({ client }: Tx, { name, columns }: ArchivedTable, lines: readonly string[]): Promise<void> {
  const list = columns.map((column) => `"${column}"`).join(', ');
  await client.query(`insert into public.${name} (${list}) select ${list} from jsonb_populate_recordset(null::public.${name}, $1::jsonb)`, [`[${lines.join(',')}]`]);
}

/** Gives the people of a restored workspace a login without a password: they come in by a mailed code. Whoever has one here keeps it. */
export async function giveLogins({ client, workspaceId }: Tx): Promise<void> {
  await client.query('insert into auth.users (id, name, email, email_verified) select m.user_id, m.name, m.email, true from public.members m where m.workspace_id = $1 and not exists (select 1 from auth.users u where u.email = m.email or u.id = m.user_id)', [workspaceId]);
  await client.query('update public.members m set user_id = u.id from auth.users u where m.workspace_id = $1 and u.email = m.email and u.id <> m.user_id', [workspaceId]);
}

/** Whether the workspace is here already. */
export async function isHere({ pool }: Database, workspaceId: string): Promise<boolean> {
  const { rows } = await pool.query<{ workspace_id: string }>('select workspace_id from auth.all_workspaces() where workspace_id = $1', [workspaceId]);
  return rows.length > 0;
}

/** The files that rows of the workspace name, each once. */
export async function listFiles({ client, workspaceId }: Tx): Promise<readonly { sha256: string; bytes: number }[]> {
  const { rows } = await client.query<{ sha256: string; bytes: string }>('select sha256, max(bytes) as bytes from (select sha256, bytes from public.files where workspace_id = $1 union all select sha256, bytes from public.attachments where workspace_id = $1) f group by sha256 order by sha256', [workspaceId]);
  return rows.map(({ sha256, bytes }) => ({ sha256, bytes: Number(bytes) }));
}

/** Whether a row of the workspace still names a file. */
export async function isNamed({ client, workspaceId }: Tx, sha256: string): Promise<boolean> {
  const { rows } = await client.query('select 1 from public.files where workspace_id = $1 and sha256 = $2 union all select 1 from public.attachments where workspace_id = $1 and sha256 = $2 union all select 1 from public.exports where workspace_id = $1 and sha256 = $2 union all select 1 from public.imports where workspace_id = $1 and pieces ? $2 limit 1', [workspaceId, sha256]);
  return rows.length > 0;
}
