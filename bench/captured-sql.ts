import pg from 'pg';

type Asked = { readonly text: string; readonly values: readonly unknown[] };

/** Collects what the program asks of PostgreSQL while `work` runs in this process: the very statements, with their values. */
export async function captureSql(work: () => Promise<unknown>): Promise<readonly string[]> {
  const asked: Asked[] = [];
  const { prototype } = pg.Client;
  const original = Object.getOwnPropertyDescriptor(prototype, 'query')?.value as (...args: unknown[]) => unknown;
  prototype.query = function query(this: pg.Client, ...args: unknown[]) {
    asked.push(readCall(args));
    return original.apply(this, args);
  } as typeof prototype.query;
  try {
    await work();
  } finally {
    prototype.query = original as typeof prototype.query;
  }
  return asked.map(written);
}

function readCall([query, values]: unknown[]): Asked {
  if (typeof query === 'string') return { text: query, values: Array.isArray(values) ? values : [] };
  const { text, values: own } = query as { text: string; values?: unknown[] };
  return { text, values: own ?? (Array.isArray(values) ? values : []) };
}

/** The statement with its values written out, for pgbench. */
function written({ text, values }: Asked): string {
  return `${text.replaceAll(/\$(\d{1,3})/g, (_, at: string) => literal(values[Number(at) - 1]))};`;
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'number' || typeof value === 'boolean') return `${pg.escapeLiteral(String(value))}`;
  if (Array.isArray(value)) return pg.escapeLiteral(`{${value.map((one) => (one === null ? 'NULL' : `"${String(one).replaceAll(/["\\]/g, '\\$&')}"`)).join(',')}}`);
  if (value instanceof Date) return pg.escapeLiteral(value.toISOString());
  return pg.escapeLiteral(typeof value === 'object' ? JSON.stringify(value) : String(value as string));
}
