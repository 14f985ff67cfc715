import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentView } from '@entente/contract/document/document.contract';
import type { SigningView } from '@entente/contract/signing/signing-views';
import { verifySealedPdf } from '@entente/seal/verify-pdf';
import { fillGaps, startAgreement } from '../shell/test-agreement.ts';
import { mailTo, TestClientBrowser } from '../shell/test-portal.ts';
import { startTestEntente, type TestEntente } from '../shell/test-entente.ts';
import { ANNA, passTakeBack, sendAgreement, sendOut, signAsAnna, signAsMember } from '../shell/test-signing.ts';
import { trustedCertificates } from './identity/seal.actions.ts';

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
});
afterAll(() => t.close());

describe('from sending to the sealed file', () => {
  it('both sides sign, and both hold the same sealed file that checks out', async () => {
    const sent = await sendAgreement(t, t.ola);
    const { browser, answer } = await signAsAnna(t, t.ola, sent.link);
    expect(answer).toMatchObject({ status: 200, page: { page: 'signed', waitsFor: ['Ola Lipska'] } });
    expect(await signAsMember(t, t.ola, sent.agreementId)).toMatchObject({ status: 201 });
    await passTakeBack(t);
    const { page } = await browser.open(sent.link);
    expect(page).toMatchObject({ page: 'sealed', level: 'B-B', signatures: [{ name: 'Anna Wrona' }, { name: 'Ola Lipska' }], files: [{ kind: 'pdf' }, { kind: 'evidence' }] });
    const ours = await (await browser.raw(page?.page === 'sealed' ? (page.files[0]?.href ?? '') : '')).arrayBuffer();
    const report = verifySealedPdf(new Uint8Array(ours), { trustedCertificates: await trustedCertificates(t.services) });
    expect(report).toMatchObject({ verdict: 'intact' });
    const view = (await t.ola.call('GET', `/agreements/${sent.agreementId}/signing`)).body as SigningView;
    expect(view).toMatchObject({ seal: { state: 'sealed', level: 'B-B' } });
    const mail = await mailTo(t, t.ola, { email: ANNA, topic: 'signing.sealed' });
    const us = await new TestClientBrowser(t).open(mail?.link ?? '');
    expect(us).toMatchObject({ status: 200, page: { page: 'us' } });
  });
});

describe('who does what, on the client’s page', () => {
  it('shows the reader’s part first, that of somebody else by a press, and nothing of a matrix nobody made', async () => {
    const { agreementId, documentId } = await startAgreement(t.ola);
    await fillGaps(t.ola, documentId);
    const { content } = (await t.ola.call('GET', `/documents/${documentId}`)).body as DocumentView;
    const [deliverable, phase] = [content.deliverables[0], content.phases[0]];
    if (deliverable === undefined || phase === undefined) throw new Error('the template has a phase and a deliverable');
    const person = (position: number, name: string, duties: object) => ({ type: 'insert', kind: 'responsibilities', item: { id: crypto.randomUUID(), position, side: 'client', name, roleTitle: '', does: [], decides: [], asked: [], told: [], ...duties } });
    const edits = [person(1, 'anna  WRONA', { decides: [deliverable.id], told: [phase.id] }), person(2, 'Jan Zima', { asked: [phase.id] })];
    expect((await t.ola.call('POST', `/documents/${documentId}/edits`, { edits })).status).toBe(200);
    await sendOut(t, t.ola, { agreementId });
    const browser = new TestClientBrowser(t);
    await browser.open((await mailTo(t, t.ola, { email: ANNA, topic: 'signing.requested' }))?.link ?? '');
    const own = (await browser.open(`${browser.at}/responsibilities`)).page;
    if (own?.page !== 'responsibilities') throw new Error(JSON.stringify(own));
    expect(own).toMatchObject({ you: { name: 'anna  WRONA', duties: { decides: [deliverable.name], does: [], asked: [], told: [phase.name] } }, choices: [{ name: 'Jan Zima' }] });
    expect(own.rows.find(({ id }) => id === phase.id)?.people).toEqual([{ name: 'anna  WRONA', duties: ['told'] }, { name: 'Jan Zima', duties: ['asked'] }]);
    expect((await browser.open(own.choices[0]?.href ?? '')).page).toMatchObject({ you: { name: 'Jan Zima', duties: { asked: [phase.name] } } });
    expect((await browser.open(`${own.frame.base}/responsibilities/${crypto.randomUUID()}`)).page).toMatchObject({ page: 'door', why: 'unknown_link' });
    const bare = await sendAgreement(t, t.ola);
    const other = new TestClientBrowser(t);
    expect((await other.open(bare.link)).page).toMatchObject({ page: 'sign', responsibilitiesHref: null });
  });
});

describe('how pages and mails speak to clients', () => {
  const speak = async (formalAddress: boolean) => t.ola.call('PATCH', '/workspace', { set: { formalAddress }, before: { formalAddress: !formalAddress } });

  it('is the firm\'s choice; the words that a signature binds stay as they are', async () => {
    const start = { client: { kind: 'organisation', name: 'Bank Wrona', locale: 'pl', contact: { name: 'Anna Wrona', email: ANNA, roleTitle: 'dyrektorka' } } };
    const { link } = await sendAgreement(t, t.ola, { start });
    const look = async () => {
      const [{ page }, mail] = [await new TestClientBrowser(t).open(link), await mailTo(t, t.ola, { email: ANNA, topic: 'signing.requested' })];
      if (page?.page !== 'sign') throw new Error('no signing page');
      return { page, mail: mail?.text ?? '', gets: page.short.find(({ line }) => line === 'get')?.question };
    };
    const formal = await look();
    expect(formal).toMatchObject({ page: { frame: { locale: 'pl', manner: 'formal' } }, mail: expect.stringContaining('przesyła Państwu umowę'), gets: 'Co Państwo otrzymują' });
    expect((await speak(false)).status).toBe(200);
    const familiar = await look();
    expect(familiar).toMatchObject({ page: { frame: { locale: 'pl', manner: 'familiar' } }, mail: expect.stringContaining('przesyła Ci umowę'), gets: 'Co otrzymujesz' });
    expect(familiar.page.sign).toMatchObject({ consents: formal.page.sign?.consents, buttonText: formal.page.sign?.buttonText, shown: formal.page.sign?.shown });
    expect((await speak(true)).status).toBe(200);
  });
});
