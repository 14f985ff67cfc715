import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeviceAnswer, DeviceAsk } from '@entente/contract/signing/device-views';
import type { PersonView, SigningView } from '@entente/contract/signing/signing-views';
import { extractAttachments } from '@entente/seal/attachments';
import { verifySealedPdf } from '@entente/seal/verify-pdf';
import { newId } from '../platform/database/new-id.ts';
import { rewritten, TestDevice, type Otherwise } from '../shell/test-device.ts';
import { fillGaps, startAgreement } from '../shell/test-agreement.ts';
import { startTestEntente, type TestEntente } from '../shell/test-entente.ts';
import { mailTo, TestClientBrowser, type PortalAnswer } from '../shell/test-portal.ts';
import { ANNA, askForCode, asSignPage, passTakeBack, sendAgreement, sendOut, signFields, type SentAgreement } from '../shell/test-signing.ts';
import { keyPlace } from './device-key.actions.ts';
import { trustedCertificates } from './identity/seal.actions.ts';

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
});
afterAll(() => t.close());

const NONCE = 'member-browser-nonce-00001';
/** All with one client, whose Anna keeps her phone. */
let clientId: string | null = null;
const send = async (): Promise<SentAgreement> => {
  const sent = await sendAgreement(t, t.ola, { more: { signingLevel: 'device' }, start: clientId === null ? {} : { client: { clientId } } });
  clientId = sent.clientId;
  return sent;
};
type Page = ReturnType<typeof asSignPage>;
const askOf = ({ sign }: Pick<Page, 'sign'>): DeviceAsk => {
  const ask = sign.device?.ask;
  if (ask === null || ask === undefined) throw new Error('the page asks no device');
  return ask;
};
const signWith = (browser: TestClientBrowser, page: Page, answer: DeviceAnswer | null, more: Readonly<Record<string, string>> = {}): Promise<PortalAnswer> => browser.send(page.sign.form, signFields(page, { device: answer === null ? '' : JSON.stringify(answer), ...more }));
const errorOf = ({ page }: PortalAnswer): string | undefined => (page?.page === 'sign' ? page.sign?.error?.code : undefined);
const rows = (agreementId: string) => t.look(t.ola, async (tx) => ({
  signatures: await tx.kysely.selectFrom('signatures').selectAll().where('agreementId', '=', agreementId).execute(),
  answers: await tx.kysely.selectFrom('deviceSignatures').selectAll().where('agreementId', '=', agreementId).execute(),
  keys: await tx.kysely.selectFrom('deviceKeys').innerJoin('signatories', 'signatories.id', 'deviceKeys.signatoryId').select(['deviceKeys.id', 'deviceKeys.holder', 'deviceKeys.side']).where('agreementId', '=', agreementId).execute(),
}));
const NOTHING = { signatures: [], answers: [], keys: [] };

/** Anna types the code that sets a device up, and stands before the button. */
async function typedCode(sent: SentAgreement): Promise<{ browser: TestClientBrowser; page: Page }> {
  const browser = new TestClientBrowser(t);
  const { page, code } = await askForCode(t, t.ola, { browser, link: sent.link });
  expect(page.sign).toMatchObject({ step: 'type', device: { ask: { enrol: null } } });
  expect((await mailTo(t, t.ola, { email: ANNA, topic: 'signing.code' }))?.text).toContain('sets up your device');
  const after = await browser.send(page.sign.form, signFields(page, { code }), page.sign.form.action.replace(/sign$/, 'device-code'));
  return { browser, page: asSignPage(after.page) };
}

/** A member sets their device up with a code and signs. */
async function signAsOla(agreementId: string, device: TestDevice): Promise<{ status: number; body: unknown }> {
  const path = `/agreements/${agreementId}`;
  const { own, version } = (await t.ola.call('GET', `${path}/signing`)).body as SigningView;
  await t.ola.call('POST', `${path}/codes`, { codeId: newId(), browser: NONCE });
  await t.workOff();
  const code = (await mailTo(t, t.ola, { email: own?.codeGoesTo ?? '', topic: 'signing.code' }))?.code ?? '';
  const { status, body } = await t.ola.call('POST', `${path}/code-confirmations`, { browser: NONCE, code });
  expect(status).toBe(201);
  expect((await t.ola.call('POST', `${path}/code-confirmations`, { browser: NONCE, code })).status).toBe(201);
  const ask = body as DeviceAsk;
  const { typedName, roleTitle, onBehalfOf, shown } = own ?? { typedName: '', roleTitle: '', onBehalfOf: '', shown: '' };
  return t.ola.call('POST', `${path}/signatures`, { signatureId: ask.id, browser: NONCE, versionNumber: version?.number, sha256: version?.sha256, shown, typedName, roleTitle, onBehalfOf, consents: ['electronic'], code: '', device: device.enrol(ask) });
}

const [annas, olas] = [new TestDevice(), new TestDevice()];

it('is set up with a code, signs the text itself, and is proven by the sealed file alone', async () => {
  const sent = await send();
  const { browser, page } = await typedCode(sent);
  expect(page.sign).toMatchObject({ step: 'device', buttonText: 'I sign with this device', device: { ask: { keys: [], rpId: 'localhost', challenge: Buffer.from(page.sign.sha256, 'hex').toString('base64url') } } });
  const answer = annas.enrol(askOf(page));
  expect((await signWith(browser, page, answer)).page?.page).toBe('signed');
  await signWith(browser, page, answer);
  expect(await rows(sent.agreementId)).toMatchObject({ signatures: [{ level: 'device', codeId: null }], answers: [{ assertion: answer.assertion.signature, signCount: 1 }], keys: [{ holder: ANNA, side: 'client' }] });

  expect(await signAsOla(sent.agreementId, olas)).toMatchObject({ status: 201 });
  const people = ((await t.ola.call('GET', `/agreements/${sent.agreementId}/signing`)).body as SigningView).people;
  expect(people.map(({ device }: PersonView) => device?.fingerprint)).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), expect.stringMatching(/^[0-9a-f]{64}$/)]);
  await passTakeBack(t);
  const sealed = new Uint8Array(await (await t.fetch(`/api/v1/agreements/${sent.agreementId}/sealed-file`, { headers: { 'x-test-member': 'ola' } })).arrayBuffer());
  const report = verifySealedPdf(sealed, { trustedCertificates: await trustedCertificates(t.services) });
  expect(report.verdict).toBe('intact');
  expect(report.devices.map(({ name, documentSha256 }) => [name, documentSha256])).toEqual([['Anna Wrona', page.sign.sha256], ['Ola Lipska', page.sign.sha256]]);
  expect(report.devices.map(({ key }) => key).sort()).toEqual(people.map(({ device }) => device?.fingerprint).sort());
  expect(extractAttachments(sealed).map(({ name }) => name)).toContain('evidence.json');
  t.setClock(null);
});

describe('a device that was set up before', () => {
  it('signs the next agreement without a code; a taken-back answer never counts again', async () => {
    const sent = await send();
    const browser = new TestClientBrowser(t);
    const page = asSignPage((await browser.open(sent.link)).page);
    expect(page.sign).toMatchObject({ step: 'device', device: { ask: { enrol: null, keys: [{ id: annas.id, transports: ['internal'] }] } } });
    const answer = annas.sign(askOf(page), { count: 7 });
    const signed = await signWith(browser, page, answer);
    expect(signed.page).toMatchObject({ page: 'signed' });
    const back = await browser.send(signed.page?.page === 'signed' && signed.page.takeBack !== null ? signed.page.takeBack : page.sign.form);
    const again = asSignPage(back.page);
    expect(errorOf(await signWith(browser, again, { ...answer, proof: askOf(again).proof }))).toBe('device-answer-was-used');
    expect(errorOf(await signWith(browser, again, annas.sign(askOf(again), { count: 7 })))).toBe('device-answer-was-used');
    expect((await signWith(browser, again, annas.sign(askOf(again), { count: 8 }))).page?.page).toBe('signed');
    expect((await rows(sent.agreementId)).signatures.map(({ takenBackAt }) => takenBackAt === null).sort()).toEqual([false, true]);
  });

  it('is refused where it signed another text, elsewhere, or without its owner, and nothing is kept', async () => {
    const sent = await send();
    const browser = new TestClientBrowser(t);
    const page = asSignPage((await browser.open(sent.link)).page);
    const answered = async (other: Otherwise) => errorOf(await signWith(browser, page, annas.sign(askOf(page), { count: 90, ...other })));
    expect(await answered({ challenge: Buffer.alloc(32, 7).toString('base64url') })).toBe('device-signed-other-text');
    expect(await answered({ flags: 0x01 })).toBe('device-did-not-verify');
    expect(await answered({ origin: 'https://entente.example' })).toBe('device-signature-is-wrong');
    expect(await answered({ rpId: 'entente.example' })).toBe('device-signature-is-wrong');
    expect(await answered({ type: 'webauthn.create' })).toBe('device-signature-is-wrong');
    expect(await rows(sent.agreementId)).toEqual(NOTHING);
  });

  it('is another person’s, forged, missing, late or shown for another page: refused, and nothing is kept', async () => {
    const sent = await send();
    const browser = new TestClientBrowser(t);
    const page = asSignPage((await browser.open(sent.link)).page);
    const ask = askOf(page);
    const thief = new TestDevice();
    const flipped = annas.sign(ask, { count: 91 });
    const bytes = Buffer.from(flipped.assertion.signature, 'base64url');
    bytes.writeUInt8((bytes.at(-1) ?? 0) ^ 1, bytes.length - 1);
    expect(errorOf(await signWith(browser, page, thief.sign(ask)))).toBe('device-key-is-unknown');
    expect(errorOf(await signWith(browser, page, olas.sign(ask)))).toBe('device-key-is-unknown');
    expect(errorOf(await signWith(browser, page, thief.sign(ask, { as: annas.id })))).toBe('device-signature-is-wrong');
    expect(errorOf(await signWith(browser, page, thief.enrol(ask)))).toBe('device-key-needs-code');
    expect(errorOf(await signWith(browser, page, { ...flipped, assertion: { ...flipped.assertion, signature: bytes.toString('base64url') } }))).toBe('device-signature-is-wrong');
    expect(errorOf(await signWith(browser, page, null))).toBe('device-key-is-missing');
    expect(errorOf(await signWith(browser, page, annas.sign({ ...ask, proof: 'x' }, { count: 92 })))).toBe('device-ask-is-over');
    expect(errorOf(await signWith(browser, page, annas.sign(ask, { count: 93 }), { sha256: '0'.repeat(64) }))).toBe('other-text-was-shown');
    t.setClock(new Date(t.services.clock().getTime() + 31 * 60_000));
    expect(errorOf(await signWith(browser, page, annas.sign(ask, { count: 94 })))).toBe('device-ask-is-over');
    t.setClock(null);
    expect(await rows(sent.agreementId)).toEqual(NOTHING);
  });
});

it('of one person of a client is nobody else’s there', async () => {
  const started = await startAgreement(t.ola, { client: { clientId } });
  await fillGaps(t.ola, started.documentId);
  const email = 'p.nowak@bankwschodni.example';
  const { id: contactId } = (await t.ola.call('POST', `/clients/${started.clientId}/contacts`, { name: 'Piotr Nowak', email, roleTitle: '', locale: 'en' })).body as { id: string };
  await t.ola.call('PUT', `/agreements/${started.agreementId}/signatories`, { signatories: [{ memberId: t.ola.actor.memberId }, { contactId }] });
  await sendOut(t, t.ola, { agreementId: started.agreementId, signingLevel: 'device' });
  const browser = new TestClientBrowser(t);
  const page = asSignPage((await browser.open((await mailTo(t, t.ola, { email, topic: 'signing.requested' }))?.link ?? '')).page);
  expect(page.sign).toMatchObject({ step: 'ask', typedName: 'Piotr Nowak', device: { ask: { keys: [] } } });
  expect(errorOf(await signWith(browser, page, annas.sign(askOf(page), { count: 96 })))).toBe('device-key-is-unknown');
  expect(await rows(started.agreementId)).toEqual(NOTHING);
});

it('no key is made with a wrong code, for another page or mailbox, without its owner, or twice with one code; one that does not count signs once with each answer', async () => {
  const sent = await send();
  const browser = new TestClientBrowser(t);
  const start = asSignPage((await browser.open(sent.link)).page);
  expect(start.sign.step).toBe('device');
  const typed = asSignPage((await browser.send(start.sign.form, signFields(start), start.sign.form.action.replace(/sign$/, 'code'))).page);
  const wrong = await browser.send(typed.sign.form, signFields(typed, { code: '000000' }), typed.sign.form.action.replace(/sign$/, 'device-code'));
  expect(errorOf(wrong)).toBe('code-is-wrong');
  await t.workOff();
  const code = (await mailTo(t, t.ola, { email: ANNA, topic: 'signing.code' }))?.code ?? '';
  const page = asSignPage((await browser.send(typed.sign.form, signFields(typed, { code }), typed.sign.form.action.replace(/sign$/, 'device-code'))).page);
  const [ask, device] = [askOf(page), new TestDevice()];
  expect(ask).toMatchObject({ keys: [{ id: annas.id }], enrol: { userName: ANNA } });
  expect(errorOf(await signWith(browser, page, { ...device.sign(ask), registration: device.register(ask, { flags: 0x01 }) }))).toBe('device-key-was-not-made');
  expect(errorOf(await signWith(browser, page, { ...device.sign(ask), registration: device.register(ask, { challenge: 'AAAA' }) }))).toBe('device-key-was-not-made');
  expect(errorOf(await signWith(browser, page, { ...annas.sign(ask, { count: 95 }), registration: device.register(ask) }))).toBe('device-key-is-unknown');
  expect(errorOf(await signWith(browser, page, annas.enrol(ask, { count: 97 })))).toBe('device-key-was-not-made');
  const move = (email: string) => t.look(t.ola, (tx) => tx.kysely.updateTable('signatories').set({ email }).where('workspaceId', '=', tx.workspaceId).where('agreementId', '=', sent.agreementId).where('side', '=', 'client').execute());
  await move('a.wrona@elsewhere.example');
  expect(errorOf(await signWith(browser, page, device.enrol(ask)))).toBe('device-key-needs-code');
  await move(ANNA);
  expect(await rows(sent.agreementId)).toEqual(NOTHING);
  const answer = device.enrol(ask, { count: 0 });
  const signed = await signWith(browser, page, answer);
  const again = asSignPage((await browser.send(signed.page?.page === 'signed' && signed.page.takeBack !== null ? signed.page.takeBack : page.sign.form)).page);
  const { proof } = askOf(again);
  expect(errorOf(await signWith(browser, again, { ...answer, registration: null, proof }))).toBe('device-answer-was-used');
  expect(errorOf(await signWith(browser, again, { registration: null, proof, assertion: { ...answer.assertion, signature: rewritten(answer.assertion.signature) } }))).toBe('device-answer-was-used');
  expect((await signWith(browser, again, device.sign(askOf(again), { count: 0 }))).page?.page).toBe('signed');
  const elsewhere = new TestClientBrowser(t);
  const other = asSignPage((await elsewhere.open((await send()).link)).page);
  expect(errorOf(await signWith(elsewhere, other, new TestDevice().enrol(askOf(other))))).toBe('device-key-needs-code');
});

it('signs one of two agreements that are signed at once with the same count', async () => {
  const pages = [];
  for (const { link } of [await send(), await send()]) {
    const browser = new TestClientBrowser(t);
    pages.push({ browser, page: asSignPage((await browser.open(link)).page) });
  }
  const answers = await Promise.all(pages.map(({ browser, page }) => signWith(browser, page, annas.sign(askOf(page), { count: 200 }))));
  expect(answers.map((answer) => errorOf(answer) ?? answer.page?.page).sort()).toEqual(['device-answer-was-used', 'signed']);
});

it('is offered only where browsers keep keys: at a name with https, or on this machine', async () => {
  const at = (baseUrl: string) => keyPlace({ baseUrl })?.rpId ?? null;
  expect(['https://entente.firm.example:8443', 'http://localhost:4700', 'http://entente.firm.example', 'https://192.0.2.7', 'https://[2001:db8::1]'].map(at)).toEqual(['entente.firm.example', 'localhost', null, null, null]);
  const sent = await send();
  expect((await t.maeve.call('POST', `/agreements/${sent.agreementId}/code-confirmations`, { browser: NONCE, code: '000000' })).status).toBe(404);
  expect((await t.fetch('/verify')).headers.get('permissions-policy')).toContain('publickey-credentials-get=(self)');
});
