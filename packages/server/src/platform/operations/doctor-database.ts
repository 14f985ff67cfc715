import type pg from 'pg';
import { listMigrations, migrationsRun } from '../database/migrate.ts';
import { DATABASE_ROLES } from '../postgres/roles.ts';
import { HEALTHY, ill, NOT_NEEDED, type Finding } from './finding.ts';

const CAREFUL_SETTINGS = ['fsync', 'full_page_writes', 'synchronous_commit'];
const ALLOWED_SKEW_MS = 2_000;
const UNDEFINED_TABLE = new Set(['42P01', '3F000']);

/** With any of these off, a power cut may take what was acknowledged. */
export async function examineDurability(client: pg.Client): Promise<Finding> {
  const { rows } = await client.query<{ name: string }>("SELECT name FROM pg_settings WHERE name = ANY ($1) AND setting = 'off' ORDER BY name", [CAREFUL_SETTINGS]);
  return rows.length === 0 ? HEALTHY : ill('database-may-lose-data', { settings: rows.map(({ name }) => name).join(', ') });
}

/** The program's role must be bound by the walls between workspaces. */
export async function examineRights(client: pg.Client): Promise<Finding> {
  const { rows } = await client.query<{ role: string; strong: boolean; owner: boolean }>(
    `SELECT rolname AS role, rolsuper OR rolbypassrls OR rolcreaterole AS strong, pg_has_role(oid, $1, 'MEMBER') AS owner FROM pg_roles WHERE rolname = current_user`,
    [DATABASE_ROLES.owner],
  );
  const [role] = rows;
  return role === undefined || role.strong || role.owner ? ill('app-role-too-strong', { role: role?.role ?? '' }) : HEALTHY;
}

export async function examineMigrations(client: pg.Client): Promise<Finding> {
  const done = await migrationsRun(client).catch((error: { code?: string }) => {
    if (UNDEFINED_TABLE.has(error.code ?? '')) return null; // before the first start
    throw error;
  });
  if (done === null) return NOT_NEEDED;
  const known = new Map((await listMigrations()).map(({ name, sha256 }) => [name, sha256]));
  for (const { name, sha256 } of done) {
    if (!known.has(name)) return ill('database-is-newer', { migration: name });
    if (known.get(name) !== sha256) return ill('migration-was-changed', { migration: name });
  }
  const missing = known.size - done.length;
  return missing === 0 ? HEALTHY : ill('migrations-missing', { count: missing });
}

/** Codes and links expire by the database's clock, evidence is dated by the program's: they must agree. */
export async function examineClock(client: pg.Client, now: () => Date): Promise<Finding> {
  const before = now().getTime();
  const { rows } = await client.query<{ ms: string }>('SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint::text AS ms');
  const middle = (before + now().getTime()) / 2;
  const skew = Math.abs(Number(rows[0]?.ms) - middle);
  return skew <= ALLOWED_SKEW_MS ? HEALTHY : ill('clocks-differ', { seconds: Math.round(skew / 1000) });
}
