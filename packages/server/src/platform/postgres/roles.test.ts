import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HouseProblem } from '../operations/house-problem.ts';
import { configFromUrl, ensureDatabase, reachDatabase, type ReadyDatabase } from './ensure-database.ts';
import { ensureGrants, ensureRoles } from './roles.ts';
import { withClient } from './with-client.ts';
import { scramVerifier } from './scram-verifier.ts';

let dataFolder: string;
let database: ReadyDatabase;

beforeAll(async () => {
  dataFolder = mkdtempSync(path.join(os.tmpdir(), 'house-roles-'));
  database = await ensureDatabase({ dataFolder, durable: false });
});

afterAll(async () => {
  await database.stop();
  rmSync(dataFolder, { recursive: true, force: true });
});

async function query<Row extends pg.QueryResultRow>(config: pg.ClientConfig, sql: string): Promise<Row[]> {
  return withClient(config, async (client) => (await client.query<Row>(sql)).rows);
}

async function asOwner(sql: string): Promise<void> {
  await query(database.adminConfig, `SET ROLE entente_owner; ${sql}`);
}

const passwords = { app: 'app password', backup: 'backup password' };

describe('the roles of a database', () => {
  it('have the rights of their work and no more', async () => {
    expect(await query(database.adminConfig, `SELECT rolname, rolcanlogin, rolbypassrls, rolsuper, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname LIKE 'entente%' ORDER BY 1`)).toEqual([
      { rolname: 'entente_app', rolcanlogin: true, rolbypassrls: false, rolsuper: false, rolcreaterole: false, rolcreatedb: false },
      { rolname: 'entente_backup', rolcanlogin: true, rolbypassrls: true, rolsuper: false, rolcreaterole: false, rolcreatedb: false },
      { rolname: 'entente_data', rolcanlogin: false, rolbypassrls: true, rolsuper: false, rolcreaterole: false, rolcreatedb: false },
      { rolname: 'entente_owner', rolcanlogin: false, rolbypassrls: false, rolsuper: false, rolcreaterole: false, rolcreatedb: false },
      { rolname: 'entente_search', rolcanlogin: false, rolbypassrls: true, rolsuper: false, rolcreaterole: false, rolcreatedb: false },
    ]);
    expect(await query(database.appConfig, `SELECT pg_has_role(current_user, 'entente_owner', 'MEMBER') AS owner, pg_has_role(current_user, 'entente_data', 'MEMBER') AS data`)).toEqual([{ owner: false, data: false }]);
  });

  it('let backup read what the owner makes later, in any schema, and write nothing', async () => {
    await asOwner(`CREATE SCHEMA later; CREATE TABLE later.letters (line text); INSERT INTO later.letters VALUES ('kept')`);
    expect(await query(database.backupConfig, 'SELECT line FROM later.letters')).toEqual([{ line: 'kept' }]);
    await expect(query(database.backupConfig, `INSERT INTO later.letters VALUES ('forged')`)).rejects.toThrow('permission denied');
    await expect(query(database.appConfig, 'SELECT line FROM later.letters')).rejects.toThrow('permission denied');
  });

  it('keep the program from making tables of its own', async () => {
    await expect(query(database.appConfig, 'CREATE TABLE own (line text)')).rejects.toThrow('permission denied');
    await expect(query(database.appConfig, 'CREATE TEMPORARY TABLE own (line text)')).rejects.toThrow('permission denied');
    await expect(query(database.appConfig, 'SET ROLE entente_owner')).rejects.toThrow('permission denied');
  });

  it('are made once: a second call changes nothing', async () => {
    const fingerprint = `SELECT string_agg(a::text, '|' ORDER BY a.rolname) AS all FROM pg_authid a WHERE rolname LIKE 'entente%'`;
    const before = await query(database.adminConfig, fingerprint);
    const { app, backup } = { app: String(database.appConfig.password), backup: String(database.backupConfig.password) };
    await ensureRoles(database.adminConfig, { app, backup });
    await ensureGrants(database.adminConfig);
    expect(await query(database.adminConfig, fingerprint)).toEqual(before);
  });

  it('are mended when somebody gave them more', async () => {
    await query(database.adminConfig, 'ALTER ROLE entente_app BYPASSRLS CREATEDB; GRANT entente_owner TO entente_app; ALTER ROLE entente_owner LOGIN');
    await ensureRoles(database.adminConfig, { app: String(database.appConfig.password), backup: String(database.backupConfig.password) });
    expect(await query(database.adminConfig, `SELECT rolbypassrls OR rolcreatedb AS more, pg_has_role(oid, 'entente_owner', 'MEMBER') AS owner FROM pg_roles WHERE rolname = 'entente_app'`)).toEqual([{ more: false, owner: false }]);
    expect(await query(database.adminConfig, `SELECT rolcanlogin FROM pg_roles WHERE rolname = 'entente_owner'`)).toEqual([{ rolcanlogin: false }]);
  });

  it('cannot be made by somebody without the right: the SQL to run by hand is given, without a password in it', async () => {
    await query(database.adminConfig, `CREATE ROLE helper LOGIN PASSWORD 'helper'`);
    const helper = { ...database.adminConfig, user: 'helper', password: 'helper' };
    const problem = await ensureRoles(helper, passwords).catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(HouseProblem);
    const { code, detail } = problem as HouseProblem;
    expect(code).toBe('roles-cannot-be-made');
    expect(detail.user).toBe('helper');
    expect(detail.sql).toContain('ALTER ROLE entente_app PASSWORD');
    expect(detail.sql).not.toContain(passwords.app);
    await query(database.adminConfig, String(detail.sql)); // run by hand, it is enough
    expect(await query({ ...database.appConfig, password: passwords.app }, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await ensureRoles(database.adminConfig, { app: String(database.appConfig.password), backup: String(database.backupConfig.password) });
  });
});

describe('ways to a database', () => {
  it('that another Entente has open are found through its data folder', async () => {
    const beside = await reachDatabase({ dataFolder });
    expect(beside.adminConfig).toEqual(database.adminConfig);
    expect(beside.appConfig).toEqual(database.appConfig);
    await beside.stop();
    expect(await query(database.appConfig, 'SELECT 1 AS one')).toEqual([{ one: 1 }]); // still running
  });

  it('are read from an address as pg reads it', () => {
    expect(configFromUrl('postgresql://ola:s%40fe@db.example:6432/entente')).toMatchObject({ host: 'db.example', port: 6432, user: 'ola', password: 's@fe', database: 'entente' });
    expect(configFromUrl('postgres://ola@/entente?host=/var/run/postgresql')).toMatchObject({ host: '/var/run/postgresql', user: 'ola', database: 'entente' });
  });

  it.each(['', 'db.example', 'mysql://ola@db.example/entente', 'postgresql://ola@db.example:port/entente'])('"%s" is refused in words', (address) => {
    expect(() => configFromUrl(address)).toThrow(expect.objectContaining({ code: 'database-url-not-understood' }));
  });

  it('that lead nowhere are refused in words', async () => {
    await expect(ensureDatabase({ dataFolder, databaseUrl: 'postgresql://ola:x@127.0.0.1:1/entente' })).rejects.toMatchObject({ code: 'database-not-reachable', detail: { host: '127.0.0.1', reason: 'ECONNREFUSED' } });
  });
});

it('a password is kept as PostgreSQL keeps it (RFC 7677, its example)', () => {
  expect(scramVerifier('pencil', Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64'))).toBe(
    'SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=',
  );
});
