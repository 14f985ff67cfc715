import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SigningView } from '@entente/contract/signing/signing-views';
import { verifySealedPdf } from '@entente/seal/verify-pdf';
import { mailTo, TestClientBrowser } from '../shell/test-portal.ts';
import { startTestEntente, type TestEntente } from '../shell/test-entente.ts';
import { ANNA, passTakeBack, sendAgreement, signAsAnna, signAsMember } from '../shell/test-signing.ts';
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
