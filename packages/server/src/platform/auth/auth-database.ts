import { CamelCasePlugin, Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import pg from 'pg';
import type { Database } from '../database/pool.ts';

/**
 * The application's pool as better-auth needs it: the same connections, but moments come as `Date`
 * (it compares them with `Date`s; our ISO texts would compare as "never over").
 */
export function authKysely({ pool }: Database): Kysely<unknown> {
  return new Kysely<unknown>({ dialect: new PostgresDialect({ pool: datedPool(pool) }), plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })] });
}

const INT8 = 20;

/** pg's own text forms, but for whole numbers, which here are counts and milliseconds. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => (oid === INT8 ? Number : pg.types.getTypeParser(oid, format as 'text')),
};

function datedPool(pool: pg.Pool): PostgresPool {
  return {
    options: pool.options,
    async connect() {
      const client = await pool.connect();
      let broken: Error | undefined;
      const onError = (error: Error): void => {
        broken = error;
      };
      // Without this listener a failover while the client is checked out ends the process.
      client.on('error', onError);
      const dated = {
        query: (text: string, values: readonly unknown[]) => client.query({ text, values: [...values], types }),
        release: (error?: Error | boolean) => {
          client.removeListener('error', onError);
          client.release(error ?? broken);
        },
      };
      return dated as unknown as PostgresPoolClient;
    },
    // The pool belongs to the services and is closed by them.
    end: async () => undefined,
  };
}
