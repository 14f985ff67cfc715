import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openWorkbook } from '../../platform/sheets/workbook.ts';
import { newId } from '../../platform/database/new-id.ts';
import { startTestEntente, type TestEntente } from '../../shell/test-entente.ts';
import { imported, undone } from '../../shell/test-import.ts';

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
});
afterAll(() => t.close());

const NAMES = ['=HYPERLINK("http://x","y")', '+1+1', '-2+3', '@SUM(1)', ' =1', '＝1', "=cmd|'/c calc'!A0", 'a;=1', 'quoted "name", with comma', 'Łódź – Привет'];

async function fill(): Promise<void> {
  await t.look(t.ola, async (tx) => {
    const shared = { workspaceId: tx.workspaceId, locale: 'pl', ownerId: t.ola.actor.memberId };
    const fieldId = newId();
    await tx.kysely.insertInto('fields').values({ workspaceId: tx.workspaceId, id: fieldId, recordKind: 'contact', key: 'score', type: 'number', labels: '{"en":"Score"}', rules: '{"scale":1}' }).execute();
    await tx.kysely.insertInto('contacts').values(NAMES.map((name, at) => ({ ...shared, id: newId(), name, nextStepOn: '2026-03-01', custom: JSON.stringify({ [fieldId]: -15 + at }) }))).execute();
  });
}

/** RFC 4180 by hand, so that the writer is not judged by its own reader. */
function readCsv(text: string): string[][] {
  const lines = text.replace(/^\u{FEFF}/u, '').split('\r\n').slice(0, -1);
  return lines.map((line) => [...line.matchAll(/"((?:[^"]|"")*)"(?:,|$)/g)].map(([, cell = '']) => cell.replaceAll('""', '"')));
}

async function get(who: 'ola' | 'tomasz' | 'maeve', path: string): Promise<Response> {
  return t.fetch(`/api/v1${path}`, { headers: { 'x-test-member': who } });
}

describe('an export of what a list shows', () => {
  beforeAll(fill);
  const path = '/records/contact/export?columns=name,ownerId,nextStepOn,custom.score&sort=name';

  it('is a CSV file with the columns asked for, in which no cell is a formula', async () => {
    const response = await get('ola', `${path}&format=csv`);
    expect([response.status, response.headers.get('content-type'), response.headers.get('content-disposition')]).toEqual([200, 'text/csv; charset=utf-8', 'attachment; filename="contacts.csv"']);
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [head, ...rows] = readCsv(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
    expect(head).toEqual(['Imię i nazwisko', 'Opiekun', 'Termin kroku', 'Score']);
    expect(rows).toHaveLength(NAMES.length);
    expect(rows.find(([name]) => name === NAMES.at(-1))).toEqual([NAMES.at(-1), 'Ola Lipska', '2026-03-01', '-0.6']);
    const starts = rows.flat().filter((cell) => /^\s*[=+\-@＝＋－＠]/u.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell));
    expect(starts).toEqual([]);
  });

  it('is a workbook with typed cells, texts as they are', async () => {
    const response = await get('ola', `${path}&format=xlsx`);
    const workbook = await openWorkbook(Buffer.from(await response.arrayBuffer()));
    const rows: (readonly string[])[] = [];
    for await (const batch of workbook.rows(0)) rows.push(...batch.map(({ cells }) => cells));
    expect(rows.slice(1).map(([name]) => name?.trim()).sort()).toEqual(NAMES.map((name) => name.trim()).sort());
    expect(rows.find(([name]) => name === NAMES[0])?.slice(1)).toEqual(['Ola Lipska', '2026-03-01', '-1.5']);
  });

  it('holds only what the person sees, and says in the activities that it was taken', async () => {
    for (const who of ['tomasz', 'maeve'] as const) expect(readCsv(await (await get(who, `${path}&format=csv`)).text())).toHaveLength(1);
    const taken = await t.look(t.ola, (tx) => tx.kysely.selectFrom('activities').select(['actorName', 'payload']).where('workspaceId', '=', tx.workspaceId).where('topic', '=', 'record.exported').orderBy('id').execute());
    expect(taken.map(({ actorName }) => actorName)).toEqual(['Ola Lipska', 'Ola Lipska', t.tomasz.actor.name]);
    expect(taken[0]?.payload).toMatchObject({ kind: 'contact', format: 'csv', columns: ['name', 'ownerId', 'nextStepOn', 'custom.score'] });
  });

  it('is refused to a role that may not export, and leaves hidden fields out', async () => {
    Object.assign(t.ola.actor, { limits: { contact: { hidden: ['name'] } } });
    expect((await (await get('ola', '/records/contact/export?columns=name,ownerId&format=csv')).text()).split('\r\n')[0]).toBe('"Opiekun"');
    Object.assign(t.ola.actor, { limits: { contact: { mayExport: false } } });
    expect((await get('ola', `${path}&format=csv`)).status).toBe(403);
    Object.assign(t.ola.actor, { limits: undefined });
    expect((await get('ola', '/records/contact/export?sort=notes&format=csv')).status).toBe(422);
  });

  it('writes many pages of rows once each', async () => {
    await t.look(t.maeve, (tx) => tx.kysely.insertInto('clients').values(Array.from({ length: 2_500 }, (_, at) => ({ workspaceId: tx.workspaceId, id: newId(), kind: 'person', name: `Many ${at}`, locale: 'en', ownerId: t.maeve.actor.memberId }))).execute());
    const rows = readCsv(await (await get('maeve', '/records/client/export?columns=name&format=csv')).text());
    expect(new Set(rows.slice(1).map(([name]) => name)).size).toBe(2_500);
    expect(rows).toHaveLength(2_501);
  });
});

describe('exports at the same time', () => {
  const path = '/records/client/export?columns=name&format=csv';

  it('are three of one workspace at most, and leave the others theirs', async () => {
    // Nobody reads yet, so that all of them are still going.
    const open = await Promise.all([get('ola', path), get('tomasz', path), get('ola', path)]);
    expect(open.map(({ status }) => status)).toEqual([200, 200, 200]);
    const fourth = await get('ola', path);
    expect([fourth.status, await fourth.json()]).toMatchObject([429, { data: { refusal: 'too-many-requests' } }]);
    const theirs = await get('maeve', path);
    expect(theirs.status).toBe(200);
    await theirs.text();
    await open[0]?.text();
    const next = await vi.waitUntil(async () => {
      const answer = await get('ola', path);
      return answer.status === 200 && answer;
    }, { timeout: 5_000, interval: 20 });
    await Promise.all([...open.slice(1), next].map((answer) => answer.text()));
  });
});

describe('a file of deals', () => {
  const DEALS = 'Deal name,Amount,Currency,Met\nKuwait,12.345,KWD,2026-10-25T00:30:00Z\nOsaka,1200,JPY,2026-10-25T01:30:00Z\nToruń,1250.5,PLN,2026-07-01 14:22:05\nNagoya,,JPY,\n';
  const COLUMNS = '/records/deal/export?columns=name,amount,custom.met,custom.budget&sort=name';
  const text = async (who: 'ola' | 'maeve', path: string): Promise<string> => (await get(who, `${path}&format=csv`)).text();

  beforeAll(async () => {
    for (const who of [t.ola, t.maeve]) {
      for (const field of [{ key: 'met', type: 'instant', labels: { en: 'Met', pl: 'Met' } }, { key: 'budget', type: 'money', labels: { en: 'Budget', pl: 'Budget' }, rules: { currency: 'EUR' } }]) expect((await who.call('POST', '/fields', { kind: 'deal', ...field })).status).toBe(201);
    }
    expect((await imported(t, t.ola, { name: 'deals.csv', bytes: DEALS, kind: 'deal' })).counts).toMatchObject({ created: 4, rejected: 0 });
  });

  it('never has amounts without their currency, and says the zone of its moments', async () => {
    const [head, ...rows] = readCsv(await text('ola', COLUMNS));
    expect(head).toEqual(['Nazwa', 'Kwota', 'Waluta', 'Met (Europe/Warsaw)', 'Budget (EUR)']);
    expect(rows).toEqual([
      ['Kuwait', '12.345', 'KWD', '2026-10-25 02:30:00', ''],
      ['Nagoya', '', 'JPY', '', ''],
      ['Osaka', '1200', 'JPY', '2026-10-25T01:30:00.000Z', ''],
      ['Toruń', '1250.50', 'PLN', '2026-07-01 14:22:05', ''],
    ]);
  });

  it('leaves amounts out for whom their currency is hidden', async () => {
    Object.assign(t.ola.actor, { limits: { deal: { hidden: ['currency'] } } });
    expect(readCsv(await text('ola', '/records/deal/export?columns=name,amount'))[0]).toEqual(['Nazwa']);
    Object.assign(t.ola.actor, { limits: undefined });
  });

  it.each(['csv', 'xlsx'])('comes back through an import as it was, to another firm in another zone: %s', async (format) => {
    await t.maeve.change('/workspace', { timeZone: 'Asia/Tokyo' });
    const bytes = new Uint8Array(await (await get('ola', `${COLUMNS}&format=${format}`)).arrayBuffer());
    const view = await imported(t, t.maeve, { name: `deals.${format}`, bytes, kind: 'deal' });
    expect(view.counts).toMatchObject({ created: 4, rejected: 0 });
    expect(await kept('maeve')).toEqual(await kept('ola'));
    await undone(t, t.maeve, view.id);
  });

  async function kept(who: 'ola' | 'maeve'): Promise<unknown> {
    const rows = await t.look(t[who], (tx) => tx.kysely.selectFrom('deals as d').innerJoin('fields as f', (join) => join.onRef('f.workspaceId', '=', 'd.workspaceId').on('f.key', '=', 'met')).where('d.workspaceId', '=', tx.workspaceId).where('d.deletedAt', 'is', null).select(['d.name', 'd.amount', 'd.currency', 'd.custom', 'f.id']).orderBy('d.name').execute());
    return rows.map(({ name, amount, currency, custom, id }) => ({ name, amount, currency, met: (custom as Record<string, unknown>)[id] }));
  }
});
