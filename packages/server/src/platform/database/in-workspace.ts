import { CamelCasePlugin, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, type CompiledQuery, type DatabaseConnection, type Driver, type QueryResult } from 'kysely';
import type pg from 'pg';
import type { DB } from './tables.ts';
import type { Database } from './pool.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const RETRIED = new Set(['40001', '40P01']);
const MOST_TRIES = 4;

/** A transaction within one workspace; the only way to tenant tables. */
export type Tx = { readonly kysely: Kysely<DB>; readonly client: pg.PoolClient; readonly workspaceId: string; readonly partyId: string | null };

/**
 * Runs `work` in one transaction that can see one workspace, and in the portal only one client of it.
 * The settings are local to the transaction and travel with BEGIN in one round trip; `SET LOCAL`
 * (not `set_config`) also reaches the shards of a distributed PostgreSQL. The whole function is run
 * again on a serialization failure or deadlock, so it must not act outside the database.
 *
 * @param party the client's id for portal transactions, null for the team and the system.
 * @throws whatever `work` throws (after ROLLBACK), or the database's error.
 */
export async function inWorkspace<Value>(database: Database, context: { workspaceId: string; partyId: string | null }, work: (tx: Tx) => Promise<Value>): Promise<Value> {
  const { workspaceId, partyId } = context;
  if (!UUID.test(workspaceId) || (partyId !== null && !UUID.test(partyId))) throw new TypeError('a workspace and a party are lower-case UUIDs');
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(database, context, work);
    } catch (error) {
      if (attempt >= MOST_TRIES || !RETRIED.has(codeOf(error))) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** attempt));
    }
  }
}

async function once<Value>(database: Database, { workspaceId, partyId }: { workspaceId: string; partyId: string | null }, work: (tx: Tx) => Promise<Value>): Promise<Value> {
  const client = await database.pool.connect();
  let broken: Error | undefined;
  const onError = (error: Error): void => {
    broken = error;
  };
  // Without this listener a failover while the client is checked out ends the process.
  client.on('error', onError);
  try {
    await client.query(`BEGIN; SET LOCAL app.ws TO '${workspaceId}'; SET LOCAL app.party TO '${partyId ?? ''}'; SET LOCAL statement_timeout TO '5s'; SET LOCAL lock_timeout TO '2s'`);
    const value = await work({ kysely: onClient(client), client, workspaceId, partyId });
    await client.query('COMMIT');
    return value;
  } catch (error) {
    await client.query('ROLLBACK').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.removeListener('error', onError);
    client.release(broken);
  }
}

/** PostgreSQL's error code (SQLSTATE) of a thrown value, or an empty text. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Kysely over a client whose transaction is already open. */
function onClient(client: pg.PoolClient): Kysely<DB> {
  return new Kysely<DB>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new OpenTransactionDriver(client),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
}

class OpenTransactionDriver implements Driver {
  readonly #connection: DatabaseConnection;

  constructor(client: pg.PoolClient) {
    this.#connection = {
      async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
        const result = await client.query(query.sql, [...query.parameters]);
        const rows = result.rows as Row[];
        return result.rowCount === null ? { rows } : { rows, numAffectedRows: BigInt(result.rowCount) };
      },
      streamQuery(): never {
        throw new Error('rows are read by keyset pages, not streamed');
      },
    };
  }

  async init(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }
  async beginTransaction(): Promise<void> {
    throw new Error('the transaction is already open');
  }
  async commitTransaction(): Promise<void> {
    throw new Error('inWorkspace commits');
  }
  async rollbackTransaction(): Promise<void> {
    throw new Error('inWorkspace rolls back');
  }
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {}
}
