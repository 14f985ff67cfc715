import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { gatheringSocket } from './gathering-socket.ts';
import type { DB } from './tables.ts';

const INT8 = 20;
const DATE = 1082;
const TIMESTAMPTZ = 1184;

/** PostgreSQL's text forms as the program wants them: safe integers, days as text, instants as ISO 8601. */
const types: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === INT8) return toSafeInteger;
    if (oid === DATE) return (text: string) => text;
    if (oid === TIMESTAMPTZ) return (text: string) => new Date(text).toISOString();
    return pg.types.getTypeParser(oid, format as 'text');
  },
};

function toSafeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} does not fit a number exactly`);
  return value;
}

/** One for all: it remembers every name that it has turned. */
export const CAMEL_CASE = new CamelCasePlugin({ maintainNestedObjectKeys: true });

/** A query is sent without waiting for the answer to the one before it; the server answers in order. Not yet in the driver's types. */
const PIPELINED = { pipeline: true };

export type Database = {
  readonly pool: pg.Pool;
  /** Builds queries; runs them only inside `inWorkspace` (tenant tables are shut without a workspace). */
  readonly kysely: Kysely<DB>;
  close(): Promise<void>;
  /** Brings up to date what follows from what was written, at the end of each transaction that wrote about an engagement, a task, a call or a meeting. */
  readonly settle?: Settle;
  /** Every query is planned once for each connection (see `Config`). */
  readonly keepsEveryPlan?: boolean;
  /** Undoes every transaction at its end instead of keeping it, and collects what would have been written down as having happened. */
  readonly rehearsal?: { readonly activities: RehearsedActivity[] };
};

/**
 * What a transaction wrote and something else follows from.
 * `touched`: ids of engagements and agreements about which something was written, and of documents that were saved.
 * `stepped`: ids of tasks, calls and meetings that were written, and of records to which such were moved.
 */
export type Unsettled = { readonly touched: readonly string[]; readonly stepped: readonly string[] };

/**
 * Runs within the transaction, as the last thing before it is kept, and sees the whole workspace also where the work saw one client.
 */
export type Settle = (tx: { readonly kysely: Kysely<DB>; readonly client: pg.PoolClient; readonly workspaceId: string; readonly partyId: null }, written: Unsettled) => Promise<void>;

/** What would be written down as having happened; without its values, which the one who asks may not all see. */
export type RehearsedActivity = { readonly topic: string; readonly subjectKind: string; readonly subjectId: string };

/**
 * Opens the application's pool.
 * @param config the application role (never the owner, never one that bypasses row security).
 */
export function openDatabase(config: pg.ClientConfig, size = 16): Database {
  const pool = new pg.Pool({ ...config, ...PIPELINED, stream: gatheringSocket, types, max: size, idleTimeoutMillis: 30_000, connectionTimeoutMillis: 5_000, options: '-c timezone=UTC' });
  // An idle connection that breaks (failover, restart) is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const kysely = new Kysely<DB>({ dialect: new PostgresDialect({ pool }), plugins: [CAMEL_CASE] });
  return { pool, kysely, close: () => pool.end() };
}
