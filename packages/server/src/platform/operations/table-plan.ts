import pg from 'pg';

/** A table and how to read it so that the same rows always give the same bytes. */
export type TablePlan = {
  readonly schema: string;
  readonly name: string;
  /** Stored columns in their order; generated ones are left out, the database makes them again. */
  readonly columns: readonly string[];
  /** What to order by, as SQL. */
  readonly order: string;
};

export type SequencePlan = { readonly schema: string; readonly name: string };

/** Records of what ran, which a restore makes anew by running it. */
const BOOKKEEPING = ['migration.done', 'graphile_worker.migrations'];
/** Tables in which the migrations of an empty database write rows; a restore replaces them. */
export const FILLED_BY_MIGRATIONS: readonly string[] = ['auth.instance'];

const NOT_OURS = "n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'";

/** Every table with data, in all schemas, sorted by name. */
export async function planTables(client: pg.ClientBase): Promise<readonly TablePlan[]> {
  const { rows } = await client.query<TablePlan>(
    `SELECT n.nspname AS schema, c.relname AS name,
       (SELECT coalesce(json_agg(a.attname ORDER BY a.attnum), '[]') FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
       -- In byte order whatever the server's own collation is; a table without a key is ordered by its whole rows.
       coalesce((SELECT string_agg(quote_ident(a.attname) || CASE WHEN a.attcollation <> 0 THEN ' COLLATE "C"' ELSE '' END, ', ' ORDER BY k.place)
         FROM pg_index i CROSS JOIN unnest(i.indkey) WITH ORDINALITY AS k (attnum, place) JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum
         WHERE i.indrelid = c.oid AND i.indisprimary), quote_ident(c.relname) || '::text COLLATE "C"') AS "order"
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'r' AND ${NOT_OURS} AND NOT (n.nspname || '.' || c.relname) = ANY ($1)
     ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"`,
    [BOOKKEEPING],
  );
  return rows;
}

/** Every sequence, sorted by name. */
export async function planSequences(client: pg.ClientBase): Promise<readonly SequencePlan[]> {
  const { rows } = await client.query<SequencePlan>(
    `SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'S' AND ${NOT_OURS} ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"`,
  );
  return rows;
}

/** The name of a table or sequence, safe in SQL. */
export function placeOf({ schema, name }: { schema: string; name: string }): string {
  return `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`;
}

/** The columns of a table, safe in SQL. */
export function columnList(columns: readonly string[]): string {
  return columns.map((column) => pg.escapeIdentifier(column)).join(', ');
}

/**
 * Settings under which values become the same text on every server, and nothing is filtered silently:
 * with `row_security` off, a role that may not see all rows gets an error.
 */
export const EXACT_TEXT = `SET LOCAL row_security = off; SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL datestyle = 'ISO, YMD';
  SET LOCAL intervalstyle = 'postgres'; SET LOCAL timezone = 'UTC'; SET LOCAL extra_float_digits = 1; SET LOCAL bytea_output = 'hex'; SET LOCAL xmlbinary = 'base64'`;
