import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EngagementRow, EngagementView } from '@entente/contract/engagement/engagement.contract';
import { sendWithoutMail, startAgreement } from '../shell/test-agreement.ts';
import { startTestEntente, type TestEntente, type TestMember } from '../shell/test-entente.ts';

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
});
afterAll(() => t.close());

const show = async (who: TestMember, id: string): Promise<EngagementView> => (await who.call('GET', `/engagements/${id}`)).body as EngagementView;

describe('an engagement', () => {
  it('shows its client, its newest agreement and its story', async () => {
    const { engagementId, agreementId, clientId } = await startAgreement(t.ola);
    const engagement = await show(t.ola, engagementId);
    expect(engagement).toMatchObject({ name: 'Difficult conversations', kind: 'service_agreement', state: 'open', clientId, clientName: 'Bank Wschodni', agreementId });
    expect(engagement.activities.map(({ topic }) => topic)).toEqual(['agreement.created', 'engagement.created']);
    const { body } = await t.ola.call('POST', `/agreements/${agreementId}/copy`, {});
    expect((await show(t.ola, engagementId)).agreementId).toBe((body as { id: string }).id);
  });

  it('keeps both changes to different fields and answers a clash of one', async () => {
    const { engagementId } = await startAgreement(t.ola);
    const change = (set: object, before: object) => t.ola.call('PATCH', `/engagements/${engagementId}`, { set, before });
    expect((await Promise.all([change({ name: 'Hard talks' }, { name: 'Difficult conversations' }), change({ state: 'closed' }, { state: 'open' })])).map(({ status }) => status)).toEqual([200, 200]);
    expect(await show(t.ola, engagementId)).toMatchObject({ name: 'Hard talks', state: 'closed' });
    expect((await change({ name: 'Other' }, { name: 'Difficult conversations' })).status).toBe(409);
  });

  it('goes to the bin with its draft and comes back with it, and stays while the agreement is out', async () => {
    const started = await startAgreement(t.ola);
    const path = `/engagements/${started.engagementId}`;
    expect((await t.ola.call('DELETE', path)).status).toBe(200);
    expect([(await t.ola.call('GET', path)).status, (await t.ola.call('GET', `/agreements/${started.agreementId}`)).status]).toEqual([404, 404]);
    expect((await t.ola.call('POST', `${path}/restore`)).status).toBe(200);
    expect((await t.ola.call('GET', `/agreements/${started.agreementId}`)).status).toBe(200);
    await sendWithoutMail(t, t.ola, started);
    expect(await t.ola.call('DELETE', path)).toMatchObject({ status: 422, body: { data: { refusal: 'client-has-agreements' } } });
  });
});

describe('who sees an engagement', () => {
  it('own: the owner; team: the team; all: everybody; never another workspace, and a foreign id answers like a missing one', async () => {
    const [toms, olas] = [await startAgreement(t.tomasz), await startAgreement(t.ola)];
    const seenBy = async (who: TestMember): Promise<boolean[]> => Promise.all([toms, olas].map(async ({ engagementId }) => (await who.call('GET', `/engagements/${engagementId}`)).status === 200));
    expect([await seenBy(t.tomasz), await seenBy(t.nadia), await seenBy(t.ola), await seenBy(t.maeve)]).toEqual([[true, false], [true, false], [true, true], [false, false]]);
    const missing = '00000000-0000-7000-8000-000000000000';
    for (const [method, tail, body] of [['GET', ''], ['PATCH', '', { set: { name: 'X' }, before: {} }], ['DELETE', ''], ['POST', '/restore']] as const) {
      const answers = await Promise.all([olas.engagementId, missing].map((id) => t.maeve.call(method, `/engagements/${id}${tail}`, body)));
      expect([answers[0]?.status, answers[0]?.body], `${method} ${tail}`).toEqual([404, answers[1]?.body]);
    }
  });
});

describe('the list', () => {
  it('is narrowed by words and state, and pages through every row once', async () => {
    const { engagementId } = await startAgreement(t.maeve, { name: 'Mentoring 100%' });
    for (const name of ['One', 'Two', 'Three']) await startAgreement(t.maeve, { name });
    await t.maeve.call('PATCH', `/engagements/${engagementId}`, { set: { state: 'closed' }, before: { state: 'open' } });
    const list = async (query: string) => ((await t.maeve.call('GET', `/engagements?${query}`)).body as { rows: EngagementRow[]; nextCursor: string | null });
    expect((await list('search=100%25')).rows.map(({ name }) => name)).toEqual(['Mentoring 100%']);
    expect((await list('state=open')).rows.map(({ name }) => name).sort()).toEqual(['One', 'Three', 'Two']);
    const first = await list('limit=3');
    const second = await list(`limit=3&cursor=${first.nextCursor ?? ''}`);
    expect([...first.rows, ...second.rows].map(({ name }) => name).sort()).toEqual(['Mentoring 100%', 'One', 'Three', 'Two']);
    expect(second.nextCursor).toBeNull();
  });
});
