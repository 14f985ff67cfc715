import { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../test/test-database.ts';
import { codeOf, inWorkspace, readInWorkspace, type Tx } from './in-workspace.ts';
import { newId } from './new-id.ts';
import { openDatabase, type Database } from './pool.ts';

/** As they are before anybody listens in. */
const original = { one: Object.getOwnPropertyDescriptor(Socket.prototype, '_write')?.value as unknown, many: Object.getOwnPropertyDescriptor(Socket.prototype, '_writev')?.value as unknown };
const READ_ONLY_TRANSACTION = '25006';

let copy: TestDatabase;
let database: Database;

beforeAll(async () => {
  copy = await createTestDatabase();
  // One connection: whatever a transaction leaves behind, the next one meets.
  database = openDatabase(copy.appConfig, 1);
});
afterAll(async () => {
  await database.close();
  await copy.drop();
});

const place = () => ({ workspaceId: newId(), partyId: null });
const standing = async ({ client }: Tx): Promise<unknown> => (await client.query("select current_setting('app.ws') as ws, current_setting('transaction_read_only') as read_only")).rows[0];

describe('a transaction in a workspace', () => {
  it('has its place from its first query on, and takes it along when it ends', async () => {
    const [first, second] = [place(), place()];
    expect(await inWorkspace(database, first, standing)).toEqual({ ws: first.workspaceId, read_only: 'off' });
    expect(await readInWorkspace(database, second, standing)).toEqual({ ws: second.workspaceId, read_only: 'on' });
    const { rows } = await database.pool.query("select current_setting('app.ws', true) as ws");
    expect(rows).toEqual([{ ws: '' }]);
  });

  it('answers queries that are asked together in their order', async () => {
    const asked = Array.from({ length: 20 }, (_, number) => number);
    const answered = await readInWorkspace(database, place(), ({ client }) => Promise.all(asked.map(async (number) => (await client.query<{ number: number }>('select $1::int as number', [number])).rows[0]?.number)));
    expect(answered).toEqual(asked);
  });

  it('sends its opening and what is asked together at once', async () => {
    await readInWorkspace(database, place(), standing);
    const { prototype } = Socket;
    const sent: number[] = [];
    const write = vi.spyOn(prototype, '_write').mockImplementation(function one(this: Socket, ...given) {
      sent.push(1);
      (original.one as (...all: unknown[]) => void).apply(this, given);
    });
    const gathered = vi.spyOn(prototype, '_writev').mockImplementation(function many(this: Socket, ...given) {
      sent.push(given[0].length);
      (original.many as (...all: unknown[]) => void).apply(this, given);
    });
    await readInWorkspace(database, place(), ({ client }) => Promise.all([client.query('select $1::int', [1]), client.query('select $1::int', [2])]));
    for (const spy of [write, gathered]) spy.mockRestore();
    // One piece opens; each query has five, sent together with it.
    expect(sent[0]).toBeGreaterThanOrEqual(11);
  });

  it('fails as a whole when one of them does, and leaves the connection fit', async () => {
    const failing = inWorkspace(database, place(), ({ client }) => Promise.all([client.query('select 1'), client.query('select 1 / 0'), client.query('select 2')]));
    await expect(failing).rejects.toThrow('division by zero');
    const next = place();
    expect(await inWorkspace(database, next, standing)).toMatchObject({ ws: next.workspaceId });
  });

  it('that only reads is refused every write', async () => {
    const writing = readInWorkspace(database, place(), ({ client }) => client.query("update clients set name = 'Another'"));
    expect(codeOf(await writing.catch((error: unknown) => error))).toBe(READ_ONLY_TRANSACTION);
  });

  it('is not begun for what is no workspace', async () => {
    await expect(inWorkspace(database, { workspaceId: "' or true", partyId: null }, standing)).rejects.toThrow(TypeError);
    expect(await inWorkspace(database, place(), standing)).toMatchObject({ read_only: 'off' });
  });
});
