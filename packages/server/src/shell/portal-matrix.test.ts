import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestEntente, type TestEntente } from './test-entente.ts';
import { TestClientBrowser } from './test-portal.ts';
import { asAdmin, fillWorld, fingerprint, idsOf, openAdmin, type World } from './test-world.ts';

/** Anna's client signs and has signed; the other links stand for another client of the firm, and for another firm's. */
let t: TestEntente;
let a: World;
let b: World;
let anna: TestClientBrowser;
let admin: pg.Client;
/** Anna's own pages: of the signing link and of the standing page. */
let sign: string;
let us: string;

beforeAll(async () => {
  t = await startTestEntente({ trustedProxies: 1 });
  a = await fillWorld(t, t.ola, 'sikorka-a2c9');
  b = await fillWorld(t, t.maeve, 'kanarek-b7f3');
  anna = new TestClientBrowser(t);
  admin = await openAdmin(t);
  sign = await entered(anna, a.sealed.link);
  us = await entered(anna, a.sealed.us);
}, 240_000);
afterAll(() => t.close());

async function entered(browser: TestClientBrowser, link: string): Promise<string> {
  await browser.open(link);
  return browser.at;
}

const PAGES = ['', '/read', '/framework', '/decline', '/later', '/someone-else', '/not-me', '/withdraw', '/devices', '/mailed', '/file/:kind', '/agreement/:agreementId', '/agreement/:agreementId/file/:kind', '/open/:agreementId', '/responsibilities/:personId?', '/agreement/:agreementId/responsibilities/:personId?', '/change/:way/:target', '/promises', '/promises/:promiseId', '/expectations', '/news', '/meetings', '/meetings/:meetingId/calendar', '/rules', '/rules/:agreementId'];
const ACTS = ['/code', '/device-code', '/sign', '/signed-file', '/scan/:target/confirm', '/scan/:target/refuse', '/take-back', '/take-back/:target', '/change/:way/:target', '/ask/:target', '/suggest/:target', '/answer/:target', '/decline', '/later', '/someone-else/code', '/someone-else', '/not-me', '/withdraw', '/devices/code', '/devices', '/call-off', '/seen', '/again', '/promises/again', '/promises/ladder', '/promises/times', '/promises/:promiseId/done', '/promises/:promiseId/accepted', '/promises/:promiseId/corrections', '/promises/:promiseId/not-yet', '/promises/:promiseId/time', '/promises/:promiseId/stuck', '/promises/:promiseId/someone-else', '/promises/:promiseId/reopen', '/expectations/say', '/expectations/:expectationId/agreed', '/expectations/:expectationId/partly', '/expectations/:expectationId/doubtful', '/expectations/:expectationId/withdrawn', '/expectations/:expectationId/still', '/expectations/:expectationId/take-back', '/news/delay', '/news/absence', '/news/say', '/news/:noticeId/read', '/news/:noticeId/ask', '/news/:happeningId/take-back', '/meetings/:meetingId/move', '/meetings/:meetingId/cancel', '/meetings/:meetingId/agree', '/meetings/:meetingId/refuse', '/meetings/:meetingId/take-back', '/rules/:roundId/answer', '/rules/:roundId/works', '/rules/:roundId/still', '/rules/:roundId/change'];
/** What is answered outside the portal and the API, each tried below. */
const OTHERS = ['GET /l/:token', 'GET /outbox-mail/:id', 'PUT /api/v1/imports/:id/file', 'GET /api/v1/imports/:id/rejected-rows', 'PUT /api/v1/attachments/file', 'PUT /api/v1/agreements/contract-file', 'PUT /api/v1/agreements/:id/signed-file', 'GET /api/v1/attachments/:id/file', 'GET /api/v1/exports/:id/file', 'GET /client-preview/:id', 'GET /healthz', 'POST /mcp', 'ALL /mcp', 'GET /problems/:code', 'GET /api/v1/openapi.json', 'GET /verify', 'POST /verify', 'ALL /api/auth/*', 'ALL /api/v1/*'];
const ASSETS = /^ALL \/(?:api\/\*|assets\/\*|portal-assets\/\*|portal\/\*|portal\/:linkId\/signed-file|verify)$/;

it('every route is in this table or in the matrix of the API', () => {
  const known = new Set([...PAGES.map((path) => `GET /portal/:linkId${path}`), ...ACTS.map((path) => `POST /portal/:linkId${path}`), ...OTHERS]);
  expect(t.routes.filter((route) => !known.has(route) && !ASSETS.test(route))).toEqual([]);
  expect([...known].filter((route) => !t.routes.includes(route))).toEqual([]);
});

type Foreign = { readonly name: string; readonly world: World; readonly link: string; readonly agreementId: string; readonly clauseId: string; readonly remarkId: string };
/** Whose rows Anna tries to reach. */
const foreign = (name: string): Foreign => {
  const world = name === 'another firm' ? b : a;
  const { link, agreementId, clauseId, remarkId } = world.open;
  return { name, world, link, agreementId, clauseId, remarkId };
};

/** The address of a page with another's ids in it. */
function aimed(base: string, path: string, { agreementId, clauseId, remarkId, world }: Foreign): string {
  return base + path.replace(':kind', 'pdf').replace(':way', 'set').replace(':personId?', clauseId).replace(':roundId', world.rules.roundId).replace(':promiseId', world.commitments.commitmentId).replace(':expectationId', world.expectations.oursId).replace(':meetingId', world.meetings.aheadId).replace(':noticeId', world.touchpoints.askedId).replace(':happeningId', world.touchpoints.saidId).replace(':agreementId', agreementId).replace(':target', /^\/(?:answer|take-back)/.test(path) ? remarkId : clauseId);
}

async function linkIdOf({ link }: Foreign): Promise<string> {
  return (await entered(new TestClientBrowser(t), link)).replace('/portal/', '');
}

/** Nothing of the other client: not their ids, not their agreement's number or words. */
async function expectNothing(response: Response, { world, agreementId, remarkId, link }: Foreign, sent: string): Promise<void> {
  const said = `${await response.text()} ${JSON.stringify([...response.headers])}`;
  for (const secret of [agreementId, remarkId, link.replace('/l/', ''), 'open@other.example', world.canary]) {
    // Anna's own firm is marked too: there the other client's words are told by their own rows.
    if (secret === a.canary || sent.includes(secret)) continue;
    expect(said).not.toContain(secret);
  }
  if (world === a) expect(said).not.toContain(`${a.canary} second`);
}

const stores = (workspaceId: string) => fingerprint(admin, workspaceId);

describe.each(['another client of the firm', 'another firm'])('with a link of her own, a client reaches nothing of %s', (name) => {
  it('by its link’s id, with her own token in its cookie or without one', async () => {
    const other = foreign(name);
    const linkId = await linkIdOf(other);
    const token = a.sealed.link.replace('/l/', '');
    const before = await stores(other.world.who.actor.workspaceId);
    for (const path of PAGES.filter((page) => page !== '/mailed')) {
      for (const cookie of ['', `entente_link_${linkId}=${token}`, `entente_link_${linkId}=`]) {
        const address = aimed(`/portal/${linkId}`, path, other);
        const response = await t.fetch(address, { headers: cookie === '' ? {} : { cookie } });
        expect(response.status, address).toBe(403);
        await expectNothing(response, other, address);
      }
    }
    expect(await stores(other.world.who.actor.workspaceId)).toEqual(before);
  });

  it('by a form that was minted for her own link', async () => {
    const other = foreign(name);
    const linkId = await linkIdOf(other);
    const client = new TestClientBrowser(t);
    const own = await entered(client, name === 'another firm' ? a.open.link : b.open.link);
    const { page } = await client.open(`${own}/read`);
    const form = page?.page === 'read' ? page.form : null;
    if (form === null) throw new Error('there is no form to try');
    const cookie = client.cookieHeader.replaceAll(own.replace('/portal/', ''), linkId);
    const before = await stores(other.world.who.actor.workspaceId);
    for (const path of ACTS) {
      const address = aimed(`/portal/${linkId}`, path, other);
      const response = await t.fetch(address, { method: 'POST', headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams({ id: form.id, proof: form.proof, text: 'hello', reason: 'price' }).toString() });
      expect(response.status, address).toBe(403);
      await expectNothing(response, other, address);
    }
    expect(await stores(other.world.who.actor.workspaceId)).toEqual(before);
  });

  it('by its agreement’s id on her standing page', async () => {
    const other = foreign(name);
    for (const path of PAGES.filter((page) => page.includes(':agreementId'))) {
      const address = aimed(us, path, other);
      const response = await anna.raw(address);
      expect(response.status, address).toBe(404);
      await expectNothing(response, other, address);
    }
  });

  it('by its clause or remark on a page of her own', async () => {
    const other = foreign(name);
    const client = new TestClientBrowser(t);
    const mine = await entered(client, name === 'another firm' ? a.open.link : b.open.link);
    const theirs = name === 'another firm' ? other : { ...other, ...b.sealed, clauseId: a.open.clauseId, remarkId: a.open.remarkId };
    const { page } = await client.open(`${mine}/read`);
    const form = page?.page === 'read' ? page.form : null;
    if (form === null) throw new Error('there is no form to try');
    const before = await stores(other.world.who.actor.workspaceId);
    for (const path of ['/ask/:target', '/suggest/:target', '/answer/:target']) {
      const address = aimed(mine, path, theirs);
      const response = await client.post(address, { id: form.id, proof: form.proof, text: 'hello', version: '1' });
      expect(response.status, address).toBe(422);
    }
    expect(await stores(other.world.who.actor.workspaceId)).toEqual(before);
  });
});

describe('a link', () => {
  it('opens nothing when one of its characters is another', async () => {
    const token = b.open.link.replace('/l/', '');
    for (const wrong of [token.slice(1), `${token}A`, `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`, `${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`, token.toLowerCase(), "' or true --", '%00']) {
      const response = await t.fetch(`/l/${encodeURIComponent(wrong)}`);
      expect([response.status, response.headers.getSetCookie().filter((line) => line.startsWith('entente_link_'))]).toEqual([404, []]);
    }
  });

  it('shows its own client what it is for: the refusals above are not for want of a page', async () => {
    const browser = new TestClientBrowser(t);
    const { status, text } = await browser.open(b.open.link);
    expect([status, text.includes(b.canary)]).toEqual([200, true]);
    const file = await anna.raw(`${sign}/file/pdf`);
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  });

  it('stands in the database as a hash only', async () => {
    const tokens = [a, b].flatMap(({ open, sealed }) => [open.link, sealed.link, sealed.us]).map((link) => link.replace('/l/', ''));
    const kept = await asAdmin(t, async (admin) => {
      const tables = await admin.query<{ name: string }>("select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables where table_type = 'BASE TABLE' and table_schema in ('public', 'auth', 'graphile_worker')");
      const texts: string[] = [];
      for (const { name } of tables.rows) texts.push(...(await admin.query<{ row: string }>(`select r::text as row from ${name} r`)).rows.map(({ row }) => row));
      return texts.join('\n');
    });
    expect(kept).toContain(a.canary);
    for (const token of tokens) expect(kept).not.toContain(token);
  });
});

describe('what a member opens outside the API', () => {
  const asMember = (path: string, key: string) => t.fetch(path, { headers: { 'x-test-member': key } });

  it.each(['/outbox-mail/', '/client-preview/'])('%s shows nothing of another workspace, and nothing to nobody', async (path) => {
    const [own, other] = path === '/outbox-mail/' ? [a.announcementId, b.announcementId] : [a.open.agreementId, b.open.agreementId];
    const refused = [await asMember(path + other, 'ola'), await asMember(path + other, 'tomasz'), await asMember(path + own, 'tomasz'), await t.fetch(path + own), await anna.raw(path + own)];
    expect(refused.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
    for (const response of refused) expect(await response.text()).not.toMatch(new RegExp(`${a.canary}|${b.canary}`));
    const seen = await asMember(path + own, 'ola');
    expect([seen.status, (await seen.text()).includes(a.canary)]).toEqual([200, true]);
  });

  it.each(['/outbox-mail/', '/client-preview/'])('%s is not there for what is no id', async (path) => {
    for (const id of ['1', 'null', "'", '%00', '..%2f', '{00000000-0000-7000-8000-000000000000}']) expect((await asMember(path + id, 'ola')).status).toBe(404);
  });
});

it('the file of an import takes nothing from others, and shows them nothing', async () => {
  const put = (id: string, key: string) => t.fetch(`/api/v1/imports/${id}/file?part=0`, { method: 'PUT', body: 'x', headers: { 'x-test-member': key } });
  const get = (id: string, key: string) => t.fetch(`/api/v1/imports/${id}/rejected-rows`, { headers: { 'x-test-member': key } });
  expect([(await put(b.imports.waitingId, 'ola')).status, (await put(a.imports.waitingId, 'tomasz')).status, (await put(a.imports.waitingId, 'nobody')).status, (await put('x', 'ola')).status]).toEqual([404, 404, 401, 400]);
  expect([(await get(b.imports.doneId, 'ola')).status, (await get(a.imports.doneId, 'tomasz')).status, (await get(a.imports.doneId, 'nobody')).status, (await get('x', 'ola')).status]).toEqual([404, 404, 401, 404]);
  expect((await put(a.imports.waitingId, 'ola')).status).toBe(422);
});

it('the files kept with records and the archives take nothing from others, and show them nothing', async () => {
  const put = (query: string, key: string) => t.fetch(`/api/v1/attachments/file?name=a.txt&${query}`, { method: 'PUT', body: 'x', headers: { 'x-test-member': key } });
  const get = async (path: string, key: string) => (await t.fetch(path, { headers: { 'x-test-member': key } })).status;
  expect([(await put(`clientId=${b.draft.clientId}`, 'ola')).status, (await put(`dealId=${b.records.dealId}`, 'ola')).status, (await put(`clientId=${a.draft.clientId}`, 'nobody')).status]).toEqual([404, 404, 401]);
  for (const id of [b.records.attachmentId, 'x', '%00']) expect([await get(`/api/v1/attachments/${id}/file`, 'ola'), await get(`/api/v1/exports/${id}/file`, 'ola')]).toEqual([404, 404]);
  expect(await get(`/api/v1/attachments/${a.records.attachmentId}/file`, 'nobody')).toBe(401);
});

it('an announcement with another workspace’s id is no mail of this one', async () => {
  const ids = await asAdmin(t, (admin) => idsOf(admin, b.who.actor.workspaceId));
  expect(ids.has(b.announcementId)).toBe(true);
  const { body } = await t.ola.call('GET', '/outbox?limit=100');
  for (const id of (JSON.stringify(body).match(/[0-9a-f-]{36}/g) ?? [])) expect(ids.has(id)).toBe(false);
});

describe('a form that says what no form of ours says', () => {
  const HOSTILE = ['a\u0000b', '\u202eevil', 'x'.repeat(20_000), '{00000000-0000-7000-8000-000000000000}', '1e999', '-1', '2147483648', '__proto__', "'; drop table links; --"];
  const FIELDS = ['version', 'sha256', 'shown', 'name', 'role', 'behalf', 'code', 'text', 'purpose', 'outcome', 'reason', 'body', 'choice', 'day', 'toName', 'toEmail', 'note', 'locale', 'consent-x', '__proto__'];

  it.each(ACTS.filter((act) => act !== '/again'))('%s: is refused in words', async (act) => {
    const client = new TestClientBrowser(t);
    const base = await entered(client, b.open.link);
    const { page } = await client.open(`${base}/read`);
    const form = page?.page === 'read' ? page.form : null;
    if (form === null) throw new Error('there is no form to try');
    for (const value of HOSTILE) {
      const fields = Object.fromEntries(FIELDS.map((field) => [field, value]));
      for (const target of [b.open.clauseId, 'x', '%00', '{00000000-0000-7000-8000-000000000000}']) {
        if (!act.includes(':target') && target !== 'x') continue;
        const response = await client.post(base + act.replace(':target', target), { id: form.id, proof: form.proof, ...fields });
        expect(response.status, `${act} ${target} ${value.slice(0, 40)}`).toBeLessThan(500);
      }
    }
  });
});
