import { Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, type CompiledQuery, type DatabaseConnection, type Driver, type QueryResult } from 'kysely';
import type pg from 'pg';
import type { DB } from './tables.ts';
import { CAMEL_CASE, type Database, type RehearsedActivity, type Unsettled } from './pool.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const RETRIED = new Set(['40001', '40P01']);
const MOST_TRIES = 4;

/** A transaction within one workspace; the only way to tenant tables. */
export type Tx = { readonly kysely: Kysely<DB>; readonly client: pg.PoolClient; readonly workspaceId: string; readonly partyId: string | null; readonly rehearsed?: RehearsedActivity[]; /** Engagements and agreements about which something was written, and saved documents: by their ids. */ readonly touched?: Set<string>; /** Tasks, calls and meetings that were written, and records to which such were moved: by their ids. */ readonly stepped?: Set<string> };

type Place = { readonly workspaceId: string; readonly partyId: string | null };
type Work<Value> = (tx: Tx) => Promise<Value>;

/**
 * Runs `work` in one transaction that can see one workspace, and in the portal only one client of it.
 * The settings are local to the transaction and travel with BEGIN and the first query in one round
 * trip; `SET LOCAL` (not `set_config`) also reaches the shards of a distributed PostgreSQL. Queries
 * that do not need each other's answers share a round trip when they are asked together:
 * `const [contacts, engagements] = await Promise.all([loadContacts(tx, id), loadEngagements(tx, id)])`.
 * The whole function is run again on a serialization failure or deadlock, so it must not act outside
 * the database. In a rehearsal it is undone at the end.
 *
 * @param place.partyId the client's id for portal transactions, null for the team and the system.
 * @throws whatever `work` throws (after ROLLBACK), or the database's error.
 */
export async function inWorkspace<Value>(database: Database, place: Place, work: Work<Value>): Promise<Value> {
  const { rehearsal } = database;
  return tryAgain(() => onClient(database, async (client) => {
    rehearsal?.activities.splice(0);
    const value = await opened(client, { begin: 'BEGIN', place, naming: namingOf(database), work: async (tx) => {
      const [touched, stepped] = [new Set<string>(), new Set<string>()];
      const done = await work({ ...tx, touched, stepped, ...(rehearsal === undefined ? {} : { rehearsed: rehearsal.activities }) });
      if (touched.size + stepped.size > 0) await settle(database, tx, { touched: [...touched], stepped: [...stepped] });
      return done;
    } });
    await client.query(rehearsal === undefined ? 'COMMIT' : 'ROLLBACK');
    return value;
  }));
}

/** What follows is read past the portal's wall: a client signs what they see, and where the engagement stands follows from more. Nothing of the work runs after it. */
async function settle({ settle: follow }: Database, { kysely, client, workspaceId, partyId }: Tx, written: Unsettled): Promise<void> {
  if (follow === undefined) return;
  if (partyId !== null) await client.query("SET LOCAL app.party TO ''");
  await follow({ kysely, client, workspaceId, partyId: null }, written);
}

/**
 * The same for work that only reads; the database refuses it any write. Nobody has to wait for the end
 * of such a transaction: what was read is returned at once.
 */
export async function readInWorkspace<Value>(database: Database, place: Place, work: Work<Value>): Promise<Value> {
  return tryAgain(() => onClient(database, async (client) => {
    const value = await opened(client, { begin: 'BEGIN READ ONLY', place, naming: namingOf(database), work });
    // Sent before anything that the connection is asked next. Should it fail, the connection is gone, and says so itself.
    client.query('COMMIT').catch(() => undefined);
    return value;
  }));
}

async function tryAgain<Value>(once: () => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once();
    } catch (error) {
      if (attempt >= MOST_TRIES || !RETRIED.has(codeOf(error))) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** attempt));
    }
  }
}

/** Lends a connection; what fails on it is rolled back, and a broken one is thrown away. */
async function onClient<Value>({ pool }: Database, use: (client: pg.PoolClient) => Promise<Value>): Promise<Value> {
  const client = await pool.connect();
  let broken: Error | undefined;
  const onError = (error: Error): void => {
    broken = error;
  };
  client.on('error', onError);
  try {
    return await use(client);
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

async function opened<Value>(client: pg.PoolClient, { begin, place, naming, work }: { begin: string; place: Place; naming: Naming; work: Work<Value> }): Promise<Value> {
  const { workspaceId, partyId } = place;
  if (!UUID.test(workspaceId) || (partyId !== null && !UUID.test(partyId))) throw new TypeError('a workspace and a party are lower-case UUIDs');
  // Not waited for: the first query travels with it, and would find every table shut should this fail.
  const opening = client.query(`${begin}; SET LOCAL app.ws TO '${workspaceId}'; SET LOCAL app.party TO '${partyId ?? ''}'; SET LOCAL statement_timeout TO '5s'; SET LOCAL lock_timeout TO '2s'`);
  opening.catch(() => undefined);
  const value = await work({ kysely: kyselyOn(client, naming), client, workspaceId, partyId });
  await opening;
  return value;
}

/** PostgreSQL's error code (SQLSTATE) of a thrown value, or an empty text. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/**
 * Asks what is asked again and again, of any workspace, in the same words: PostgreSQL works out its plan for the
 * first few times, and where a plan for any values costs no more keeps that. Not for conditions that somebody
 * chooses: whether few or many rows fit them decides how they are best read. The columns are named one by one.
 */
export function planned({ client }: Tx): Kysely<DB> {
  return kyselyOn(client, PLANNED);
}

/** Kept plans take memory in each connection. */
const MOST_PLANNED = 64;

/** Names of one connection, as many as are given: by its name PostgreSQL knows a query again. */
function namesOf(prefix: string, most: number): (text: string) => string | undefined {
  const names = new Map<string, string>();
  return (text) => {
    const known = names.get(text);
    if (known !== undefined || names.size >= most) return known;
    const name = `${prefix}_${names.size}`;
    names.set(text, name);
    return name;
  };
}

/** Which queries of a connection have a name. */
type Naming = { readonly builders: WeakMap<pg.PoolClient, Kysely<DB>>; readonly begin: () => (text: string) => string | undefined };
const PLAIN: Naming = { builders: new WeakMap(), begin: () => () => undefined };
const PLANNED: Naming = { builders: new WeakMap(), begin: () => namesOf('planned', MOST_PLANNED) };
const EVERY: Naming = { builders: new WeakMap(), begin: () => namesOf('every', Infinity) };

function namingOf({ keepsEveryPlan = false }: Database): Naming {
  return keepsEveryPlan ? EVERY : PLAIN;
}

/** Kysely over a client whose transaction is already open; made once for each connection. */
function kyselyOn(client: pg.PoolClient, { builders, begin }: Naming): Kysely<DB> {
  const known = builders.get(client);
  if (known !== undefined) return known;
  const nameOf = begin();
  const builder = new Kysely<DB>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new OpenTransactionDriver(client, nameOf),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    plugins: [CAMEL_CASE],
  });
  builders.set(client, builder);
  return builder;
}

class OpenTransactionDriver implements Driver {
  readonly #connection: DatabaseConnection;

  constructor(client: pg.PoolClient, nameOf: ReturnType<Naming['begin']>) {
    this.#connection = {
      async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
        const name = nameOf(query.sql);
        const result = await client.query({ text: query.sql, values: [...query.parameters], ...(name === undefined ? {} : { name }) });
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
