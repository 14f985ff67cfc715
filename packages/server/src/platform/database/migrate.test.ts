import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../test/test-database.ts';
import { withClient } from '../postgres/with-client.ts';
import { migrate } from './migrate.ts';

describe('a start', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  const versions = async () => withClient(database.adminConfig, async (client) => (await client.query("select collversion as kept, pg_collation_actual_version(oid) as actual, (select array_agg(relfilenode order by relname) from pg_class where relname in ('clients_name', 'contacts_name', 'deals_name')) as files from pg_collation where collname = 'names'")).rows[0] as { kept: string; actual: string; files: number[] });

  it('sorts names anew under another ICU, and only then', async () => {
    const made = await versions();
    expect(made.kept).toBe(made.actual);
    expect(await migrate(database.adminConfig)).toEqual([]);
    expect(await versions()).toEqual(made);
    await withClient(database.adminConfig, (client) => client.query("update pg_collation set collversion = '1.0' where collname = 'names'"));
    await migrate(database.adminConfig);
    const renewed = await versions();
    expect(renewed.kept).toBe(made.actual);
    expect(renewed.files.filter((file) => made.files.includes(file))).toEqual([]);
  });
});
