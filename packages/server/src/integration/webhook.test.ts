import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { WebhookDeliveryRow, WebhookDeliveryView, WebhookView } from '@entente/contract/integration/webhook.contract';
import { startTestEntente, type TestEntente, type TestMember } from '../shell/test-entente.ts';
import { asClient, inPortal, startAgreement } from '../shell/test-agreement.ts';
import { record } from '../platform/activity/activity.store.ts';

type Received = { readonly headers: IncomingHttpHeaders; readonly body: string };
type Message = { readonly type: string; readonly timestamp: string; readonly data: { readonly eventId: string; readonly subject: { kind: string; id: string; version: number | null }; readonly clientId: string | null; readonly link: string | null } };

/** A real receiver: keeps what it is sent and answers as it is told. */
let receiver: Server;
let url: string;
let received: Received[] = [];
let status = 204;
let t: TestEntente;

beforeAll(async () => {
  receiver = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
      response.writeHead(status).end(status >= 300 ? 'the receiver is ill' : undefined);
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
  t = await startTestEntente({ webhookPrivate: true });
});
afterAll(async () => {
  receiver.closeAllConnections();
  receiver.close();
  await t.close();
});
beforeEach(async () => {
  for (const { id } of await listed()) await t.ola.call('DELETE', `/webhooks/${id}`);
  await t.workOff();
  [received, status] = [[], 204];
  t.setClock(null);
});

const listed = async (): Promise<WebhookView[]> => ((await t.ola.call('GET', '/webhooks')).body as { rows: WebhookView[] }).rows;
const found = async (id: string): Promise<WebhookView | undefined> => (await listed()).find((row) => row.id === id);
const log = async (id: string): Promise<WebhookDeliveryRow[]> => ((await t.ola.call('GET', `/webhooks/${id}/deliveries`)).body as { rows: WebhookDeliveryRow[] }).rows;
const messages = (): Message[] => received.map(({ body }) => JSON.parse(body) as Message);

async function hook(topics: readonly string[], who: TestMember = t.ola): Promise<{ id: string; secret: string }> {
  const answer = await who.call('POST', '/webhooks', { name: 'Bookkeeping', url, topics });
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return answer.body as { id: string; secret: string };
}

async function addClient(name: string, who: TestMember = t.ola): Promise<string> {
  return ((await who.call('POST', '/clients', { kind: 'organisation', name, locale: 'pl' })).body as { id: string }).id;
}

/** What is due at a later moment: jobs wait by the database's clock, so their hour is brought forward. */
async function workOffAt(at: Date): Promise<void> {
  t.setClock(at);
  await t.services.database.pool.query("update graphile_worker._private_jobs set run_at = now() where run_at <= $1", [at.toISOString()]);
  await t.workOff();
}

describe('a webhook', () => {
  it('hears what happens, signed so that the usual library believes it', async () => {
    const { id, secret } = await hook(['client.*']);
    expect(secret).toMatch(/^whsec_/);
    const clientId = await addClient('Bank Wschodni');
    await t.ola.change(`/clients/${clientId}`, { notes: 'a secret note' });
    await t.workOff();
    expect(received).toHaveLength(2);
    for (const { headers, body } of received) new Webhook(secret).verify(body, headers as Record<string, string>);
    expect(messages().map(({ type, data }) => [type, data.subject, data.clientId, data.link])).toEqual([
      ['client.created', { kind: 'client', id: clientId, version: 1 }, clientId, `http://localhost:4700/api/v1/clients/${clientId}`],
      ['client.changed', { kind: 'client', id: clientId, version: 2 }, clientId, `http://localhost:4700/api/v1/clients/${clientId}`],
    ]);
    expect(received.map(({ headers }, at) => headers['webhook-id'] === messages()[at]?.data.eventId)).toEqual([true, true]);
    expect(JSON.stringify(received)).not.toMatch(/Bank Wschodni|secret note/);
    expect((await log(id)).map(({ state, status: answered, attempts }) => [state, answered, attempts])).toEqual([['delivered', 204, 1], ['delivered', 204, 1]]);
    expect(await found(id)).toMatchObject({ health: 'well', waiting: 0 });
  });

  it('is believed by nobody when a letter of the message or the secret differs', async () => {
    const { secret } = await hook(['client.created']);
    await addClient('Klinika Oko');
    await t.workOff();
    const [{ headers, body } = { headers: {}, body: '' }] = received;
    expect(() => new Webhook(secret).verify(body.replace('client.created', 'client.deleted'), headers as Record<string, string>)).toThrow();
    expect(() => new Webhook(`whsec_${Buffer.alloc(32).toString('base64')}`).verify(body, headers as Record<string, string>)).toThrow();
  });

  it('hears only of its topics, only of its workspace, and of nothing that was undone', async () => {
    await hook(['client.deleted', 'team.*']);
    const id = await addClient('Drukarnia Pasaż');
    await addClient('Harbour only', t.maeve);
    await t.ola.call('POST', '/clients', { kind: 'organisation', name: '', locale: 'pl' });
    await t.ola.call('DELETE', `/clients/${id}`);
    await t.workOff();
    expect(messages().map(({ type }) => type)).toEqual(['client.deleted']);
  });

  it('hears what a client does on their page', async () => {
    const started = await startAgreement(t.ola);
    await t.workOff();
    const client = await asClient(t.ola, started);
    await hook(['remark.added']);
    await inPortal(t, client, (tx) => record(tx, client, { topic: 'remark.added', subjectKind: 'agreement', subjectId: started.agreementId, clientId: started.clientId }));
    await t.workOff();
    expect(messages().map(({ type, data }) => [type, data.subject.id, data.subject.version !== null])).toEqual([['remark.added', started.agreementId, true]]);
  });

  it('keeps its secret shut away, changes it at once and lets the old one sign for a day more', async () => {
    const { id, secret } = await hook(['client.created']);
    const { secret: next } = (await t.ola.call('POST', `/webhooks/${id}/secrets`)).body as { secret: string };
    const kept = await t.look(t.ola, async (tx) => JSON.stringify([await tx.kysely.selectFrom('webhooks').selectAll().execute(), await tx.kysely.selectFrom('idempotencyKeys').selectAll().execute()]));
    for (const shown of [secret, next]) expect(kept).not.toContain(shown.replace('whsec_', ''));
    await addClient('Termy Podgórze');
    await t.workOff();
    for (const good of [secret, next]) new Webhook(good).verify(received[0]?.body ?? '', received[0]?.headers as Record<string, string>);
    t.setClock(new Date(Date.now() + 25 * 3_600_000));
    await addClient('Hotel Pod Sową');
    await t.workOff();
    expect(String(received[1]?.headers['webhook-signature']).split(' ')).toHaveLength(1);
  });

  it('costs one statement more only where there is one', async () => {
    const statements: string[] = [];
    await t.look(t.ola, async (tx) => {
      const real = tx.client.query.bind(tx.client);
      tx.client.query = ((text: string, values: unknown[]) => (statements.push(text), real(text, values))) as typeof tx.client.query;
      await record(tx, t.ola.actor, { topic: 'client.changed', subjectKind: 'client', subjectId: t.ola.actor.memberId });
      tx.client.query = real;
    });
    expect(statements).toHaveLength(1);
  });
});

describe('a receiver that does not take its messages', () => {
  it('is tried again later, and gets them in their order when it is well', async () => {
    const { id } = await hook(['client.created']);
    status = 503;
    const names = [await addClient('First'), await addClient('Second')];
    await t.workOff();
    expect(received).toHaveLength(1);
    expect(await found(id)).toMatchObject({ health: 'failing', waiting: 2 });
    expect((await log(id)).at(-1)).toMatchObject({ state: 'queued', attempts: 1, status: 503 });
    const { response } = (await t.ola.call('GET', `/webhook-deliveries/${(await log(id)).at(-1)?.id}`)).body as WebhookDeliveryView;
    expect(response).toBe('the receiver is ill');
    status = 200;
    await workOffAt(new Date(Date.now() + 7_000));
    expect(messages().map(({ data }) => data.subject.id)).toEqual([names[0], names[0], names[1]]);
    expect(received[0]?.headers['webhook-id']).toBe(received[1]?.headers['webhook-id']);
    expect(await found(id)).toMatchObject({ health: 'well', waiting: 0, failingSince: null });
  });

  it('is switched off when it says it is gone, with a message to whoever made it', async () => {
    const { id } = await hook(['client.created']);
    status = 410;
    await addClient('First');
    await addClient('Second');
    await t.workOff();
    expect(await found(id)).toMatchObject({ health: 'off', offBecause: 'gone', waiting: 0 });
    expect((await log(id)).map(({ state }) => state)).toEqual(['dropped', 'dropped']);
    await addClient('Third');
    await t.workOff();
    expect(received).toHaveLength(1);
    const { rows } = (await t.ola.call('GET', '/outbox')).body as { rows: { topic: string; recipientEmail: string; subject: string }[] };
    expect(rows.find(({ topic }) => topic === 'webhook.disabled')).toMatchObject({ recipientEmail: 'ola@lipka.example', subject: expect.stringContaining('Bookkeeping') as string });
    await t.ola.call('POST', `/webhooks/${id}/activation`);
    status = 200;
    await addClient('Fourth');
    await t.workOff();
    expect(received).toHaveLength(2);
  });

  it('is switched off after three days', async () => {
    const { id } = await hook(['client.created']);
    status = 500;
    await addClient('First');
    await t.workOff();
    await workOffAt(new Date(Date.now() + 73 * 3_600_000));
    expect(await found(id)).toMatchObject({ health: 'off', offBecause: 'failing' });
  });

  it('does not keep others waiting: two workers at once send each message once', async () => {
    const { id } = await hook(['client.created']);
    for (let i = 0; i < 5; i += 1) await addClient(`Client ${i}`);
    const job = t.jobs['deliver_webhook'];
    const payload = { workspaceId: t.ola.actor.workspaceId, webhookId: id };
    await Promise.all([job?.(payload), job?.(payload), job?.(payload)]);
    await t.workOff();
    expect(new Set(messages().map(({ data }) => data.eventId)).size).toBe(5);
    expect(received).toHaveLength(5);
  });
});

describe('somebody who looks after webhooks', () => {
  it('sends a test, reads what came back, and sends a message again under its own id', async () => {
    const { id, secret } = await hook(['client.created']);
    const { id: test } = (await t.ola.call('POST', `/webhooks/${id}/tests`)).body as { id: string };
    await t.workOff();
    expect(messages()).toMatchObject([{ type: 'webhook.tested', data: { subject: { kind: 'webhook', id } } }]);
    const delivery = (await t.ola.call('GET', `/webhook-deliveries/${test}`)).body as WebhookDeliveryView;
    expect(delivery).toMatchObject({ state: 'delivered', isTest: true, status: 204, url });
    expect(delivery.body).toBe(received[0]?.body);
    await t.ola.call('POST', `/webhook-deliveries/${test}/replays`);
    await t.workOff();
    expect(received[1]?.headers['webhook-id']).toBe(received[0]?.headers['webhook-id']);
    new Webhook(secret).verify(received[1]?.body ?? '', received[1]?.headers as Record<string, string>);
    expect((await log(id)).map(({ replayOf }) => replayOf)).toEqual([test, null]);
  });

  it('is an owner, or a manager who sees all of the workspace', async () => {
    const body = { name: 'X', url, topics: ['*'] };
    expect((await t.tomasz.call('POST', '/webhooks', body)).body).toMatchObject({ data: { refusal: 'not-allowed' } });
    expect((await t.nadia.call('POST', '/webhooks', body)).body).toMatchObject({ data: { refusal: 'not-more-than-you-see' } });
    const { id } = await hook(['client.created']);
    expect((await t.maeve.call('GET', `/webhooks/${id}/deliveries`)).status).toBe(404);
    expect((await t.maeve.call('POST', `/webhooks/${id}/tests`)).status).toBe(404);
  });

  it('is told of addresses and topics that will not do', async () => {
    for (const wrong of ['ftp://example.com', 'nonsense', 'https://user:x@example.com/']) expect((await t.ola.call('POST', '/webhooks', { name: 'X', url: wrong, topics: ['*'] })).body).toMatchObject({ data: { refusal: 'webhook-address-is-wrong' } });
    for (const topics of [[], ['client'], ["x.'y"], ['* *']]) expect((await t.ola.call('POST', '/webhooks', { name: 'X', url, topics })).status).toBe(400);
  });
});

it('without the switch for those who host it themselves, private addresses are refused', async () => {
  const plain = await startTestEntente();
  const refused = await plain.ola.call('POST', '/webhooks', { name: 'X', url: 'https://10.0.0.5/hook', topics: ['*'] });
  expect(refused.body).toMatchObject({ data: { refusal: 'webhook-address-is-private' } });
  await plain.close();
});
