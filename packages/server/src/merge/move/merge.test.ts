import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AgreementView } from '@entente/contract/agreement/agreement-views';
import { fillGaps } from '../../shell/test-agreement.ts';
import { startTestEntente, type TestEntente } from '../../shell/test-entente.ts';
import { mailTo } from '../../shell/test-portal.ts';
import { ANNA, passTakeBack, sendAgreement, sendOut, signAsAnna, signAsMember, type SentAgreement } from '../../shell/test-signing.ts';

let t: TestEntente;
let framework: SentAgreement;
beforeAll(async () => {
  t = await startTestEntente();
  framework = await sendAgreement(t, t.ola);
  await signAndSeal(framework.agreementId, framework.link);
});
afterAll(() => t.close());

type Order = { readonly id: string; readonly documentId: string; readonly engagementId: string };
const clientOf = async (id: string): Promise<string> => (await t.look(t.ola, (tx) => tx.kysely.selectFrom('engagements').select('clientId').where('workspaceId', '=', tx.workspaceId).where('id', '=', id).executeTakeFirstOrThrow())).clientId;

/** Codes to one mailbox are counted; each signing has an hour of its own. */
async function signAndSeal(agreementId: string, link: string): Promise<void> {
  t.setClock(new Date(t.services.clock().getTime() + 3_600_000));
  await signAsAnna(t, t.ola, link);
  expect((await signAsMember(t, t.ola, agreementId)).status).toBe(201);
  await passTakeBack(t);
}

async function startOrder(): Promise<Order> {
  const { status, body } = await t.ola.call('POST', `/agreements/${framework.agreementId}/orders`, { name: 'Second course' });
  expect(status).toBe(201);
  await fillGaps(t.ola, (body as Order).documentId);
  return body as Order;
}

async function sendAndSeal(id: string): Promise<string> {
  t.setClock(new Date(t.services.clock().getTime() + 86_400_000));
  await sendOut(t, t.ola, { agreementId: id });
  await signAndSeal(id, (await mailTo(t, t.ola, { email: ANNA, topic: 'signing.requested' }))?.link ?? '');
  return ((await t.ola.call('GET', `/agreements/${id}`)).body as { standing: { state: string } }).standing.state;
}

describe('the client of a framework agreement is merged into another record', () => {
  it('signs the order that was drafted before, and one that is begun after', async () => {
    const before = await startOrder();
    const loserId = await clientOf(before.engagementId);
    const other = await t.ola.call('POST', '/engagements', { clientId: loserId, name: 'Only an idea', kind: 'service_agreement' });
    const winner = await t.ola.call('POST', '/clients', { kind: 'organisation', name: 'Termy Podgórze', locale: 'pl' });
    const [unsent, winnerId] = [(other.body as { id: string }).id, (winner.body as { id: string }).id];
    const newcomer = await t.ola.call('POST', `/clients/${winnerId}/contacts`, { name: 'Newcomer', email: 'newcomer@termy.example', locale: 'pl' });
    const newcomerId = (newcomer.body as { id: string }).id;
    const merged = await t.ola.call('POST', '/merges', { kind: 'client', winnerId, loserId, take: [] });
    expect(merged.status).toBe(201);
    expect([await clientOf(unsent), await clientOf(before.engagementId)]).toEqual([winnerId, loserId]);
    expect(await sendAndSeal(before.id)).toBe('sealed');
    const after = await startOrder();
    const { rows } = (await t.ola.call('GET', `/commitments/people?engagementId=${after.engagementId}`)).body as { rows: { side: string; name: string }[] };
    expect(rows.filter(({ side }) => side === 'client').map(({ name }) => name)).toContain('Newcomer');
    const signers = (await t.ola.call('GET', `/agreements/${after.id}`)).body as AgreementView;
    expect(signers.client).toMatchObject({ id: loserId, nowId: winnerId });
    const amendment = await t.ola.call('POST', `/agreements/${framework.agreementId}/amendments`, {});
    const amenders = ((await t.ola.call('GET', `/agreements/${(amendment.body as { id: string }).id}`)).body as AgreementView).signatories;
    expect(amenders.map(({ side, email }) => [side, email])).toEqual(signers.signatories.map(({ side, email }) => [side, email]));
    expect(amenders.some(({ email }) => email === ANNA)).toBe(true);
    expect(await clientOf(after.engagementId)).toBe(loserId);
    expect(await sendAndSeal(after.id)).toBe('sealed');
    const people = [...signers.signatories.map(({ memberId, contactId }) => (memberId === null ? { contactId } : { memberId })), { contactId: newcomerId }];
    const drafted = await startOrder();
    expect((await t.ola.call('PUT', `/agreements/${drafted.id}/signatories`, { signatories: people })).status).toBe(200);
    const { rows: works } = (await t.ola.call('GET', `/engagements?clientId=${winnerId}&limit=50`)).body as { rows: { id: string }[] };
    expect(works.map(({ id }) => id)).toEqual(expect.arrayContaining([unsent, before.engagementId, after.engagementId]));
    expect(await t.ola.call('DELETE', `/clients/${winnerId}`)).toMatchObject({ status: 422, body: { data: { refusal: 'client-has-agreements' } } });
    const { body } = await t.ola.call('GET', `/agreements/${framework.agreementId}/orders`);
    expect(body).toMatchObject({ orders: [{ id: before.id, state: 'sealed' }, { id: after.id, state: 'sealed' }, { id: drafted.id, state: 'draft' }] });
    expect((await t.ola.call('POST', `/merges/${(merged.body as { id: string }).id}/undo`)).status).toBe(200);
    expect((await t.ola.call('PUT', `/agreements/${drafted.id}/signatories`, { signatories: people.map((person) => ({ ...person, roleTitle: 'zarząd' })) })).status).toBe(200);
  });
});
