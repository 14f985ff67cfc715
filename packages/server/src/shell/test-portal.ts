import type { PortalForm } from '@entente/contract/signing/portal-frame';
import { PortalPage } from '@entente/contract/signing/portal-page';
import type { PagePrinter } from '../platform/http/page-printer.ts';
import type { TestEntente, TestMember } from './test-entente.ts';

const PAGE_STARTS = '<script type="application/json">';
const PAGE_ENDS = '</script>';

/** Draws a page as the data it is made from, checked by its schema: what a test of the server looks at. */
export const plainPortal: PagePrinter = {
  html: (page) => `<!doctype html><script type="application/json">${JSON.stringify(PortalPage.parse(page)).replaceAll('<', '\\u003c')}</script>`,
  seconds: (page) => JSON.stringify(PortalPage.parse(page)).length / 100,
};

export type PortalAnswer = { readonly status: number; readonly page: PortalPage | null; readonly location: string | null; readonly headers: Headers; readonly text: string };

/** A client's browser: it keeps cookies by their paths, as browsers do, and follows where it is sent. */
export class TestClientBrowser {
  readonly #entente: Pick<TestEntente, 'fetch'>;
  readonly #jar = new Map<string, { readonly value: string; readonly path: string }>();
  /** Where the browser is. */
  at = '';

  constructor(entente: Pick<TestEntente, 'fetch'>) {
    this.#entente = entente;
  }

  /** Opens an address and follows redirects. */
  async open(path: string, headers: Readonly<Record<string, string>> = {}): Promise<PortalAnswer> {
    return this.#follow(await this.raw(path, { headers }));
  }

  /** Sends a form as a browser does, and follows redirects. */
  async send(form: PortalForm, fields: Readonly<Record<string, string>> = {}, action = form.action): Promise<PortalAnswer> {
    return this.#follow(await this.post(action, { id: form.id, proof: form.proof, ...fields }));
  }

  /** Sends a form with a file, as a browser does, and follows redirects. */
  async sendFile(form: PortalForm, fields: Readonly<Record<string, string>>, file: File | null): Promise<PortalAnswer> {
    const body = new FormData();
    for (const [name, value] of Object.entries({ id: form.id, proof: form.proof, ...fields })) body.set(name, value);
    if (file !== null) body.set('file', file);
    return this.#follow(await this.raw(form.action, { method: 'POST', headers: { origin: 'http://localhost:4700', 'content-length': String(file?.size ?? 0) }, body }));
  }

  /** One POST, without following. */
  post(path: string, fields: Readonly<Record<string, string>>): Promise<Response> {
    return this.raw(path, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost:4700' }, body: new URLSearchParams(fields).toString() });
  }

  /** Every cookie it holds, as one header. */
  get cookieHeader(): string {
    return [...this.#jar].map(([name, { value }]) => `${name}=${value}`).join('; ');
  }

  /** One request with the cookies that belong to its path. */
  async raw(path: string, init: RequestInit = {}): Promise<Response> {
    const [pathname = ''] = path.split(/[?#]/);
    const cookies = [...this.#jar].filter(([, cookie]) => pathname === cookie.path || pathname.startsWith(`${cookie.path}/`)).map(([name, { value }]) => `${name}=${value}`);
    const response = await this.#entente.fetch(path, { redirect: 'manual', ...init, headers: { 'user-agent': 'Mozilla/5.0 (test)', ...(cookies.length === 0 ? {} : { cookie: cookies.join('; ') }), ...(init.headers as Record<string, string>) } });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    this.at = path;
    return response;
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split('; ');
    const [name = '', value = ''] = pair.split('=');
    const path = attributes.find((attribute) => attribute.startsWith('Path='))?.slice('Path='.length) ?? '/';
    if (value === '') this.#jar.delete(name);
    else this.#jar.set(name, { value, path });
  }

  async #follow(response: Response): Promise<PortalAnswer> {
    const location = response.headers.get('location');
    if (location !== null && response.status === 303) return this.open(location);
    const text = await response.text();
    const start = text.indexOf(PAGE_STARTS);
    const json = start === -1 ? undefined : text.slice(start + PAGE_STARTS.length, text.lastIndexOf(PAGE_ENDS));
    return { status: response.status, page: json === undefined ? null : PortalPage.parse(JSON.parse(json)), location, headers: response.headers, text };
  }
}

/** The mail of a topic that was put in last for an address, by whatever clock, as its reader sees it: the embedded Outbox is the mailbox. */
export async function mailTo(t: TestEntente, who: TestMember, { email, topic }: { email: string; topic: string }): Promise<{ readonly text: string; readonly link: string | null; readonly code: string | null } | null> {
  const list = (await who.call('GET', '/outbox?limit=100')).body as { rows: { id: string; topic: string; recipientEmail: string }[] };
  const found = list.rows.filter((row) => row.topic === topic && row.recipientEmail === email).reduce<(typeof list.rows)[number] | undefined>((last, row) => (last === undefined || row.id > last.id ? row : last), undefined);
  if (found === undefined) return null;
  const { text } = (await who.call('GET', `/outbox/${found.id}`)).body as { text: string | null };
  const words = text ?? '';
  return { text: words, link: linkIn(words), code: /^\d{6}$/m.exec(words)?.[0] ?? null };
}

/** The first signing link in a mail: "/l/" and the 43 signs of its token. */
function linkIn(words: string): string | null {
  const start = words.indexOf('/l/');
  const link = words.slice(start, start + '/l/'.length + 43);
  return start !== -1 && /^[A-Za-z0-9_/-]{46}$/.test(link) ? link : null;
}
