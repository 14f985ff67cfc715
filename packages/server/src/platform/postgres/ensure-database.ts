import { createHmac } from 'node:crypto';
import path from 'node:path';
import pg from 'pg';
import { HouseProblem } from '../operations/house-problem.ts';
import { superuserSecretFile, SUPERUSER } from './cluster.ts';
import { dataFolderAt, makeDataFolder, type DataFolder } from './data-folder.ts';
import { livingHolder } from './holder.ts';
import { DATABASE_ROLES, ensureGrants, ensureRoles, type RolePasswords } from './roles.ts';
import { withClient } from './with-client.ts';
import { readOrMakeSecret, readSecret } from './secret-file.ts';
import { SOCKET_PORT } from './socket-folder.ts';
import { startEmbeddedPostgres, type EmbeddedPostgresOptions } from './supervisor.ts';

/** Ways into one database, each with the rights of its role. */
export type ReadyDatabase = {
  /** May become owner, data and search: for migrations and restores only. */
  readonly adminConfig: pg.ClientConfig;
  /** The program's own role, bound by row-level security. */
  readonly appConfig: pg.ClientConfig;
  /** Reads everything, writes nothing. */
  readonly backupConfig: pg.ClientConfig;
  /** Stops the embedded server; for an external one it does nothing. */
  stop(): Promise<void>;
};

export type DatabasePlace = {
  readonly dataFolder: string;
  /** An external PostgreSQL 15 or newer, as an administrator of its database; without it the embedded one is used. */
  readonly databaseUrl?: string | undefined;
};

export type EnsureDatabaseOptions = DatabasePlace & Pick<EmbeddedPostgresOptions, 'durable' | 'onLost'>;

const EMBEDDED_DATABASE = 'entente';
const OLDEST_VERSION = 150_000;

/**
 * Brings up the database with its roles and grants; migrations are the caller's next step.
 * @throws HouseProblem with the reason in a code
 */
export async function ensureDatabase(options: EnsureDatabaseOptions): Promise<ReadyDatabase> {
  return options.databaseUrl === undefined ? ensureEmbedded(options) : ensureExternal(options.dataFolder, options.databaseUrl);
}

/**
 * For commands that may run beside the server: uses the embedded database another Entente has open,
 * and starts it only when nobody has.
 */
export async function reachDatabase(place: DatabasePlace): Promise<ReadyDatabase> {
  const folder = dataFolderAt(place.dataFolder);
  const holder = place.databaseUrl === undefined ? livingHolder(folder) : null;
  const password = holder === null ? null : readSecret(superuserSecretFile(folder));
  if (holder === null || password === null) return ensureDatabase(place);
  const adminConfig = { host: holder.socketFolder, port: SOCKET_PORT, user: SUPERUSER, password, database: EMBEDDED_DATABASE };
  return { ...roleConfigs(adminConfig, storedPasswords(folder)), stop: async () => undefined };
}

async function ensureEmbedded(options: EnsureDatabaseOptions): Promise<ReadyDatabase> {
  const server = await startEmbeddedPostgres(options);
  try {
    const passwords = storedPasswords(dataFolderAt(options.dataFolder));
    await ensureRoles(server.connection, passwords);
    await ensureEmbeddedDatabase(server.connection);
    const adminConfig = { ...server.connection, database: EMBEDDED_DATABASE };
    await ensureGrants(adminConfig);
    return { ...roleConfigs(adminConfig, passwords), stop: () => server.stop() };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function ensureExternal(dataFolder: string, databaseUrl: string): Promise<ReadyDatabase> {
  const adminConfig = configFromUrl(databaseUrl);
  await refuseUnusable(adminConfig);
  const passwords = typeof adminConfig.password === 'string' && adminConfig.password !== '' ? derivedPasswords(adminConfig.password) : storedPasswords(makeDataFolder(dataFolder));
  await ensureRoles(adminConfig, passwords);
  await ensureGrants(adminConfig);
  return { ...roleConfigs(adminConfig, passwords), stop: async () => undefined };
}

/** Reads `postgresql://…` as `pg` does, into parts that can be varied by role. */
export function configFromUrl(databaseUrl: string): pg.ClientConfig {
  try {
    if (!/^postgres(?:ql)?:\/\//.test(databaseUrl)) throw new TypeError('not a PostgreSQL address');
    const { host, port, user, password, database, ssl } = new pg.Client({ connectionString: databaseUrl });
    return { host, port, user, password, database, ssl };
  } catch {
    throw new HouseProblem('database-url-not-understood');
  }
}

async function refuseUnusable(adminConfig: pg.ClientConfig): Promise<void> {
  const version = await withClient(adminConfig, async (client) => {
    const { rows } = await client.query<{ number: string; text: string }>("SELECT current_setting('server_version_num') AS number, current_setting('server_version') AS text");
    return rows[0];
  }).catch((error: NodeJS.ErrnoException) => {
    throw new HouseProblem('database-not-reachable', { host: adminConfig.host ?? '', reason: error.code ?? error.message });
  });
  if (Number(version?.number) < OLDEST_VERSION) throw new HouseProblem('database-too-old', { version: version?.text ?? '' });
}

async function ensureEmbeddedDatabase(connection: pg.ClientConfig): Promise<void> {
  await withClient(connection, async (admin) => {
    const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [EMBEDDED_DATABASE]);
    if (rowCount === 0) await admin.query(`CREATE DATABASE ${EMBEDDED_DATABASE} OWNER ${DATABASE_ROLES.owner}`);
  });
}

function roleConfigs(adminConfig: pg.ClientConfig, passwords: RolePasswords): Omit<ReadyDatabase, 'stop'> {
  return {
    adminConfig,
    appConfig: { ...adminConfig, user: DATABASE_ROLES.app, password: passwords.app },
    backupConfig: { ...adminConfig, user: DATABASE_ROLES.backup, password: passwords.backup },
  };
}

function storedPasswords({ databaseSecrets }: DataFolder): RolePasswords {
  return { app: readOrMakeSecret(path.join(databaseSecrets, 'app')), backup: readOrMakeSecret(path.join(databaseSecrets, 'backup')) };
}

/** Several processes with one DATABASE_URL and no shared disk come to the same passwords. */
function derivedPasswords(adminPassword: string): RolePasswords {
  const derive = (role: string): string => createHmac('sha256', adminPassword).update(`entente role password 1: ${role}`).digest('base64url');
  return { app: derive(DATABASE_ROLES.app), backup: derive(DATABASE_ROLES.backup) };
}
