import { randomUUID } from 'node:crypto';

export type ApiAnswer = { readonly status: number; readonly body: unknown };
export type ApiCall = {
  readonly body?: unknown;
  /** A fresh one for every command unless given; null for none. */
  readonly idempotencyKey?: string | null;
};

/** A member signed in over HTTP, as any program with their password would be. */
export type ApiClient = {
  /** @throws TypeError when the line breaks. */
  call(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, given?: ApiCall): Promise<ApiAnswer>;
};

/**
 * Signs in by password.
 * @throws Error when the door stays shut.
 */
export async function signInToApi(url: string, { email, password }: { readonly email: string; readonly password: string }): Promise<ApiClient> {
  const entered = await fetch(`${url}/api/auth/sign-in/email`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email, password }) });
  if (!entered.ok) throw new Error(`${email} was not let in: ${entered.status} ${await entered.text()}`);
  const cookie = entered.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
  return {
    async call(method, path, { body, idempotencyKey = randomUUID() } = {}) {
      const headers = { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...(idempotencyKey === null ? {} : { 'idempotency-key': idempotencyKey }) };
      const response = await fetch(`${url}/api/v1${path}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
      const text = await response.text();
      return { status: response.status, body: /^[[{]/.test(text) ? JSON.parse(text) : text };
    },
  };
}

/** Every row of a paged list. */
export async function readAll<Row>({ call }: ApiClient, path: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (let cursor: string | null = null; ; ) {
    const { status, body } = await call('GET', `${path}${path.includes('?') ? '&' : '?'}limit=100${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`);
    if (status !== 200) throw new Error(`${path} was not given: ${status} ${JSON.stringify(body)}`);
    const page = body as { rows: Row[]; nextCursor: string | null };
    rows.push(...page.rows);
    if (page.nextCursor === null) return rows;
    cursor = page.nextCursor;
  }
}
