import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../test/test-database.ts';
import { codeOf, inWorkspace, type Tx } from './in-workspace.ts';
import { newId } from './new-id.ts';
import { openDatabase, type Database } from './pool.ts';
import { together, withWorkBehind } from './together.ts';

const DIVISION_BY_ZERO = '22012';

let copy: TestDatabase;
let database: Database;

beforeAll(async () => {
  copy = await createTestDatabase();
  // One connection: what still asked something after its transaction would disturb the next one.
  database = openDatabase(copy.appConfig, 1);
});
afterAll(async () => {
  await database.close();
  await copy.drop();
});

const place = () => ({ workspaceId: newId(), partyId: null });
const ask = async ({ client }: Tx, what: string): Promise<unknown> => (await client.query<{ said: unknown }>(`select ${what} as said`)).rows[0]?.said;
/** Asks again and again, and thinks in between, as work on many records does. */
async function askOften(tx: Tx, ended: string[]): Promise<number> {
  try {
    for (let round = 0; round < 20; round += 1) await ask(tx, String(round));
    return 20;
  } finally {
    ended.push('often');
  }
}

describe.each([
  ['together', (tx: Tx, ended: string[], fails: Promise<unknown>) => together(askOften(tx, ended), fails)],
  ['behind', (tx: Tx, ended: string[], fails: Promise<unknown>) => withWorkBehind(async (behind) => {
    behind(fails);
    return askOften(tx, ended);
  })],
  ['before what goes on behind', (tx: Tx, ended: string[], fails: Promise<unknown>) => withWorkBehind(async (behind) => {
    behind(askOften(tx, ended));
    return fails;
  })],
] as const)('work that fails %s', (_, works) => {
  it('is told by what went wrong first, once all have ended, and leaves the connection in order', async () => {
    const ended: string[] = [];
    const failed = await inWorkspace(database, place(), (tx) => works(tx, ended, ask(tx, '1 / 0')).finally(() => ended.push('all'))).catch((error: unknown) => error);
    expect(codeOf(failed)).toBe(DIVISION_BY_ZERO);
    expect(ended).toEqual(['often', 'all']);
    expect(await inWorkspace(database, place(), (tx) => ask(tx, "'in order'"))).toBe('in order');
  });

  it('ends all the same where the program itself threw', async () => {
    const ended: string[] = [];
    const failed = await inWorkspace(database, place(), (tx) => works(tx, ended, Promise.reject(new Error('a slip'))).finally(() => ended.push('all'))).catch((error: unknown) => error);
    expect(failed).toEqual(new Error('a slip'));
    expect(ended).toEqual(['often', 'all']);
  });
});

it('tells what went wrong though others, nearer to whoever waits, hear first that the transaction is over', async () => {
  const deep = async (work: Promise<unknown>, depth: number): Promise<unknown> => (depth === 0 ? work : deep(work, depth - 1));
  for (const works of [(tx: Tx, cause: Promise<unknown>) => together(ask(tx, '2'), cause), (tx: Tx, cause: Promise<unknown>) => withWorkBehind((behind) => { behind(cause); return ask(tx, '2'); })]) {
    const failed = await inWorkspace(database, place(), (tx) => works(tx, deep(ask(tx, '1 / 0'), 30))).catch((error: unknown) => error);
    expect(codeOf(failed)).toBe(DIVISION_BY_ZERO);
  }
});

it('answers in the order of the works, and takes more that is handed over by what goes on behind', async () => {
  expect(await inWorkspace(database, place(), (tx) => together(ask(tx, '1'), ask(tx, "'two'"), Promise.resolve(3)))).toEqual([1, 'two', 3]);
  const said: unknown[] = [];
  const value = await inWorkspace(database, place(), (tx) => withWorkBehind(async (behind) => {
    behind(ask(tx, "'first'").then((first) => {
      said.push(first);
      behind(ask(tx, "'second'").then((second) => said.push(second)));
    }));
    return ask(tx, "'value'");
  }));
  expect([value, ...said]).toEqual(['value', 'first', 'second']);
});
