import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type pg from 'pg';
import { summary, type Measured } from './http-load.ts';

const PLACES = ['/usr/bin/pgbench', '/usr/local/bin/pgbench', '/opt/homebrew/bin/pgbench'];

/** Where pgbench is, or null: then the floor is not measured and its rows are absent. */
export function findPgbench(): string | null {
  return PLACES.find((place) => existsSync(place)) ?? null;
}

/**
 * Runs scripts of plain SQL with pgbench, which uses no JavaScript: the floor for the same work over HTTP.
 * @param scripts one file each; pgbench picks among them at random.
 */
export async function floor(pgbench: string, database: pg.ClientConfig, { scripts, concurrency, seconds }: { scripts: readonly string[]; concurrency: number; seconds: number }): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'entente-pgbench-'));
  try {
    const files = await Promise.all(scripts.map(async (script, index) => {
      const file = join(folder, `${index}.sql`);
      await writeFile(file, script);
      return ['-f', file];
    }));
    const args = ['-n', '-M', 'simple', '-c', String(concurrency), '-j', '1', '-T', String(seconds), '-l', '--log-prefix', join(folder, 'log'), ...files.flat()];
    const env = { PATH: process.env.PATH ?? '', PGHOST: database.host ?? '', PGPORT: String(database.port ?? ''), PGUSER: database.user ?? '', PGPASSWORD: String(database.password ?? ''), PGDATABASE: database.database ?? '' };
    await promisify(execFile)(pgbench, args, { env, maxBuffer: 64 * 1024 * 1024 });
    const logs = (await readdir(folder)).filter((name) => name.startsWith('log'));
    const text = (await Promise.all(logs.map((name) => readFile(join(folder, name), 'utf8')))).join('');
    return summary(text.split('\n').filter((line) => line !== '').map((line) => Number(line.split(' ')[2]) / 1000), seconds);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
