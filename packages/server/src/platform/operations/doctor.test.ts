import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type pg from 'pg';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '../database/migrate.ts';
import { ensureDatabase, type ReadyDatabase } from '../postgres/ensure-database.ts';
import { withClient } from '../postgres/with-client.ts';
import { doctor, type DoctorOptions } from './doctor.ts';

let dataFolder: string;
let database: ReadyDatabase;

beforeAll(async () => {
  dataFolder = mkdtempSync(path.join(os.tmpdir(), 'house-doctor-'));
  chmodSync(dataFolder, 0o711);
  database = await ensureDatabase({ dataFolder });
  await migrate(database.adminConfig);
  writeFileSync(path.join(dataFolder, 'secrets', 'master.key'), 'a'.repeat(64), { mode: 0o600 });
});

afterAll(async () => {
  await database.stop();
  rmSync(dataFolder, { recursive: true, force: true });
});

/** What is ill, in short: the examination, the code and its details. */
async function ills(env: NodeJS.ProcessEnv = {}, more: Partial<DoctorOptions> = {}): Promise<unknown[]> {
  const { findings } = await doctor({ env: { ENTENTE_DATA: dataFolder, ...env }, now: () => new Date(), nodeVersion: '24.21.0', ...more });
  return findings.flatMap(({ examination, finding }) => (finding.state === 'ill' ? [{ examination, code: finding.code, ...finding.detail }] : []));
}

async function asAdmin(sql: string): Promise<pg.QueryResult> {
  return withClient(database.adminConfig, (client) => client.query(sql));
}

it('finds nothing to mend in a sound instance, and says of each part that it looked', async () => {
  const { findings, ill } = await doctor({ env: { ENTENTE_DATA: dataFolder }, now: () => new Date(), nodeVersion: '24.21.0', sealValidTo: async () => new Date('2036-01-01') });
  expect(ill).toBe(0);
  expect(findings.map(({ examination, finding }) => `${examination} ${finding.state}`)).toEqual([
    'node healthy', 'settings healthy', 'folder healthy', 'disk healthy', 'secrets healthy', 'database healthy', 'durability healthy', 'rights healthy',
    'migrations healthy', 'clock healthy', 'seal healthy', 'mail not-needed', 'timestamps not-needed', 'address healthy',
  ]);
});

it('changes nothing before the first start', async () => {
  const nowhere = path.join(dataFolder, 'not-yet');
  expect(await ills({ ENTENTE_DATA: nowhere })).toEqual([]);
  expect(existsSync(nowhere)).toBe(false);
});

describe('it names', () => {
  it('an old Node', async () => {
    expect(await ills({}, { nodeVersion: '20.19.0' })).toEqual([{ examination: 'node', code: 'node-too-old', found: '20.19.0', oldest: '22.19' }]);
    expect(await ills({}, { nodeVersion: '22.19.0' })).toEqual([]);
  });

  it('a setting of the wrong shape', async () => {
    expect(await ills({ PORT: 'many' })).toEqual([{ examination: 'settings', code: 'setting-wrong', variable: 'PORT' }]);
    expect(await ills({ TIMESTAMP_URL: 'tsa' })).toEqual([{ examination: 'timestamps', code: 'setting-wrong', variable: 'TIMESTAMP_URL' }]);
  });

  it('an address without TLS, unless it is this machine', async () => {
    expect(await ills({ ENTENTE_URL: 'http://agree.example' })).toEqual([{ examination: 'address', code: 'address-not-secure', address: 'http://agree.example' }]);
    expect(await ills({ ENTENTE_URL: 'https://agree.example' })).toEqual([]);
    expect(await ills({ ENTENTE_URL: 'http://127.0.0.1:4700' })).toEqual([]);
  });

  it('a key that others can read', async () => {
    const key = path.join(dataFolder, 'secrets', 'master.key');
    chmodSync(key, 0o640);
    expect(await ills()).toEqual([{ examination: 'secrets', code: 'secrets-open-to-others', place: key }]);
    chmodSync(key, 0o600);
  });

  it('a key that is missing, or given in the wrong shape', async () => {
    const key = path.join(dataFolder, 'secrets', 'master.key');
    renameSync(key, `${dataFolder}/aside`);
    expect(await ills()).toEqual([{ examination: 'secrets', code: 'master-key-missing', file: key }]);
    expect(await ills({ ENTENTE_SECRET_KEY: 'b'.repeat(64) })).toEqual([]);
    renameSync(`${dataFolder}/aside`, key);
    expect(await ills({ ENTENTE_SECRET_KEY: 'short' })).toEqual([{ examination: 'secrets', code: 'setting-wrong', variable: 'ENTENTE_SECRET_KEY' }]);
  });

  it('a database that may lose what it confirmed', async () => {
    await asAdmin('ALTER DATABASE entente SET synchronous_commit = off');
    expect(await ills()).toEqual([{ examination: 'durability', code: 'database-may-lose-data', settings: 'synchronous_commit' }]);
    await asAdmin('ALTER DATABASE entente RESET synchronous_commit');
  });

  it.each(['ALTER ROLE entente_app BYPASSRLS', 'ALTER ROLE entente_app SUPERUSER', 'GRANT entente_owner TO entente_app'])('a program with too much power: %s', async (sql) => {
    await asAdmin(sql);
    expect(await ills()).toEqual([{ examination: 'rights', code: 'app-role-too-strong', role: 'entente_app' }]);
    await asAdmin('ALTER ROLE entente_app NOBYPASSRLS NOSUPERUSER; REVOKE entente_owner FROM entente_app');
  });

  it('migrations that wait, that are unknown, that were changed', async () => {
    const last = (await asAdmin('SELECT name, sha256 FROM migration.done ORDER BY name DESC LIMIT 1')).rows[0] as { name: string; sha256: string };
    await asAdmin(`DELETE FROM migration.done WHERE name = '${last.name}'`);
    expect(await ills()).toEqual([{ examination: 'migrations', code: 'migrations-missing', count: 1 }]);
    await asAdmin(`INSERT INTO migration.done (name, sha256) VALUES ('${last.name}', 'another')`);
    expect(await ills()).toEqual([{ examination: 'migrations', code: 'migration-was-changed', migration: last.name }]);
    await asAdmin(`UPDATE migration.done SET sha256 = '${last.sha256}' WHERE name = '${last.name}'; INSERT INTO migration.done (name, sha256) VALUES ('9999-tomorrow.sql', 'x')`);
    expect(await ills()).toEqual([{ examination: 'migrations', code: 'database-is-newer', migration: '9999-tomorrow.sql' }]);
    await asAdmin(`DELETE FROM migration.done WHERE name = '9999-tomorrow.sql'`);
  });

  it('clocks that differ', async () => {
    expect(await ills({}, { now: () => new Date(Date.now() - 3_600_000) })).toEqual([{ examination: 'clock', code: 'clocks-differ', seconds: 3600 }]);
  });

  it('a seal that ends soon', async () => {
    const now = (): Date => new Date();
    const inDays = (days: number) => async (): Promise<Date> => new Date(Date.now() + days * 86_400_000 + 60_000);
    expect(await ills({}, { now, sealValidTo: inDays(31) })).toEqual([]);
    expect(await ills({}, { now, sealValidTo: inDays(12) })).toMatchObject([{ examination: 'seal', code: 'seal-expires', days: 12 }]);
  });

  it('a mail server that does not answer or does not let us in', async () => {
    const server = new SMTPServer({ authOptional: false, hideSTARTTLS: true, allowInsecureAuth: true, onAuth: ({ password }, _, done) => (password === 'right' ? done(null, { user: 'ola' }) : done(new Error('no'))) });
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    const { port } = server.server.address() as AddressInfo;
    const mail = (password: string): NodeJS.ProcessEnv => ({ SMTP_URL: `smtp://ola:${password}@127.0.0.1:${port}`, MAIL_FROM: 'ola@lipka.example' });
    expect(await ills(mail('right'))).toEqual([]);
    expect(await ills(mail('wrong'))).toMatchObject([{ examination: 'mail', code: 'mail-server-not-reachable', port, reason: 'EAUTH' }]);
    await new Promise<void>((resolve) => server.close(() => resolve()));
    expect(await ills(mail('right'))).toMatchObject([{ examination: 'mail', code: 'mail-server-not-reachable' }]);
  });

  it('a database that does not answer', async () => {
    expect(await ills({ DATABASE_URL: 'postgresql://ola:x@127.0.0.1:1/entente' })).toEqual([{ examination: 'database', code: 'database-not-reachable', host: '127.0.0.1', reason: 'ECONNREFUSED' }]);
    expect(await ills({ DATABASE_URL: 'entente' })).toEqual([{ examination: 'database', code: 'database-url-not-understood' }]);
  });
});

it('needs no other process to have the database open', async () => {
  const other = mkdtempSync(path.join(os.tmpdir(), 'house-doctor-'));
  const { stop } = await ensureDatabase({ dataFolder: other });
  await stop();
  writeFileSync(path.join(other, 'secrets', 'master.key'), 'a'.repeat(64), { mode: 0o600 });
  expect(await ills({ ENTENTE_DATA: other })).toEqual([]);
  expect(existsSync(path.join(other, 'run', 'holder.json'))).toBe(false);
  expect(readFileSync(path.join(other, 'postgres', 'PG_VERSION'), 'utf8').trim()).toBe('18');
  rmSync(other, { recursive: true, force: true });
});
