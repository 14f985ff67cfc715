import pg from 'pg';

/** Runs `work` on a connection of its own. */
export async function withClient<Value>(config: pg.ClientConfig, work: (client: pg.Client) => Promise<Value>): Promise<Value> {
  const client = new pg.Client({ connectionTimeoutMillis: 10_000, ...config });
  client.on('error', () => undefined); // a broken connection also fails the query that uses it
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
