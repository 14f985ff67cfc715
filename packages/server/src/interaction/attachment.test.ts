import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AttachmentView } from '@entente/contract/interaction/interaction.contract';
import { startTestEntente, type TestEntente, type TestMember } from '../shell/test-entente.ts';

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
});
afterAll(() => t.close());

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const keyOf = (who: TestMember): string => ({ [t.ola.actor.memberId]: 'ola', [t.tomasz.actor.memberId]: 'tomasz', [t.maeve.actor.memberId]: 'maeve' })[who.actor.memberId] ?? '';
const put = (who: TestMember, query: string, body: Uint8Array | string): Promise<Response> => t.fetch(`/api/v1/attachments/file?${query}`, { method: 'PUT', headers: { 'x-test-member': keyOf(who) }, body: body as BodyInit });
const get = (who: TestMember, id: string): Promise<Response> => t.fetch(`/api/v1/attachments/${id}/file`, { headers: { 'x-test-member': keyOf(who) } });
const addClient = async (who: TestMember): Promise<string> => ((await who.call('POST', '/clients', { kind: 'organisation', name: 'Bank Wschodni', locale: 'pl' })).body as { id: string }).id;
const listed = async (who: TestMember, clientId: string): Promise<AttachmentView[]> => ((await who.call('GET', `/attachments?clientId=${clientId}`)).body as { rows: AttachmentView[] }).rows;

describe('a file kept with a client', () => {
  it('comes back byte for byte, under its own name, and is never opened as a page', async () => {
    const clientId = await addClient(t.ola);
    const answer = await put(t.ola, `clientId=${clientId}&name=${encodeURIComponent('Regulamin „Żubr”.png')}`, PNG);
    expect(answer.status).toBe(201);
    const { id } = (await answer.json()) as { id: string };
    expect(await listed(t.ola, clientId)).toMatchObject([{ id, name: 'Regulamin „Żubr”.png', mediaType: 'image/png', bytes: PNG.length, memberName: 'Ola Lipska' }]);
    const file = await get(t.ola, id);
    expect(Buffer.from(await file.arrayBuffer()).equals(PNG)).toBe(true);
    expect(file.headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(file.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
  });

  it('is what its bytes are, not what its name says', async () => {
    const clientId = await addClient(t.ola);
    for (const [name, bytes] of [['harmless.png', '<html><script>alert(1)</script></html>'], ['page.html', '<!doctype html><p>hello'], ['drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>']] as const) await put(t.ola, `clientId=${clientId}&name=${name}`, bytes);
    expect((await listed(t.ola, clientId)).map(({ mediaType }) => mediaType)).toEqual(Array(3).fill('application/octet-stream'));
  });

  it('goes to the bin and comes back', async () => {
    const clientId = await addClient(t.ola);
    const { id } = (await (await put(t.ola, `clientId=${clientId}&name=a.txt`, 'text')).json()) as { id: string };
    expect((await t.ola.call('DELETE', `/attachments/${id}`)).status).toBe(200);
    expect(await listed(t.ola, clientId)).toEqual([]);
    expect((await get(t.ola, id)).status).toBe(404);
    expect((await t.ola.call('POST', `/attachments/${id}/restore`)).status).toBe(200);
    expect(await (await get(t.ola, id)).text()).toBe('text');
  });

  it('is refused when it is too large, and nothing is kept', async () => {
    const clientId = await addClient(t.ola);
    const answer = await put(t.ola, `clientId=${clientId}&name=film.mp4`, new Uint8Array(50 * 1024 * 1024 + 1));
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ data: { refusal: 'attachment-is-too-large' } });
    expect(await listed(t.ola, clientId)).toEqual([]);
  });

  it('is refused without a name, and by whoever is not signed in', async () => {
    const clientId = await addClient(t.ola);
    expect((await put(t.ola, `clientId=${clientId}`, 'text')).status).toBe(400);
    expect((await t.fetch(`/api/v1/attachments/file?clientId=${clientId}&name=a.txt`, { method: 'PUT', body: 'text' })).status).toBe(401);
  });
});

describe('who reaches a file', () => {
  it('whoever sees its record, and nobody else', async () => {
    const clientId = await addClient(t.ola);
    const { id } = (await (await put(t.ola, `clientId=${clientId}&name=a.txt`, 'text')).json()) as { id: string };
    for (const stranger of [t.tomasz, t.maeve]) {
      expect((await get(stranger, id)).status).toBe(404);
      expect((await put(stranger, `clientId=${clientId}&name=b.txt`, 'text')).status).toBe(404);
      expect((await stranger.call('DELETE', `/attachments/${id}`)).status).toBe(404);
      expect((await stranger.call('GET', `/attachments?clientId=${clientId}`)).status).toBe(404);
    }
    expect((await t.fetch(`/api/v1/attachments/${id}/file`)).status).toBe(401);
  });
});
