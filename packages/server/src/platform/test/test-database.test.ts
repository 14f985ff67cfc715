import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withClient } from '../postgres/with-client.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

describe('a test database', () => {
  let first: TestDatabase;
  let second: TestDatabase;
  beforeAll(async () => {
    [first, second] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  });
  afterAll(async () => {
    await Promise.all([first.drop(), second.drop()]);
  });

  it('is migrated and reached as the application', async () => {
    const rows = await withClient(first.appConfig, async (client) => (await client.query('SELECT current_user AS who, count(*)::int AS done FROM migration.done')).rows);
    expect(rows).toEqual([{ who: 'entente_app', done: expect.any(Number) }]);
    expect(rows[0].done).toBeGreaterThan(0);
  });

  it('is not shared with another file', async () => {
    await withClient(first.adminConfig, (client) => client.query('CREATE TABLE public.only_here ()'));
    const found = await withClient(second.adminConfig, async (client) => (await client.query("SELECT to_regclass('public.only_here') AS found")).rows);
    expect(found).toEqual([{ found: null }]);
  });
});
