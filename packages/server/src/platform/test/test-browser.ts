/** A browser as the server meets it: keeps cookies, sends them back, has an address. */
export type TestBrowser = {
  /** Sends JSON and reads the answer. */
  send(method: string, path: string, sent?: Sent): Promise<BrowserAnswer>;
  post(path: string, body?: unknown): Promise<BrowserAnswer>;
  get(path: string): Promise<BrowserAnswer>;
  /** What it holds, by name. */
  readonly cookies: Map<string, string>;
};
export type Sent = { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> };
export type BrowserAnswer = { readonly status: number; readonly body: unknown; readonly refusal: string | null; readonly headers: Headers; readonly setCookies: readonly string[] };

type Fetch = (path: string, init?: RequestInit) => Promise<Response>;

/**
 * Opens a browser in front of a server in process.
 * @param address what a trusted proxy says in X-Forwarded-For.
 */
export function openBrowser(fetch: Fetch, address = '203.0.113.7'): TestBrowser {
  const cookies = new Map<string, string>();
  const send: TestBrowser['send'] = async (method, path, { body, headers = {} } = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(path, {
      method,
      headers: { 'x-forwarded-for': address, 'user-agent': 'Test browser', ...(cookie === '' ? {} : { cookie }), ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const setCookies = response.headers.getSetCookie();
    for (const line of setCookies) keep(cookies, line);
    const text = await response.text();
    const parsed: unknown = /^[[{]/.test(text) ? JSON.parse(text) : text;
    return { status: response.status, body: parsed, refusal: refusalIn(parsed), headers: response.headers, setCookies };
  };
  return { cookies, send, post: (path, body = {}) => send('POST', path, { body }), get: (path) => send('GET', path) };
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(';');
  const equals = pair.indexOf('=');
  const name = pair.slice(0, equals);
  if (attributes.some((attribute) => /^\s*max-age=0$/i.test(attribute))) cookies.delete(name);
  else cookies.set(name, pair.slice(equals + 1));
}

function refusalIn(body: unknown): string | null {
  return (body as { data?: { refusal?: string } } | null)?.data?.refusal ?? null;
}
