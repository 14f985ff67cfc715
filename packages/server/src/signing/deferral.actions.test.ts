import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PortalForm } from '@entente/contract/signing/portal-frame';
import type { SigningView } from '@entente/contract/signing/signing-views';
import type { DocumentView } from '@entente/contract/document/document.contract';
import { newId } from '../platform/database/new-id.ts';
import { keepQuietHours } from '../platform/outbox/quiet-hours.store.ts';
import { fillGaps, showAgreement, startAgreement } from '../shell/test-agreement.ts';
import { startTestEntente, type TestEntente } from '../shell/test-entente.ts';
import { mailTo, TestClientBrowser, type PortalAnswer } from '../shell/test-portal.ts';
import { ANNA, asSignPage, passTakeBack, runPending, sendAgreement, sendOut, signAsMember, signFields } from '../shell/test-signing.ts';

const LENA = 'l.mak@bankwschodni.example';
const JAN = 'j.kowal@bankwschodni.example';
const NONE: PortalForm = { action: '', id: '', proof: '' };

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
});
afterAll(() => t.close());

async function arrive() {
  const sent = await sendAgreement(t, t.ola);
  const browser = new TestClientBrowser(t);
  await browser.open(sent.link);
  return { ...sent, browser, base: browser.at };
}

function formOf({ page }: PortalAnswer): PortalForm {
  return page !== null && 'form' in page && page.form !== null ? page.form : NONE;
}

async function stateOf(agreementId: string): Promise<SigningView['people'][number] | undefined> {
  return ((await t.ola.call('GET', `/agreements/${agreementId}/signing`)).body as SigningView).people.find(({ side }) => side === 'client');
}

async function topics(agreementId: string): Promise<string[]> {
  const rows = await t.look(t.ola, (tx) => tx.kysely.selectFrom('announcements').select(['topic', 'recipientEmail']).where('subjectId', '=', agreementId).orderBy('createdAt').orderBy('id').execute());
  return rows.map(({ topic, recipientEmail }) => `${topic} ${recipientEmail}`);
}

describe('saying no', () => {
  it('takes one tap, tells the provider once, and leaves the way back open', async () => {
    const { agreementId, browser, base } = await arrive();
    const form = formOf(await browser.open(`${base}/decline`));
    await Promise.all([1, 2, 3].map(() => browser.post(form.action, { id: form.id, proof: form.proof, reason: 'dates', body: 'Not before May.' })));
    expect(await stateOf(agreementId)).toMatchObject({ state: 'declined', reason: 'dates', words: 'Not before May.' });
    expect((await topics(agreementId)).filter((topic) => topic === 'signing.declined ola@lipka.example')).toHaveLength(1);
    const page = asSignPage((await browser.open(base)).page);
    expect(page.declinedAt).not.toBeNull();
    expect((await mailTo(t, t.ola, { email: 'ola@lipka.example', topic: 'signing.declined' }))?.text).toContain('Not before May.');
  });

  it('without a reason is asked again, and what was typed stays', async () => {
    const { agreementId, browser, base } = await arrive();
    const answer = await browser.send(formOf(await browser.open(`${base}/decline`)), { body: 'Because.' });
    expect(answer).toMatchObject({ status: 422, page: { page: 'decline', typed: { body: 'Because.' }, error: { code: 'choose-one' } } });
    expect((await stateOf(agreementId))?.state).not.toBe('declined');
  });
});

describe('not now', () => {
  it('asks again on the chosen morning and not before', async () => {
    const { agreementId, browser, base } = await arrive();
    await browser.send(formOf(await browser.open(`${base}/later`)), { choice: 'three_days' });
    const person = await stateOf(agreementId);
    expect(person?.state).toBe('deferred');
    await runPending(t, 'remind_people');
    expect((await topics(agreementId)).filter((topic) => topic.startsWith('signing.reminder'))).toEqual([]);
    t.setClock(new Date(Date.parse(person?.until ?? '') + 1_000));
    await runPending(t, 'remind_deferred');
    expect(await topics(agreementId)).toContain(`signing.reminder ${ANNA}`);
    t.setClock(null);
  });

  it('refuses a day that is past or beyond the end, in words', async () => {
    const { browser, base } = await arrive();
    const send = async (fields: Readonly<Record<string, string>>) => (await browser.send(formOf(await browser.open(`${base}/later`)), fields)).page;
    expect(await send({ choice: 'day', day: '2020-01-01' })).toMatchObject({ error: { field: 'day', code: 'deferral-day-is-past' } });
    expect(await send({ choice: 'day', day: '2031-01-01' })).toMatchObject({ error: { field: 'day', code: 'deferral-day-is-too-late' } });
    expect(await send({ choice: 'day', day: 'soon' })).toMatchObject({ error: { code: 'deferral-day-is-past' } });
    expect(await send({})).toMatchObject({ error: { code: 'choose-one' } });
  });
});

describe('someone else', () => {
  async function named() {
    const here = await arrive();
    const { browser, base } = here;
    const ask = formOf(await browser.open(`${base}/someone-else`));
    const who = { toName: 'Jan Kowal', toEmail: JAN };
    const page = await browser.send(ask, who, `${ask.action}/code`);
    await t.workOff();
    const mail = await mailTo(t, t.ola, { email: ANNA, topic: 'signing.code' });
    return { ...here, page, who, code: mail?.code ?? '', codeMail: mail?.text ?? '' };
  }

  it('is named only with the code of the one who names, and then signs as themselves', async () => {
    const { agreementId, clientId, browser, base, page, who, code, codeMail } = await named();
    expect(page.page).toMatchObject({ page: 'someone-else', step: 'type', typed: { name: 'Jan Kowal', email: JAN } });
    expect(codeMail).toContain('somebody else signs');
    expect((await browser.send(formOf(page), { ...who, code: code === '111111' ? '222222' : '111111' })).page).toMatchObject({ error: { field: 'code', code: 'code-is-wrong' } });
    const passed = await browser.send(formOf(await browser.open(`${base}/someone-else`)), { ...who, code });
    expect(passed.page).toMatchObject({ page: 'closed', why: 'passed_on', person: 'Jan Kowal' });
    await t.workOff();
    expect(await topics(agreementId)).toEqual(expect.arrayContaining([`signing.passed_on ${JAN}`, `signing.passed_on_notice ${ANNA}`, 'signing.named ola@lipka.example']));
    const jan = new TestClientBrowser(t);
    const own = asSignPage((await jan.open((await mailTo(t, t.ola, { email: JAN, topic: 'signing.passed_on' }))?.link ?? '')).page);
    expect(own.sign).toMatchObject({ typedName: 'Jan Kowal', codeGoesTo: 'j•••@bankwschodni.example' });
    expect(await stateOf(agreementId)).toMatchObject({ name: 'Jan Kowal', insteadOf: 'Anna Wrona' });
    expect((await browser.open(`${base}/read`)).page).toMatchObject({ page: 'door' });
    // It was handed on for this text alone: an amendment to it asks whoever handed it on, and not the client's first contact.
    await t.ola.call('POST', `/clients/${clientId}/contacts`, { name: 'Ewa Pierwsza', email: 'e.pierwsza@bankwschodni.example', phone: '', roleTitle: '', locale: 'pl' });
    await t.look(t.ola, (tx) => tx.kysely.updateTable('contacts').set({ createdAt: '2020-01-01T00:00:00Z' }).where('clientId', '=', clientId).where('name', '=', 'Ewa Pierwsza').execute());
    await jan.send(own.sign.form, signFields(own), own.sign.form.action.replace(/sign$/, 'code'));
    await t.workOff();
    await jan.send(own.sign.form, signFields(own, { code: (await mailTo(t, t.ola, { email: JAN, topic: 'signing.code' }))?.code ?? '' }));
    await signAsMember(t, t.ola, agreementId);
    await passTakeBack(t);
    const amendment = (await t.ola.call('POST', `/agreements/${agreementId}/amendments`, {})).body as { id: string };
    expect((await showAgreement(t.ola, amendment.id)).signatories.map(({ name, insteadOf }) => [name, insteadOf])).toEqual([['Ola Lipska', null], ['Anna Wrona', null]]);
  });

  it('is not named by a code for signing, nor twice the same address, nor without one', async () => {
    const { browser, base } = await arrive();
    const sign = asSignPage((await browser.open(base)).page);
    await browser.send(sign.sign.form, signFields(sign), sign.sign.form.action.replace(/sign$/, 'code'));
    await t.workOff();
    const code = (await mailTo(t, t.ola, { email: ANNA, topic: 'signing.code' }))?.code ?? '';
    const send = async (fields: Readonly<Record<string, string>>) => (await browser.send(formOf(await browser.open(`${base}/someone-else`)), fields)).page;
    expect(await send({ toName: 'Jan', toEmail: JAN, code })).toMatchObject({ error: { code: 'code-is-missing' } });
    expect(await send({ toName: 'Anna', toEmail: ANNA, code })).toMatchObject({ error: { field: 'email', code: 'someone-signs-already' } });
    expect(await send({ toName: 'Jan', toEmail: 'a@b.example\r\nBcc: c@d.example', code })).toMatchObject({ error: { field: 'email', code: 'email-is-wrong' } });
    expect(await send({ toName: ' ', toEmail: JAN, code })).toMatchObject({ error: { field: 'name', code: 'name-is-missing' } });
  });

  it('can be called off by the one who named them, and their link is shut', async () => {
    const { agreementId, browser, base, who, code } = await named();
    await browser.send(formOf(await browser.open(`${base}/someone-else`)), { ...who, code });
    await t.workOff();
    const jan = new TestClientBrowser(t);
    const janLink = (await mailTo(t, t.ola, { email: JAN, topic: 'signing.passed_on' }))?.link ?? '';
    expect((await jan.open(janLink)).page).toMatchObject({ page: 'sign' });
    const closed = (await browser.open(base)).page;
    expect((await browser.send(closed?.page === 'closed' && closed.callOff !== null ? closed.callOff : NONE)).page).toMatchObject({ page: 'sign' });
    expect((await jan.open(janLink)).page).toMatchObject({ page: 'door', why: 'link_revoked' });
    expect(await stateOf(agreementId)).toMatchObject({ name: 'Anna Wrona' });
  });
});

describe('not this person', () => {
  it('is kept, told, and shuts nothing', async () => {
    const { agreementId, browser, base } = await arrive();
    await browser.send(formOf(await browser.open(`${base}/not-me`)), { note: 'Ask Ewa.' });
    expect(await stateOf(agreementId)).toMatchObject({ state: 'not_me', words: 'Ask Ewa.' });
    expect(asSignPage((await browser.open(base)).page).saidNotMeAt).not.toBeNull();
  });
});

describe('looking', () => {
  it('is told by a gesture, not by opening, and once', async () => {
    const { agreementId, browser, base } = await arrive();
    expect((await stateOf(agreementId))?.state).toBe('asked');
    const page = asSignPage((await browser.open(base)).page);
    for (let time = 0; time < 3; time += 1) expect((await browser.post(page.seen.action, { id: page.seen.id, proof: page.seen.proof })).status).toBe(204);
    expect((await stateOf(agreementId))?.state).toBe('looked');
    const events = await t.look(t.ola, (tx) => tx.kysely.selectFrom('agreementEvents').select('type').where('agreementId', '=', agreementId).where('type', '=', 'version.viewed').execute());
    expect(events).toHaveLength(1);
  });
});

describe('the provider', () => {
  it('reminds at most once a day, and says when they cannot', async () => {
    const { agreementId } = await arrive();
    const person = await stateOf(agreementId);
    expect(person?.remindHindrance).toBe('written-to-today');
    expect(await t.ola.call('POST', `/signatories/${person?.signatoryId ?? ''}/reminders`)).toMatchObject({ status: 422, body: { data: { refusal: 'written-to-today' } } });
    t.setClock(new Date(Date.now() + 2 * 86_400_000));
    expect((await t.ola.call('POST', `/signatories/${person?.signatoryId ?? ''}/reminders`)).status).toBe(200);
    expect(await topics(agreementId)).toContain(`signing.reminder ${ANNA}`);
    expect((await t.maeve.call('POST', `/signatories/${person?.signatoryId ?? ''}/reminders`)).status).toBe(404);
    t.setClock(null);
  });

  it('sends again: what left is followed by news, and what waits for the morning leads to the newest text instead of a second message', async () => {
    const told = (agreementId: string) => t.look(t.ola, (tx) => tx.kysely.selectFrom('announcements').select(['topic', 'state', 'params']).where('subjectId', '=', agreementId).where('recipientEmail', '=', LENA).orderBy('createdAt').orderBy('id').execute());
    const rename = async ({ documentId, agreementId }: Awaited<ReturnType<typeof startAgreement>>) => {
      const { content } = (await t.ola.call('GET', `/documents/${documentId}`)).body as DocumentView;
      await t.ola.call('POST', `/documents/${documentId}/edits`, { edits: [{ type: 'set', kind: 'head', id: null, field: 'title', before: content.head.title, value: `${content.head.title} anew` }] });
      await sendOut(t, t.ola, { agreementId });
    };
    const client = { kind: 'organisation', name: 'Bank Wschodni', locale: 'en', contact: { name: 'Lena Mak', email: LENA, roleTitle: 'head of learning' } };
    const [awake, asleep] = [await startAgreement(t.ola, { client }), await startAgreement(t.ola, { client })];
    for (const { documentId } of [awake, asleep]) await fillGaps(t.ola, documentId);
    await sendOut(t, t.ola, { agreementId: awake.agreementId });
    await rename(awake);
    expect((await told(awake.agreementId)).map(({ topic, state }) => [topic, state])).toEqual([['signing.requested', 'outbox_only'], ['signing.changed', 'outbox_only']]);
    const clock = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString().slice(11, 16);
    await t.look(t.ola, (tx) => keepQuietHours(tx, { email: LENA, clientId: asleep.clientId, sourceId: newId(), hours: { timeZone: 'UTC', from: clock(-1), until: clock(1), days: [] } }));
    await sendOut(t, t.ola, { agreementId: asleep.agreementId });
    const [before] = await told(asleep.agreementId);
    expect(before).toMatchObject({ topic: 'signing.requested', state: 'queued', params: { versionNumber: 1 } });
    await rename(asleep);
    expect(await told(asleep.agreementId)).toEqual([{ topic: 'signing.requested', state: 'queued', params: { ...(before?.params as object), versionNumber: 2 } }]);
  });

  it('withdraws, and the client’s page and mail say so', async () => {
    const { agreementId, browser, base } = await arrive();
    expect((await t.ola.call('POST', `/agreements/${agreementId}/withdrawal`, { reason: 'Wrong price.' })).status).toBe(200);
    expect((await browser.open(base)).page).toMatchObject({ page: 'closed', why: 'withdrawn' });
    expect((await browser.open(`${base}/decline`)).page).toMatchObject({ page: 'closed', why: 'withdrawn' });
    expect((await mailTo(t, t.ola, { email: ANNA, topic: 'signing.withdrawn' }))?.text).toContain('Wrong price.');
    expect((await t.ola.call('POST', `/agreements/${agreementId}/withdrawal`)).status).toBe(422);
  });

  it('hears once that the last day passed, and the page says so', async () => {
    const { agreementId, browser, base } = await arrive();
    t.setClock(new Date(Date.now() + 31 * 86_400_000));
    for (let time = 0; time < 2; time += 1) await t.jobs['expire_agreement']?.({ workspaceId: t.ola.actor.workspaceId, agreementId });
    expect((await browser.open(base)).page).toMatchObject({ page: 'closed', why: 'expired' });
    expect((await topics(agreementId)).filter((topic) => topic.startsWith('signing.expired'))).toEqual(['signing.expired ola@lipka.example']);
    t.setClock(null);
  });
});
