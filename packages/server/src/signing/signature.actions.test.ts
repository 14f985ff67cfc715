import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SigningView } from '@entente/contract/signing/signing-views';
import { newId } from '../platform/database/new-id.ts';
import { startTestEntente, type TestEntente } from '../shell/test-entente.ts';
import { fillGaps, startAgreement } from '../shell/test-agreement.ts';
import { mailTo, TestClientBrowser } from '../shell/test-portal.ts';
import { ANNA, askForCode, asSignPage, passTakeBack, runPending, sendAgreement, sendOut, signAsAnna, signAsMember, signFields, type SentAgreement } from '../shell/test-signing.ts';

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
});
afterAll(() => t.close());

async function signaturesOf(agreementId: string) {
  return t.look(t.ola, (tx) => tx.kysely.selectFrom('signatures').selectAll().where('agreementId', '=', agreementId).execute());
}

async function eventsOf(agreementId: string): Promise<string[]> {
  const rows = await t.look(t.ola, (tx) => tx.kysely.selectFrom('agreementEvents').select('type').where('agreementId', '=', agreementId).orderBy('seq').execute());
  return rows.map(({ type }) => type);
}

async function ready(sent?: SentAgreement) {
  const { link, agreementId, documentId } = sent ?? (await sendAgreement(t, t.ola));
  const browser = new TestClientBrowser(t);
  const { page, code } = await askForCode(t, t.ola, { browser, link });
  return { link, agreementId, documentId, browser, page, code };
}

describe('a code', () => {
  it('tried twenty times at once gives exactly one signature', async () => {
    const { agreementId, browser, page, code } = await ready();
    const pages = await Promise.all(Array.from({ length: 20 }, () => browser.open(browser.at).then((answer) => asSignPage(answer.page))));
    const answers = await Promise.all([page, ...pages].map((one) => browser.send(one.sign.form, signFields(one, { code }))));
    expect(await signaturesOf(agreementId)).toHaveLength(1);
    expect((await eventsOf(agreementId)).filter((type) => type === 'signature.given')).toHaveLength(1);
    expect(answers.filter((answer) => answer.page?.page === 'signed').length).toBeGreaterThan(0);
  });

  it('is shut after five wrong tries, even for the right digits', async () => {
    const { agreementId, browser, page, code } = await ready();
    const wrong = code === '111111' ? '222222' : '111111';
    const codes: (string | undefined)[] = [];
    for (let attempt = 0; attempt < 6; attempt += 1) {
      const answer = await browser.send(page.sign.form, signFields(page, { code: wrong }));
      codes.push(answer.page?.page === 'sign' ? answer.page.sign?.error?.code : undefined);
    }
    expect(codes).toEqual(['code-is-wrong', 'code-is-wrong', 'code-is-wrong', 'code-is-wrong', 'code-is-shut', 'code-is-shut']);
    expect((await browser.send(page.sign.form, signFields(page, { code }))).page).toMatchObject({ page: 'sign', sign: { error: { code: 'code-is-shut' } } });
    const told = (await t.look(t.ola, (tx) => tx.kysely.selectFrom('agreementEvents').select(['type', 'body']).where('agreementId', '=', agreementId).where('type', 'like', 'code.%').orderBy('seq').execute()));
    expect(told.map(({ type }) => type)).toEqual(['code.sent', 'code.refused', 'code.refused', 'code.refused', 'code.refused', 'code.locked']);
    expect(JSON.stringify(told)).not.toContain(code);
    expect(await signaturesOf(agreementId)).toEqual([]);
  });

  it('guessed in parallel is not guessed more than five times', async () => {
    const { agreementId, browser, page } = await ready();
    await Promise.all(Array.from({ length: 20 }, (_, index) => browser.send(page.sign.form, signFields(page, { code: String(100_000 + index) }))));
    const codes = await t.look(t.ola, (tx) => tx.kysely.selectFrom('codes').select('attempts').where('agreementId', '=', agreementId).execute());
    expect(codes).toEqual([{ attempts: 5 }]);
  });

  it('does not work after ten minutes', async () => {
    const { agreementId, browser, page, code } = await ready();
    t.setClock(new Date(Date.now() + 10 * 60_000 + 1_000));
    expect((await browser.send(page.sign.form, signFields(page, { code }))).page).toMatchObject({ page: 'sign', sign: { error: { code: 'code-has-expired' } } });
    t.setClock(null);
    expect(await signaturesOf(agreementId)).toEqual([]);
  });

  it('keeps what was typed while it is fetched, and the ticks that were made', async () => {
    const { link } = await sendAgreement(t, t.ola);
    const browser = new TestClientBrowser(t);
    const start = asSignPage((await browser.open(link)).page);
    expect(start.sign.consents.map(({ ticked }) => ticked)).toEqual([false]);
    const page = asSignPage((await browser.send(start.sign.form, signFields(start, { name: 'Anna Maria Wrona', role: 'Dyrektorka' }), start.sign.form.action.replace(/sign$/, 'code'))).page);
    expect(page.sign).toMatchObject({ step: 'type', typedName: 'Anna Maria Wrona', roleTitle: 'Dyrektorka', codeGoesTo: 'a•••@bankwschodni.example', consents: [{ ticked: true }] });
  });
});

describe('a signature', () => {
  it('sent fifty times is given once', async () => {
    const { agreementId, browser, page, code } = await ready();
    await Promise.all(Array.from({ length: 50 }, () => browser.post(page.sign.form.action, { id: page.sign.form.id, proof: page.sign.form.proof, ...signFields(page, { code }) })));
    expect(await signaturesOf(agreementId)).toHaveLength(1);
    expect((await browser.open(browser.at.replace(/\/sign$/, ''))).page).toMatchObject({ page: 'signed' });
  });

  it('is refused for a text that changed meanwhile, and nothing is kept', async () => {
    const { agreementId, documentId, browser, page, code } = await ready();
    const { content } = (await t.ola.call('GET', `/documents/${documentId}`)).body as { content: { clauses: { id: string; body: string }[] } };
    const clause = content.clauses[0];
    await t.ola.call('POST', `/documents/${documentId}/edits`, { edits: [{ type: 'set', kind: 'clauses', id: clause?.id, field: 'body', before: clause?.body, value: `${clause?.body ?? ''} Also on Fridays.` }] });
    await sendOut(t, t.ola, { agreementId });
    const answer = await browser.send(page.sign.form, signFields(page, { code }));
    expect(answer).toMatchObject({ status: 422, page: { page: 'sign', sign: { versionNumber: 2, error: { field: null, code: 'other-text-was-shown' } } } });
    expect(await signaturesOf(agreementId)).toEqual([]);
    expect((await mailTo(t, t.ola, { email: ANNA, topic: 'signing.changed' }))?.link).not.toBeNull();
  });

  it('is refused with another hash, other words, no consent, no name or no firm', async () => {
    const { agreementId, browser, page, code } = await ready();
    const codeOf = async (more: Readonly<Record<string, string>>): Promise<string | undefined> => {
      const answer = await browser.send(page.sign.form, signFields(page, { code, ...more }));
      return answer.page?.page === 'sign' ? answer.page.sign?.error?.code : answer.page?.page;
    };
    expect(await codeOf({ sha256: '0'.repeat(64) })).toBe('other-text-was-shown');
    expect(await codeOf({ version: '7' })).toBe('other-text-was-shown');
    expect(await codeOf({ shown: '0'.repeat(64) })).toBe('other-words-were-shown');
    expect(await codeOf({ 'consent-electronic': '' })).toBe('consent-is-missing');
    expect(await codeOf({ name: '   ' })).toBe('name-is-missing');
    expect(await codeOf({ behalf: '' })).toBe('firm-is-missing');
    expect(await codeOf({ code: '' })).toBe('code-is-wrong');
    expect(await signaturesOf(agreementId)).toEqual([]);
    expect(await codeOf({})).toBe('signed');
  });

  it('keeps who, when, where, what was read, and the words that bound, by value', async () => {
    const { agreementId, browser, page, code } = await ready();
    await browser.send(page.sign.form, signFields(page, { code }));
    const [signature] = await signaturesOf(agreementId);
    expect(signature).toMatchObject({ typedName: 'Anna Wrona', onBehalfOf: 'Bank Wschodni', level: 'code', documentSha256: page.sign.sha256, consentText: 'I agree to conclude this agreement electronically and am authorised to do so.', buttonText: 'I sign the agreement', userAgent: 'Mozilla/5.0 (test)' });
    expect(await eventsOf(agreementId)).toEqual(['agreement.created', 'version.frozen', 'agreement.sent', 'code.sent', 'code.accepted', 'consent.given', 'authority.declared', 'signature.given']);
  });

  it('goes by the link alone where the sender chose so, and says so', async () => {
    const { link, agreementId } = await sendAgreement(t, t.ola, { more: { signingLevel: 'link' } });
    const browser = new TestClientBrowser(t);
    const page = asSignPage((await browser.open(link)).page);
    expect(page.sign.step).toBe('link');
    expect((await browser.send(page.sign.form, signFields(page))).page).toMatchObject({ page: 'signed' });
    expect(await signaturesOf(agreementId)).toMatchObject([{ level: 'link', codeId: null }]);
  });

  it('under Russian law says what signs: the code where one is typed, the link where none is, the account of a member', async () => {
    const consents = async (signingLevel: 'code' | 'link'): Promise<{ client: readonly string[]; own: string }> => {
      const started = await startAgreement(t.ola);
      await fillGaps(t.ola, started.documentId);
      expect((await t.ola.call('POST', `/documents/${started.documentId}/edits`, { edits: [{ type: 'set', kind: 'head', id: null, field: 'country', before: 'PL', value: 'RU' }] })).status).toBe(200);
      await sendOut(t, t.ola, { agreementId: started.agreementId, signingLevel });
      const browser = new TestClientBrowser(t);
      await browser.open((await mailTo(t, t.ola, { email: ANNA, topic: 'signing.requested' }))?.link ?? '');
      const base = browser.at;
      const texts: string[] = [];
      for (const locale of ['en', 'pl', 'ru']) texts.push(...asSignPage((await browser.open(`${base}?locale=${locale}`)).page).sign.consents.map(({ text }) => text));
      const { own } = (await t.ola.call('GET', `/agreements/${started.agreementId}/signing`)).body as SigningView;
      return { client: texts, own: own?.consents[0]?.text ?? '' };
    };
    const saysCode = (texts: readonly string[]): readonly boolean[] => texts.map((text) => /\bcode\b|\bkod\b|код,/iu.test(text));
    const [byCode, byLink] = [await consents('code'), await consents('link')];
    expect([saysCode(byCode.client), saysCode([byCode.own])]).toEqual([[true, true, true], [true]]);
    expect([saysCode(byLink.client), saysCode([byLink.own])]).toEqual([[false, false, false], [false]]);
    expect([/personal link/u.test(byLink.client[0] ?? ''), /my own account|mojego konta/u.test(byLink.own)]).toEqual([true, true]);
  });

  it('of a consumer says that it obliges to pay, with two more boxes that nobody ticks for them', async () => {
    const buttons = { en: 'Sign and order with obligation to pay', pl: 'Podpisuję i zamawiam z obowiązkiem zapłaty', ru: 'Подписываю и заказываю с обязательством оплаты' };
    const client = { kind: 'person', isConsumer: true, name: 'Kasia Wolny', locale: 'en', contact: { name: 'Kasia Wolny', email: ANNA } };
    const { link } = await sendAgreement(t, t.ola, { start: { client, template: { builtin: 'mentoring_agreement' } } });
    const browser = new TestClientBrowser(t);
    await browser.open(link);
    const base = browser.at;
    for (const [locale, button] of Object.entries(buttons)) {
      const page = asSignPage((await browser.open(`${base}?locale=${locale}`)).page);
      expect(page.sign).toMatchObject({ buttonText: button, organisation: false });
      expect(page.sign.consents.map(({ box, required, ticked }) => [box, required, ticked])).toEqual([['electronic', true, false], ['early_start', false, false], ['right_ends', false, false]]);
    }
  });
});

describe('taking back', () => {
  it('undoes a signature within five minutes, and signing goes on with a new code', async () => {
    const sent = await sendAgreement(t, t.ola);
    const { browser, answer } = await signAsAnna(t, t.ola, sent.link);
    const form = answer.page?.page === 'signed' ? answer.page.takeBack : null;
    const back = await browser.send(form ?? { action: '', id: '', proof: '' });
    expect(back.page).toMatchObject({ page: 'sign' });
    expect(await signaturesOf(sent.agreementId)).toMatchObject([{ takenBackAt: expect.any(String) }]);
    expect((await signAsAnna(t, t.ola, sent.link)).answer.page).toMatchObject({ page: 'signed' });
    expect(await eventsOf(sent.agreementId)).toContain('signature.taken_back');
  });

  it('is refused a moment after five minutes', async () => {
    const sent = await sendAgreement(t, t.ola);
    const { browser, answer } = await signAsAnna(t, t.ola, sent.link);
    const form = answer.page?.page === 'signed' ? answer.page.takeBack : null;
    t.setClock(new Date(Date.now() + 5 * 60_000 + 1_000));
    expect(await browser.send(form ?? { action: '', id: '', proof: '' })).toMatchObject({ status: 422, page: { page: 'signed', takeBack: null, error: { code: 'too-late-to-take-back' } } });
    t.setClock(null);
  });

  it('works for the provider, and only for one’s own signature', async () => {
    const sent = await sendAgreement(t, t.ola);
    const { body } = await signAsMember(t, t.ola, sent.agreementId);
    const { signatureId } = body as { signatureId: string };
    expect((await t.nadia.call('POST', `/signatures/${signatureId}/taking-back`)).status).toBe(404);
    expect((await t.maeve.call('POST', `/signatures/${signatureId}/taking-back`)).status).toBe(404);
    expect((await t.ola.call('POST', `/signatures/${signatureId}/taking-back`)).status).toBe(200);
    const view = (await t.ola.call('GET', `/agreements/${sent.agreementId}/signing`)).body as SigningView;
    expect(view.own).toMatchObject({ maySign: true, signature: null });
  });

  it('lets nobody hear of a signature that was taken back', async () => {
    const sent = await sendAgreement(t, t.ola);
    const { browser, answer } = await signAsAnna(t, t.ola, sent.link);
    await browser.send(answer.page?.page === 'signed' && answer.page.takeBack !== null ? answer.page.takeBack : { action: '', id: '', proof: '' });
    await passTakeBack(t);
    t.setClock(null);
    const told = await t.look(t.ola, (tx) => tx.kysely.selectFrom('announcements').select('topic').where('subjectId', '=', sent.agreementId).where('topic', 'in', ['signing.signed', 'signing.receipt', 'signing.sealed']).execute());
    expect(told).toEqual([]);
  });
});

describe('a set order', () => {
  it('asks the client only when the provider’s signature stands, and refuses before', async () => {
    const sent = await sendAgreement(t, t.ola, { more: { signingOrder: 'provider_first' } });
    const asked = await t.look(t.ola, (tx) => tx.kysely.selectFrom('announcements').select('topic').where('subjectId', '=', sent.agreementId).where('recipientEmail', '=', ANNA).execute());
    expect(asked).toEqual([]);
    expect((await signAsMember(t, t.ola, sent.agreementId)).status).toBe(201);
    await passTakeBack(t);
    const mail = await mailTo(t, t.ola, { email: ANNA, topic: 'signing.requested' });
    expect((await signAsAnna(t, t.ola, mail?.link ?? '')).answer.page).toMatchObject({ page: 'signed', waitsFor: [] });
    t.setClock(null);
  });

  it('lets the provider sign only after the client, who sees whose turn it is', async () => {
    const sent = await sendAgreement(t, t.ola, { more: { signingOrder: 'client_first' } });
    expect(await signAsMember(t, t.ola, sent.agreementId)).toMatchObject({ status: 422, body: { data: { refusal: 'not-your-turn' } } });
    await signAsAnna(t, t.ola, sent.link);
    await passTakeBack(t);
    expect(await mailTo(t, t.ola, { email: 'ola@lipka.example', topic: 'signing.turn' })).not.toBeNull();
    expect((await signAsMember(t, t.ola, sent.agreementId)).status).toBe(201);
    t.setClock(null);
  });
});

describe('a member’s signature', () => {
  it('needs the code from their own mailbox, typed where it was asked for', async () => {
    // Other tests have asked for codes to this mailbox; their ten minutes are over.
    t.setClock(new Date(Date.now() + 30 * 60_000));
    const { agreementId } = await sendAgreement(t, t.ola);
    const { own, version } = (await t.ola.call('GET', `/agreements/${agreementId}/signing`)).body as SigningView;
    await t.ola.call('POST', `/agreements/${agreementId}/codes`, { codeId: newId(), browser: 'one-browser-nonce-000001' });
    await t.workOff();
    const mail = await mailTo(t, t.ola, { email: 'ola@lipka.example', topic: 'signing.code' });
    const wish = { signatureId: newId(), versionNumber: version?.number, sha256: version?.sha256, shown: own?.shown, typedName: own?.typedName, roleTitle: own?.roleTitle, onBehalfOf: own?.onBehalfOf, consents: ['electronic'] };
    const sign = (more: object) => t.ola.call('POST', `/agreements/${agreementId}/signatures`, { ...wish, ...more });
    expect(await sign({ browser: 'another-browser-nonce-01', code: mail?.code })).toMatchObject({ status: 422, body: { data: { refusal: 'code-is-missing' } } });
    expect(await sign({ browser: 'one-browser-nonce-000001', code: '000000' === mail?.code ? '000001' : '000000' })).toMatchObject({ status: 422, body: { data: { refusal: 'code-is-wrong', detail: { left: 4 } } } });
    expect(await sign({ browser: 'one-browser-nonce-000001', code: mail?.code })).toMatchObject({ status: 201 });
    t.setClock(null);
  });
});

it('nothing waits in the queue for what nobody works on', async () => {
  for (const task of ['expire_agreement', 'remind_people']) await runPending(t, task);
  await t.workOff();
});
