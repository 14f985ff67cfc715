import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SearchHit } from '@entente/contract/search/search.contract';
import { inWorkspace } from '../platform/database/in-workspace.ts';
import { startAgreement } from '../shell/test-agreement.ts';
import { startTestEntente, type TestEntente, type TestMember } from '../shell/test-entente.ts';
import { indexNext } from './search.actions.ts';
import { searchJobs, INDEX_TASK } from './search.jobs.ts';

let t: TestEntente;
let clientId: string;
let engagementId: string;
let interactionId: string;

async function made(path: string, body: object): Promise<string> {
  const answer = await t.ola.call('POST', path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return (answer.body as { id: string }).id;
}
const addField = (kind: string, key: string, type: string) => made('/fields', { kind, key, type, labels: { en: key, pl: key, ru: key } });
async function search(q: string, who: TestMember = t.ola): Promise<readonly SearchHit[]> {
  const { status, body } = await who.call('GET', `/search?q=${encodeURIComponent(q)}`);
  expect(status).toBe(200);
  return (body as { rows: SearchHit[] }).rows;
}
const found = async (q: string, who?: TestMember) => (await search(q, who)).map(({ kind, id, found: where }) => [kind, id, where?.field]);
const narrowed = async (kind: string, q: string, who: TestMember = t.ola) => ((await who.call('GET', `/records/${kind}?search=${encodeURIComponent(q)}`)).body as { rows: { id: string }[] }).rows.map(({ id }) => id);

beforeAll(async () => {
  t = await startTestEntente();
  ({ clientId, engagementId } = await startAgreement(t.ola));
  for (const [key, type] of [['order_code', 'text'], ['background', 'long_text'], ['invoices_to', 'email'], ['hotline', 'phone'], ['press', 'url'], ['grade', 'choice']] as const) {
    await made('/fields', { kind: 'client', key, type, labels: { en: key, pl: key, ru: key }, ...(type === 'choice' ? { options: [{ key: 'golden', labels: { en: 'Golden' } }] } : {}) });
  }
  await addField('engagement', 'room', 'text');
  await addField('interaction', 'seat', 'text');
  const set = { 'custom.order_code': 'Zamówienie 4711-220-99', 'custom.background': 'Poznani na targach w Ostrołęce', 'custom.invoices_to': 'faktury@liczydlo.example', 'custom.hotline': '+48 512 345 987', 'custom.press': 'https://gazetka.example/o-nas', 'custom.grade': 'golden' };
  const before = Object.fromEntries(Object.keys(set).map((key) => [key, key === 'custom.grade' ? null : '']));
  expect((await t.ola.call('PATCH', `/records/client/${clientId}`, { set, before })).status).toBe(200);
  expect((await t.ola.call('PATCH', `/engagements/${engagementId}`, { set: { 'custom.room': 'Sala Wawelska' }, before: { 'custom.room': '' } })).status).toBe(200);
  interactionId = await made('/interactions', { kind: 'note', clientId, body: 'Krótko', values: { 'custom.seat': 'Fotel bujany' } });
});
afterAll(() => t.close());

describe('fields of a workspace’s own', () => {
  it('are searched by what they are: words, a number in any format, an address, a note', async () => {
    expect(await found('zamowienie')).toEqual([['client', clientId, 'custom.order_code']]);
    expect(await found('471122099')).toEqual([['client', clientId, 'custom.order_code']]);
    expect(await found('faktury@liczydlo')).toEqual([['client', clientId, 'custom.invoices_to']]);
    expect(await found('512345987')).toEqual([['client', clientId, 'custom.hotline']]);
    expect(await found('gazetka')).toEqual([['client', clientId, 'custom.press']]);
    expect(await found('ostroleka')).toEqual([]);
    expect(await found('Ostrołęce')).toEqual([['client', clientId, 'custom.background']]);
    expect(await found('wawelska')).toEqual([['engagement', engagementId, 'custom.room']]);
    expect(await found('bujany')).toEqual([['interaction', interactionId, 'custom.seat']]);
    expect(await found('golden')).toEqual([]);
    const [hit] = await search('zamowienie');
    expect(hit?.found).toMatchObject({ text: 'Zamówienie 4711-220-99', ranges: [{ from: 0, to: 10 }] });
  });

  it('narrow a list by what they hold, but not by what is as long as a note', async () => {
    expect(await narrowed('client', 'zamowienie')).toEqual([clientId]);
    expect(await narrowed('client', 'Ostrołęce')).toEqual([]);
  });

  it('find nothing for whom they are hidden from', async () => {
    Object.assign(t.tomasz.actor, { scope: 'all', limits: { client: { hidden: ['custom.order_code'] }, engagement: { hidden: ['custom.room'] }, interaction: { hidden: ['custom.seat'] } } });
    expect([await found('zamowienie', t.tomasz), await found('471122099', t.tomasz), await found('wawelska', t.tomasz), await found('bujany', t.tomasz), await narrowed('client', 'zamowienie', t.tomasz)]).toEqual([[], [], [], [], []]);
    expect(await found('gazetka', t.tomasz)).toEqual([['client', clientId, 'custom.press']]);
    Object.assign(t.tomasz.actor, { limits: undefined });
    expect(await found('zamowienie', t.tomasz)).toHaveLength(1);
  });

  it('are forgotten with what they held, and with the field that is put away until it is brought back', async () => {
    expect((await t.ola.call('PATCH', `/records/client/${clientId}`, { set: { 'custom.press': '' }, before: { 'custom.press': 'https://gazetka.example/o-nas' } })).status).toBe(200);
    expect(await found('gazetka')).toEqual([]);
    const { rows } = (await t.ola.call('GET', '/fields?kind=client')).body as { rows: { id: string; key: string }[] };
    const code = rows.find(({ key }) => key === 'custom.order_code')?.id ?? '';
    const retire = async (retired: boolean) => {
      expect((await t.ola.call('POST', `/fields/${code}/${retired ? 'retire' : 'restore'}`, {})).status).toBe(200);
      const queued = await t.look(t.ola, async (tx) => (await tx.client.query<{ payload: Record<string, string | number> }>('select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks k on k.id = j.task_id where k.identifier = $1 and j.payload ->> $2 = $3', [INDEX_TASK, 'workspaceId', tx.workspaceId])).rows);
      expect(queued.map(({ payload }) => payload)).toMatchObject([{ kind: 'client', only: 1 }]);
      for (const { payload } of queued) await searchJobs(t.services)[INDEX_TASK]?.(payload as never);
    };
    await retire(true);
    expect([await found('zamowienie'), await narrowed('client', 'zamowienie')]).toEqual([[], []]);
    await retire(false);
    expect(await found('zamowienie')).toHaveLength(1);
  });

  it('come into the index of a workspace that is indexed anew', async () => {
    await inWorkspace(t.services.database, { workspaceId: t.ola.actor.workspaceId, partyId: null }, async (tx) => {
      await tx.client.query('delete from search_entries where workspace_id = $1', [tx.workspaceId]);
      for (const kind of ['client', 'engagement', 'interaction'] as const) expect(await indexNext(tx, kind, { after: null, limit: 100 })).toBeNull();
    });
    expect([(await found('zamowienie')).length, (await found('wawelska')).length, (await found('bujany')).length]).toEqual([1, 1, 1]);
  });
});
