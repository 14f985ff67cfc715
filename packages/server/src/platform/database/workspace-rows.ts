import type { Tx } from './in-workspace.ts';

/**
 * Deletes every row of this transaction's workspace, in every tenant table that the catalogue knows, so
 * that a table added later is not forgotten. Rows that refer to others go first.
 * @returns how many rows went, by table.
 * @throws Error when foreign keys run in a circle.
 */
export async function deleteWorkspaceRows({ client, workspaceId }: Tx): Promise<Readonly<Record<string, number>>> {
  const tables = await client.query<{ name: string }>(`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id'
    where n.nspname = 'public' and c.relkind in ('r', 'p') order by 1`);
  const references = await client.query<{ from: string; to: string }>(`
    select f.relname as from, t.relname as to from pg_constraint k join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid join pg_namespace n on n.oid = f.relnamespace
    where k.contype = 'f' and n.nspname = 'public' and k.conrelid <> k.confrelid`);
  // What the two sides hide from each other goes as well.
  await client.query("set local app.sides = 'both'");
  const gone: Record<string, number> = {};
  for (const table of referringFirst(tables.rows.map(({ name }) => name), references.rows)) {
    const { rowCount } = await client.query(`delete from public.${table} where workspace_id = $1`, [workspaceId]);
    gone[table] = rowCount ?? 0;
  }
  return gone;
}

/** Orders tables so that each comes before those it refers to. */
function referringFirst(tables: readonly string[], references: readonly { from: string; to: string }[]): readonly string[] {
  const left = new Set(tables);
  const ordered: string[] = [];
  while (left.size > 0) {
    const free = [...left].filter((table) => !references.some(({ from, to }) => to === table && left.has(from)));
    if (free.length === 0) throw new Error(`foreign keys run in a circle: ${[...left].join(', ')}`);
    for (const table of free) left.delete(table);
    ordered.push(...free);
  }
  return ordered;
}
