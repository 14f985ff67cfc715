import { EventEmitter } from 'node:events';
import { Logger, run, runMigrations } from 'graphile-worker';
import pg from 'pg';
import type { Tx } from '../database/in-workspace.ts';
import { keepGoing, type LastingRun } from './lasting-runner.ts';

/** Work done later. Payloads carry ids only: a job's table is no place for secrets or persons. */
export type JobPayload = { readonly workspaceId: string } & Readonly<Record<string, string | number>>;
export type JobHandler = (payload: JobPayload) => Promise<void>;
export type JobHandlers = Readonly<Record<string, JobHandler>>;

export type Job = {
  readonly task: string;
  readonly payload: Readonly<Record<string, string | number>>;
  /** Not before this moment. */
  readonly runAt?: Date;
  /** Takes the place of an unstarted job with the same key. */
  readonly key?: string;
  /** Leaves a waiting, running or given-up job with the same key as it is. */
  readonly unlessQueued?: boolean;
};

/** Puts a job into the queue within the caller's transaction: it runs only if the transaction commits. */
export async function enqueue(tx: Tx, { task, payload, runAt, key, unlessQueued = false }: Job): Promise<void> {
  await tx.client.query('select graphile_worker.add_job($1, $2::json, run_at := $3, job_key := $4, max_attempts := 25, job_key_mode := $5)', [
    task,
    JSON.stringify({ ...payload, workspaceId: tx.workspaceId }),
    runAt?.toISOString() ?? null,
    key ?? null,
    unlessQueued ? 'unsafe_dedupe' : 'replace',
  ]);
}

/** Puts a job that belongs to no workspace into the queue, once however often it is asked for. */
export async function enqueueOnce(pool: pg.Pool, task: string): Promise<void> {
  await pool.query("select graphile_worker.add_job($1, '{}'::json, job_key := $1)", [task]);
}

/**
 * Brings the queue's own tables up to date; called once at start, after the migrations. The queue lives
 * in a schema of its own that the application role owns: it holds ids only, and the tables of tenants
 * stay out of its reach. The right to create that schema is lent for the moment and taken back.
 */
export async function prepareJobs(admin: pg.ClientConfig, app: pg.ClientConfig): Promise<void> {
  const administrator = new pg.Client(admin);
  await administrator.connect();
  const pool = new pg.Pool({ ...app, max: 1 });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  try {
    await administrator.query(`do $$ begin execute format('grant create on database %I to entente_app', current_database()); end $$`);
    await runMigrations({ pgPool: pool, logger: silent });
    await administrator.query(`do $$ begin execute format('revoke create on database %I from entente_app', current_database()); end $$`);
  } finally {
    await pool.end();
    await administrator.end();
  }
}

/**
 * In batches (of no delay) the queue writes a job's outcome with retries. One by one it forgets to look whether
 * the write failed, and a database that is away at that moment ends the whole process.
 */
const WRITES_OUTCOMES_PATIENTLY = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } };

/** Tasks without a payload that nobody has to ask for. */
export type Recurring = { readonly nightly?: readonly string[]; readonly everyMinute?: readonly string[] };

/**
 * Starts working on jobs. A handler that throws is tried again with growing pauses; a database that
 * is away for a while is waited for.
 * @param recurring tasks that run by themselves; each once, however many processes there are.
 */
export async function startJobs(pool: pg.Pool, handlers: JobHandlers, { nightly = [], everyMinute = [] }: Recurring = {}): Promise<LastingRun> {
  const taskList = Object.fromEntries(Object.entries(handlers).map(([task, handler]) => [task, (payload: unknown) => handler(payload as JobPayload)]));
  const crontab = [...nightly.map((task, at) => `${(17 + at) % 60} 2 * * * ${task}`), ...everyMinute.map((task) => `* * * * * ${task}`)].join('\n');
  const workers: string[] = [];
  return keepGoing(async () => {
    // Jobs that our own workers held when the queue gave up would otherwise stay locked for hours.
    await pool.query('select graphile_worker.force_unlock_workers($1::text[])', [workers.splice(0)]);
    const events = new EventEmitter();
    events.on('worker:create', ({ worker }: { worker: { workerId: string } }) => workers.push(worker.workerId));
    return run({ pgPool: pool, taskList, concurrency: 2, noHandleSignals: true, pollInterval: 1000, crontab, logger: silent, events, preset: WRITES_OUTCOMES_PATIENTLY });
  });
}

const silent = new Logger(() => () => undefined);
