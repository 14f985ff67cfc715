import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sha256 } from '../platform/crypto/secrets.ts';
import { newId } from '../platform/database/new-id.ts';
import { withClient } from '../platform/postgres/with-client.ts';
import { fillGaps, startAgreement } from '../shell/test-agreement.ts';
import { startTestEntente, type TestEntente } from '../shell/test-entente.ts';
import { mailTo, TestClientBrowser } from '../shell/test-portal.ts';
import { ANNA, askForCode, asSignPage, sendAgreement, sendOut, signAsAnna, signAsMember, signFields } from '../shell/test-signing.ts';
import { portalPages } from './signing.portal.ts';

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
});
afterAll(() => t.close());

/** Everything that the database holds, as one text; the queue's own tables too. */
async function dump(): Promise<string> {
  return withClient(t.database.adminConfig, async (client) => {
    const { rows } = await client.query<{ name: string }>("select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'auth', 'graphile_worker') order by 1");
    const parts: string[] = [];
    for (const { name } of rows) parts.push(`${name}\n${JSON.stringify((await client.query(`select t::text as line from ${name} t order by 1`)).rows)}`);
    return parts.join('\n');
  });
}

const SCANNERS: readonly Readonly<Record<string, string>>[] = [
  { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) SafeLinks' },
  { 'user-agent': 'BarracudaCentral' },
  { 'user-agent': 'Slackbot-LinkExpanding 1.0' },
  { 'user-agent': 'WhatsApp/2.23' },
  { 'sec-purpose': 'prefetch;prerender' },
  { purpose: 'prefetch' },
];

describe('a mail scanner', () => {
  it('changes no row by GET and HEAD of every page, and the link stays usable', async () => {
    const { link, agreementId } = await sendAgreement(t, t.ola);
    const before = await dump();
    for (const headers of SCANNERS) {
      const browser = new TestClientBrowser(t);
      await browser.open(link, headers);
      const base = browser.at;
      for (const path of ['', '/read', '/decline', '/later', '/someone-else', '/not-me', '/mailed', '/file/pdf', `/open/${agreementId}`, `/agreement/${agreementId}`, '?locale=pl']) {
        await browser.raw(base + path, { headers });
        await browser.raw(base + path, { method: 'HEAD', headers });
      }
    }
    expect(await dump()).toBe(before);
    expect((await signAsAnna(t, t.ola, link)).answer.page).toMatchObject({ page: 'signed' });
  });

  it('that presses the main button gets a mail sent at most three times, and signs nothing', async () => {
    const { link, agreementId } = await sendAgreement(t, t.ola);
    const browser = new TestClientBrowser(t);
    for (let press = 0; press < 10; press += 1) {
      const page = asSignPage((await browser.open(link)).page);
      await browser.send(page.sign.form, signFields(page), page.sign.form.action.replace(/sign$/, 'code'));
      await browser.send(page.sign.form, signFields(page));
    }
    await t.workOff();
    const codes = await t.look(t.ola, (tx) => tx.kysely.selectFrom('codes').select('id').where('agreementId', '=', agreementId).execute());
    expect(codes).toHaveLength(3);
    const events = await t.look(t.ola, (tx) => tx.kysely.selectFrom('agreementEvents').select('type').where('agreementId', '=', agreementId).execute());
    expect(events.map(({ type }) => type).filter((type) => /signature|consent|viewed|declined/.test(type))).toEqual([]);
    expect((await browser.open(link)).page).toMatchObject({ page: 'sign' });
  });
});

describe('a link', () => {
  it('is taken out of the address at once, and its cookie goes to its own pages only', async () => {
    const { link } = await sendAgreement(t, t.ola);
    const response = await t.fetch(link, { redirect: 'manual' });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toMatch(/^\/portal\/[0-9a-f-]{36}$/);
    expect(response.headers.getSetCookie()[0]).toMatch(/^entente_link_[0-9a-f-]{36}=[A-Za-z0-9_-]{43}; Max-Age=\d+; Path=\/portal\/[0-9a-f-]{36}; HttpOnly; SameSite=Lax$/);
    expect([response.headers.get('referrer-policy'), response.headers.get('cache-control'), response.headers.get('x-robots-tag')]).toEqual(['no-referrer', 'no-store', 'noindex, nofollow']);
  });

  it('with one sign changed opens nothing and says so in the reader’s language', async () => {
    const { link } = await sendAgreement(t, t.ola);
    const wrong = link.slice(0, -1) + (link.endsWith('A') ? 'B' : 'A');
    for (const path of [wrong, `${link}A`, link.slice(0, -1), '/l/x']) {
      expect(await new TestClientBrowser(t).open(path, { 'accept-language': 'pl' })).toMatchObject({ status: 404, page: { page: 'door', why: 'unknown_link', locale: 'pl' } });
    }
  });

  it('by its page’s address alone opens nothing, and mails itself only to its own address', async () => {
    const { link } = await sendAgreement(t, t.ola);
    const anna = new TestClientBrowser(t);
    await anna.open(link);
    const stranger = new TestClientBrowser(t);
    const door = await stranger.open(anna.at);
    expect(door).toMatchObject({ status: 403, page: { page: 'door', why: 'other_browser' } });
    expect(door.text).not.toMatch(/Anna|Wrona|Bank|Ola|Difficult/);
    const form = door.page?.page === 'door' ? door.page.again : null;
    expect(await stranger.send(form ?? { action: '', id: '', proof: '' })).toMatchObject({ page: { page: 'door', why: 'link_mailed' } });
    await t.workOff();
    const mail = await mailTo(t, t.ola, { email: ANNA, topic: 'signing.link_again' });
    expect((await new TestClientBrowser(t).open(mail?.link ?? '')).page).toMatchObject({ page: 'sign' });
  });

  it('answers alike for a page that does not exist', async () => {
    const browser = new TestClientBrowser(t);
    const door = await browser.open(`/portal/${newId()}`);
    expect(door).toMatchObject({ status: 403, page: { page: 'door', why: 'other_browser' } });
    const form = door.page?.page === 'door' ? door.page.again : null;
    expect(await browser.send(form ?? { action: '', id: '', proof: '' })).toMatchObject({ page: { page: 'door', why: 'link_mailed' } });
  });

  it('is mailed again at most three times a day, however often it is asked for at once', async () => {
    const { link, agreementId } = await sendAgreement(t, t.ola);
    const browser = new TestClientBrowser(t);
    await browser.open(link);
    const stranger = new TestClientBrowser(t);
    const door = await stranger.open(browser.at);
    const form = door.page?.page === 'door' ? door.page.again : null;
    await Promise.all(Array.from({ length: 12 }, () => stranger.send(form ?? { action: '', id: '', proof: '' })));
    const sent = await t.look(t.ola, (tx) => tx.kysely.selectFrom('announcements').select('id').where('subjectId', '=', agreementId).where('topic', '=', 'signing.link_again').execute());
    expect(sent).toHaveLength(3);
  });

  it('that ran out or was revoked says so, and opens nothing', async () => {
    const { link, agreementId } = await sendAgreement(t, t.ola);
    const browser = new TestClientBrowser(t);
    await browser.open(link);
    t.setClock(new Date(Date.now() + 61 * 86_400_000));
    expect(await browser.open(link)).toMatchObject({ status: 410, page: { page: 'door', why: 'link_expired' } });
    t.setClock(null);
    await t.look(t.ola, (tx) => tx.kysely.updateTable('links').set({ revokedAt: new Date().toISOString() }).where('agreementId', '=', agreementId).execute());
    expect(await browser.open(link)).toMatchObject({ status: 410, page: { page: 'door', why: 'link_revoked' } });
    expect((await browser.open(`${browser.at}/read`)).page).toMatchObject({ page: 'door' });
  });
});

describe('a forwarded link', () => {
  it('can be read in a second browser, but the code of the first does not sign there', async () => {
    const { link } = await sendAgreement(t, t.ola);
    const anna = new TestClientBrowser(t);
    const { code } = await askForCode(t, t.ola, { browser: anna, link });
    const other = new TestClientBrowser(t);
    const page = asSignPage((await other.open(link)).page);
    const refused = await other.send(page.sign.form, signFields(page, { code }));
    expect(refused).toMatchObject({ status: 422, page: { page: 'sign', sign: { error: { field: 'code', code: 'code-is-missing' } } } });
  });
});

describe('the walls between people', () => {
  it('no route opens with another link’s cookie, another client’s or another workspace’s', async () => {
    const mine = await sendAgreement(t, t.ola);
    const neighbours = [await sendAgreement(t, t.ola), await foreignAgreement()];
    const anna = new TestClientBrowser(t);
    const own = asSignPage((await anna.open(mine.link)).page);
    const base = anna.at;
    for (const { link, agreementId } of neighbours) {
      const other = new TestClientBrowser(t);
      await other.open(link);
      const theirs = other.at;
      for (const { method, path } of portalRoutes()) {
        if (!path.startsWith('/portal/:linkId') || path.endsWith('/mailed')) continue;
        const fill = (linkBase: string): string => path.replace('/portal/:linkId', linkBase).replace(':agreementId', agreementId).replace(':target', newId()).replace(':kind', 'pdf');
        // Our cookie against their pages.
        const at = fill(theirs);
        const response = method === 'GET' ? await t.fetch(at, { headers: { cookie: cookieFor(theirs, mine.link) }, redirect: 'manual' }) : await anna.post(at, { id: own.sign.form.id, proof: own.sign.form.proof });
        expect([403, 404, 410], `${method} ${at}`).toContain(response.status);
        // Their agreement through our own link.
        if (path.includes(':agreementId')) expect((await anna.raw(fill(base))).status, `${method} ${path}`).toBe(404);
      }
    }
  });

  it('a form of one link is refused on another, even in the same browser', async () => {
    const [first, second] = [await sendAgreement(t, t.ola), await sendAgreement(t, t.ola)];
    const browser = new TestClientBrowser(t);
    const one = asSignPage((await browser.open(first.link)).page);
    await browser.open(second.link);
    const response = await browser.post(`${browser.at}/decline`, { id: one.sign.form.id, proof: one.sign.form.proof, reason: 'price' });
    expect(response.status).toBe(403);
    const declines = await t.look(t.ola, (tx) => tx.kysely.selectFrom('declines').select('id').where('agreementId', 'in', [first.agreementId, second.agreementId]).execute());
    expect(declines).toEqual([]);
  });

  async function foreignAgreement() {
    const started = await startAgreement(t.maeve);
    await fillGaps(t.maeve, started.documentId);
    await sendOut(t, t.maeve, { agreementId: started.agreementId });
    const mail = await mailTo(t, t.maeve, { email: ANNA, topic: 'signing.requested' });
    return { ...started, link: mail?.link ?? '' };
  }

  function portalRoutes(): { method: string; path: string }[] {
    const { routes } = portalPages({ services: t.services, portal: { html: () => '', seconds: () => 0 }, report: () => undefined });
    return routes.filter(({ method }) => method === 'GET' || method === 'POST').map(({ method, path }) => ({ method, path }));
  }

  function cookieFor(theirs: string, link: string): string {
    return `entente_link_${theirs.slice('/portal/'.length)}=${link.slice('/l/'.length)}`;
  }
});

describe('links and codes', () => {
  it('stand nowhere in the database, the logs, or any answer of the API', async () => {
    const logged: string[] = [];
    const keep = (...words: unknown[]) => void logged.push(words.map(String).join(' '));
    const spies = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) => vi.spyOn(console, name).mockImplementation(keep));
    const { link, agreementId } = await sendAgreement(t, t.ola);
    const browser = new TestClientBrowser(t);
    const { page, code } = await askForCode(t, t.ola, { browser, link });
    const token = link.slice('/l/'.length);
    const heldBefore = await dump();
    await browser.send(page.sign.form, signFields(page, { code }));
    for (const spy of spies) spy.mockRestore();
    const answers = await Promise.all([`/agreements/${agreementId}`, `/agreements/${agreementId}/signing`, `/agreements/${agreementId}/events`, '/outbox', '/today', '/agreements'].map((path) => t.ola.call('GET', path)));
    const evidence = await t.ola.call('POST', `/agreements/${agreementId}/evidence`);
    const everywhere = [heldBefore, await dump(), JSON.stringify([...answers, evidence].map(({ body }) => body)), logged.join('\n')];
    for (const text of everywhere) {
      expect(text.includes(token)).toBe(false);
      expect(new RegExp(`(?<![0-9a-f-])${code}(?![0-9a-f-])`).test(text)).toBe(false);
    }
    // The search looked at the right place: the hash of the token is there.
    expect(heldBefore).toContain(sha256(token));
    expect(code).toMatch(/^\d{6}$/);
  });

  it('are masked in the Outbox once a mail server is set', async () => {
    const smtp = { host: '127.0.0.1', port: 1, secure: false, user: '', password: '', from: 'entente@lipka.example' };
    const { link, agreementId } = await sendAgreement(t, t.ola);
    const { code } = await askForCode(t, t.ola, { browser: new TestClientBrowser(t), link });
    const config = t.services.config as { smtp: typeof smtp | null };
    config.smtp = smtp;
    try {
      const { rows } = (await t.ola.call('GET', '/outbox?limit=100')).body as { rows: { id: string; topic: string }[] };
      for (const { id, topic } of rows.filter((row) => row.topic.startsWith('signing.'))) {
        const text = JSON.stringify((await t.ola.call('GET', `/outbox/${id}`)).body);
        expect(text.includes(link.slice('/l/'.length)), topic).toBe(false);
        expect(text.includes(code), topic).toBe(false);
        expect((await (await t.fetch(`/outbox-mail/${id}`, { headers: { 'x-test-member': 'ola' } })).text()).includes(link.slice('/l/'.length))).toBe(false);
      }
    } finally {
      config.smtp = null;
    }
    expect(agreementId).toBeTruthy();
  });

  it('of a client are of no use to the provider who asks for codes in their name', async () => {
    const { agreementId } = await sendAgreement(t, t.ola);
    const answer = await t.nadia.call('POST', `/agreements/${agreementId}/codes`, { codeId: newId(), browser: 'somebody-elses-browser-1' });
    expect(answer.status).toBe(404);
    expect((await signAsMember(t, t.ola, agreementId)).status).toBe(201);
  });
});
