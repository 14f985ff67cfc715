import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { inject } from 'vitest';
import { DATABASE_ROLES } from '../postgres/roles.ts';
import { withClient } from '../postgres/with-client.ts';
import type { PreparedDatabase } from './prepared-database.ts';

/** A migrated, empty database of the test's own, and the ways into it. */
export type TestDatabase = {
  readonly name: string;
  readonly adminConfig: pg.ClientConfig;
  readonly appConfig: pg.ClientConfig;
  readonly backupConfig: pg.ClientConfig;
  /** Removes the database, ending connections that a test left open. */
  drop(): Promise<void>;
};

/** Copies the prepared database; call it once in a file, in `beforeAll`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const prepared: PreparedDatabase = inject('preparedDatabase');
  const name = `${prepared.template}_${randomBytes(6).toString('hex')}`;
  await atServer(prepared, `CREATE DATABASE ${name} TEMPLATE ${prepared.template} OWNER ${DATABASE_ROLES.owner}`);
  return {
    name,
    adminConfig: { ...prepared.adminConfig, database: name },
    appConfig: { ...prepared.appConfig, database: name },
    backupConfig: { ...prepared.backupConfig, database: name },
    drop: () => atServer(prepared, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

/** Not in the prepared database itself: while somebody is in it, it cannot be copied. */
async function atServer({ adminConfig }: PreparedDatabase, sql: string): Promise<void> {
  await withClient({ ...adminConfig, database: 'postgres' }, (client) => client.query(sql));
}
