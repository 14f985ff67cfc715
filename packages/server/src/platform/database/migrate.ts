import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { PACKAGE_FOLDER } from '../place.ts';

const MIGRATIONS_FOLDER = fileURLToPath(new URL('migrations/', PACKAGE_FOLDER));

export type Migration = { readonly name: string; readonly sql: string; readonly sha256: string };

/** All migrations of this program, in order. */
export async function listMigrations(): Promise<readonly Migration[]> {
  const names = (await readdir(MIGRATIONS_FOLDER)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(`${MIGRATIONS_FOLDER}${name}`, 'utf8');
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/** The schema of the database is newer than this program, or a migration was changed after it ran. */
export class MigrationMismatch extends Error {
  readonly code: 'database-is-newer' | 'migration-was-changed';
  readonly migration: string;

  constructor(code: MigrationMismatch['code'], migration: string) {
    super(`${code}: ${migration}`);
    this.code = code;
    this.migration = migration;
  }
}

/**
 * Brings a database to the schema of this program: forward only, each migration in its own
 * transaction, as the owner role. Two processes may call it at once: a row lock on the record's
 * table makes the second wait and find nothing to do.
 *
 * @param admin a connection that may `set role entente_owner` and `entente_search`.
 * @param options.upTo the last migration to run; a restore stops where its backup stood.
 * @returns the names of the migrations that ran.
 * @throws MigrationMismatch
 */
export async function migrate(admin: pg.ClientConfig, options: { upTo?: string } = {}): Promise<readonly string[]> {
  const client = new pg.Client(admin);
  await client.connect();
  try {
    await prepareRecord(client);
    const ran: string[] = [];
    const migrations = await listMigrations();
    await refuseUnknown(client, migrations);
    for (const migration of migrations) {
      if (options.upTo !== undefined && migration.name > options.upTo) break;
      if (await runOne(client, migration)) ran.push(migration.name);
    }
    await renewNames(client);
    return ran;
  } finally {
    await client.end();
  }
}

/**
 * The order of names comes with PostgreSQL's ICU; under another ICU than the one they were sorted by, indexes
 * over names are made anew before anybody reads them.
 */
async function renewNames(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ index: string }>(`
    select i.oid::regclass::text as index from pg_collation c
    join pg_depend d on d.refclassid = 'pg_collation'::regclass and d.refobjid = c.oid and d.classid = 'pg_class'::regclass
    join pg_class i on i.oid = d.objid and i.relkind = 'i'
    where c.collname = 'names' and c.collnamespace = 'public'::regnamespace and c.collversion is distinct from pg_collation_actual_version(c.oid)`);
  if (rows.length === 0) return;
  await client.query('begin');
  await client.query('set local role entente_owner');
  for (const { index } of rows) await client.query(`reindex index ${index}`);
  await client.query('alter collation public.names refresh version');
  await client.query('commit');
}

/** Which migrations a database has run, oldest first. */
export async function migrationsRun(client: pg.ClientBase): Promise<readonly { name: string; sha256: string }[]> {
  const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from migration.done order by name');
  return rows;
}

async function prepareRecord(client: pg.Client): Promise<void> {
  await client.query(`
    create schema if not exists migration;
    create table if not exists migration.done (name text primary key, sha256 text not null, done_at timestamptz not null default now());
    grant usage on schema migration to entente_app, entente_backup, entente_owner;
    grant select on migration.done to entente_app, entente_backup, entente_owner;`);
}

async function refuseUnknown(client: pg.Client, known: readonly Migration[]): Promise<void> {
  for (const { name, sha256 } of await migrationsRun(client)) {
    const migration = known.find((candidate) => candidate.name === name);
    if (migration === undefined) throw new MigrationMismatch('database-is-newer', name);
    if (migration.sha256 !== sha256) throw new MigrationMismatch('migration-was-changed', name);
  }
}

async function runOne(client: pg.Client, migration: Migration): Promise<boolean> {
  await client.query('begin');
  try {
    await client.query('lock table migration.done in share row exclusive mode');
    const { rowCount } = await client.query('select 1 from migration.done where name = $1', [migration.name]);
    if (rowCount === 0) {
      await client.query('set local role entente_owner');
      await client.query(migration.sql);
      await client.query('reset role');
      await client.query('insert into migration.done (name, sha256) values ($1, $2)', [migration.name, migration.sha256]);
    }
    await client.query('commit');
    return rowCount === 0;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}
