import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DeviceAsk, MembersKeyView } from '@entente/contract/signing/device-views';
import type { DevicesPage } from '@entente/contract/signing/portal-devices';
import type { PersonView, SigningView } from '@entente/contract/signing/signing-views';
import { verifySealedPdf } from '@entente/seal/verify-pdf';
import { newId } from '../platform/database/new-id.ts';
import { TestDevice } from '../shell/test-device.ts';
import { startTestEntente, type TestEntente } from '../shell/test-entente.ts';
import { mailTo, TestClientBrowser, type PortalAnswer } from '../shell/test-portal.ts';
import { ANNA, askForCode, asSignPage, passTakeBack, sendAgreement, signFields, type SentAgreement } from '../shell/test-signing.ts';
import { trustedCertificates } from './identity/seal.actions.ts';

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
});
afterAll(() => t.close());

const NONCE = 'member-browser-nonce-00001';
let clientId: string | null = null;
const send = async (): Promise<SentAgreement> => {
  const sent = await sendAgreement(t, t.ola, { more: { signingLevel: 'device' }, start: clientId === null ? {} : { client: { clientId } } });
  clientId = sent.clientId;
  return sent;
};
type Page = ReturnType<typeof asSignPage>;
const askOf = ({ sign }: Pick<Page, 'sign'>): DeviceAsk => {
  if (!sign.device?.ask) throw new Error('the page asks no device');
  return sign.device.ask;
};
const devicesOf = ({ page }: PortalAnswer): DevicesPage => {
  if (page?.page !== 'devices') throw new Error(`no page of devices: ${JSON.stringify(page).slice(0, 200)}`);
  return page;
};
const errorOf = ({ page }: PortalAnswer): string | undefined => (page !== null && 'error' in page ? page.error?.code : page?.page === 'sign' ? page.sign?.error?.code : undefined);
const signWith = (browser: TestClientBrowser, page: Page, answer: object): Promise<PortalAnswer> => browser.send(page.sign.form, signFields(page, { device: JSON.stringify(answer) }));

/** Anna sets her phone up and signs; our side has not signed yet. */
async function signFirst(sent: SentAgreement, phone: TestDevice): Promise<TestClientBrowser> {
  const browser = new TestClientBrowser(t);
  const { page, code } = await askForCode(t, t.ola, { browser, link: sent.link });
  const ready = asSignPage((await browser.send(page.sign.form, signFields(page, { code }), page.sign.form.action.replace(/sign$/, 'device-code'))).page);
  expect((await signWith(browser, ready, phone.enrol(askOf(ready)))).page?.page).toBe('signed');
  return browser;
}

/** Ola signs with a device of her own. */
async function signAsOla(agreementId: string, device: TestDevice): Promise<void> {
  const path = `/agreements/${agreementId}`;
  const { own, version } = (await t.ola.call('GET', `${path}/signing`)).body as SigningView;
  await t.ola.call('POST', `${path}/codes`, { codeId: newId(), browser: NONCE });
  await t.workOff();
  const code = (await mailTo(t, t.ola, { email: own?.codeGoesTo ?? '', topic: 'signing.code' }))?.code ?? '';
  const ask = (await t.ola.call('POST', `${path}/code-confirmations`, { browser: NONCE, code })).body as DeviceAsk;
  const { typedName = '', roleTitle = '', onBehalfOf = '', shown = '' } = own ?? {};
  expect((await t.ola.call('POST', `${path}/signatures`, { signatureId: ask.id, browser: NONCE, versionNumber: version?.number, sha256: version?.sha256, shown, typedName, roleTitle, onBehalfOf, consents: ['electronic'], code: '', device: device.enrol(ask) })).status).toBe(201);
}

const firstId = ({ keys }: DevicesPage): string => keys[0]?.id ?? '';
/** The code of the newest mail to Anna. */
async function annasCode(): Promise<string> {
  await t.workOff();
  return (await mailTo(t, t.ola, { email: ANNA, topic: 'signing.code' }))?.code ?? '';
}
const endsKept = () => t.look(t.ola, (tx) => tx.kysely.selectFrom('deviceKeyEnds').selectAll().execute());
/** The one that Anna signed before her phone was lost, and the one that waited then. */
let signed: SentAgreement;
let second: SentAgreement;

it('a lost phone is called off with a code from one’s own mailbox, and signs nothing from that moment', async () => {
  signed = await send();
  const phone = new TestDevice();
  const browser = await signFirst(signed, phone);
  const start = devicesOf(await browser.open(`${browser.at}/devices`));
  const key = firstId(start);
  expect(start).toMatchObject({ step: 'ask', chosen: key, keys: [{ calledOffAt: null, print: expect.stringMatching(/^[0-9a-f]{16}$/) }] });
  expect(errorOf(await browser.send(start.form, { key, code: '' }))).toBe('code-is-missing');
  expect(errorOf(await browser.send(start.form, { key: newId(), code: '123456' }))).toBe('device-key-is-unknown');
  expect(errorOf(await browser.send(start.form, {}, `${start.form.action}/code`))).toBe('choose-one');
  const typed = devicesOf(await browser.send(start.form, { key }, `${start.form.action}/code`));
  expect(typed.step).toBe('type');
  expect(errorOf(await browser.send(typed.form, { key, code: '000000' }))).toBe('code-is-wrong');
  expect(await endsKept()).toEqual([]);

  // Another agreement waits, its page open on the lost phone.
  second = await send();
  const thief = new TestClientBrowser(t);
  const waiting = asSignPage((await thief.open(second.link)).page);
  const answer = phone.sign(askOf(waiting));
  const off = devicesOf(await browser.send(typed.form, { key, code: await annasCode() }));
  expect(off.keys).toMatchObject([{ id: key, calledOffAt: expect.any(String) }]);
  expect(errorOf(await signWith(thief, waiting, answer))).toBe('device-key-was-called-off');
  expect(asSignPage((await thief.open(second.link)).page).sign).toMatchObject({ step: 'ask', device: { ask: { keys: [] } } });
  await t.workOff();
  expect((await mailTo(t, t.ola, { email: ANNA, topic: 'signing.device_called_off' }))?.text).toContain('Anna Wrona called off the key');

  const again = devicesOf(await browser.open(start.form.action));
  await browser.send(again.form, { key, code: '' });
  expect(await endsKept()).toMatchObject([{ endedBy: 'Anna Wrona', endedBySide: 'client', clientId: signed.clientId, endedByMemberId: null, codeId: expect.any(String) }]);
});

it('what it signed stays, and whoever checks the sealed file reads when its key was called off', async () => {
  await signAsOla(signed.agreementId, new TestDevice());
  const [end] = await endsKept();
  const { people } = (await t.ola.call('GET', `/agreements/${signed.agreementId}/signing`)).body as SigningView;
  expect(people.find(({ side }: PersonView) => side === 'client')).toMatchObject({ device: { calledOffAt: end?.createdAt } });
  await passTakeBack(t);
  const sealed = new Uint8Array(await (await t.fetch(`/api/v1/agreements/${signed.agreementId}/sealed-file`, { headers: { 'x-test-member': 'ola' } })).arrayBuffer());
  const report = verifySealedPdf(sealed, { trustedCertificates: await trustedCertificates(t.services) });
  expect(report.verdict).toBe('intact');
  expect(report.devices.map(({ name, calledOffAt }) => [name, calledOffAt])).toEqual([['Anna Wrona', end?.createdAt], ['Ola Lipska', null]]);
});

it('a new phone is set up as at first, and is called off from the standing page a year on', async () => {
  t.setClock(new Date(t.services.clock().getTime() + 86_400_000));
  await signFirst(second, new TestDevice());
  t.setClock(new Date(t.services.clock().getTime() + 400 * 86_400_000));
  const standing = new TestClientBrowser(t);
  const { page } = await standing.open((await mailTo(t, t.ola, { email: ANNA, topic: 'signing.sealed' }))?.link ?? '');
  expect(page).toMatchObject({ page: 'us', devicesHref: expect.stringMatching(/\/devices$/) });
  const devices = devicesOf(await standing.open(`${standing.at}/devices`));
  expect(devices.keys.map(({ calledOffAt }) => calledOffAt === null)).toEqual([true, false]);
  const asked = devicesOf(await standing.send(devices.form, { key: firstId(devices) }, `${devices.form.action}/code`));
  const done = devicesOf(await standing.send(asked.form, { key: asked.chosen, code: await annasCode() }));
  expect(done.keys.map(({ calledOffAt }) => calledOffAt === null)).toEqual([false, false]);
  t.setClock(null);
});

it('called off while it signs, it has signed or it has not: never both, and never again', async () => {
  t.setClock(new Date(Date.now() + 3 * 86_400_000));
  const phone = new TestDevice();
  const browser = await signFirst(await send(), phone);
  const next = await send();
  const other = new TestClientBrowser(t);
  const waiting = asSignPage((await other.open(next.link)).page);
  const devices = devicesOf(await browser.open(`${browser.at}/devices`));
  const asked = devicesOf(await browser.send(devices.form, { key: firstId(devices) }, `${devices.form.action}/code`));
  const code = await annasCode();
  const [off, signing] = await Promise.all([browser.send(asked.form, { key: asked.chosen, code }), signWith(other, waiting, phone.sign(askOf(waiting)))]);
  // Signed meanwhile, on an agreement that nobody waited for: then it is to be pressed once more, and works.
  const ended = errorOf(off) === undefined ? off : await browser.send(asked.form, { key: asked.chosen, code });
  expect(devicesOf(ended).keys.find(({ id }) => id === asked.chosen)?.calledOffAt).toEqual(expect.any(String));
  const given = await t.look(t.ola, (tx) => tx.kysely.selectFrom('signatures').select('id').where('agreementId', '=', next.agreementId).execute());
  expect(given).toHaveLength(signing.page?.page === 'signed' ? 1 : 0);
  if (given.length === 0) expect(errorOf(signing)).toBe('device-key-was-called-off');
  const last = await send();
  expect(asSignPage((await new TestClientBrowser(t).open(last.link)).page).sign.device?.ask?.keys).toEqual([]);
  t.setClock(null);
});

it('a member calls their own key off, an owner anybody’s, and nobody a client’s', async () => {
  const rows = async (who: typeof t.ola) => ((await who.call('GET', '/device-keys')).body as { rows: MembersKeyView[] }).rows;
  const [own] = await rows(t.ola);
  expect(own).toMatchObject({ holderName: 'Ola Lipska', calledOffAt: null });
  expect(await rows(t.tomasz)).toEqual([]);
  expect((await t.tomasz.call('POST', `/device-keys/${own?.id}/calling-off`)).status).toBe(404);
  const [clients] = await t.look(t.ola, (tx) => tx.kysely.selectFrom('deviceKeys').select('id').where('side', '=', 'client').execute());
  expect((await t.ola.call('POST', `/device-keys/${clients?.id}/calling-off`)).status).toBe(404);
  expect((await t.ola.call('POST', `/device-keys/${own?.id}/calling-off`)).status).toBe(200);
  expect((await t.ola.call('POST', `/device-keys/${own?.id}/calling-off`)).status).toBe(200);
  expect(await rows(t.ola)).toMatchObject([{ calledOffBy: 'Ola Lipska', calledOffAt: expect.any(String) }]);
  const told = await t.look(t.ola, (tx) => tx.kysely.selectFrom('activities').select(['topic', 'subjectKind']).where('topic', 'like', '%device_called_off').orderBy('topic').execute());
  expect(told).toEqual([{ topic: 'agreement.device_called_off', subjectKind: 'agreement' }, { topic: 'agreement.device_called_off', subjectKind: 'agreement' }, { topic: 'agreement.device_called_off', subjectKind: 'agreement' }, { topic: 'member.device_called_off', subjectKind: 'member' }]);
});

it('an old key is called off however many newer ones there are, and those that sign are listed first', async () => {
  const ids = Array.from({ length: 52 }, () => newId());
  await t.look(t.ola, async (tx) => {
    const { id, ...key } = await tx.kysely.selectFrom('deviceKeys').selectAll().where('side', '=', 'provider').limit(1).executeTakeFirstOrThrow();
    const code = await tx.kysely.selectFrom('codes').selectAll().where('id', '=', key.codeId).executeTakeFirstOrThrow();
    const end = await tx.kysely.selectFrom('deviceKeyEnds').selectAll().where('deviceKeyId', '=', id).executeTakeFirstOrThrow();
    await tx.kysely.insertInto('codes').values(ids.map((one) => ({ ...code, id: one }))).execute();
    await tx.kysely.insertInto('deviceKeys').values(ids.map((one, at) => ({ ...key, id: one, codeId: one, credentialId: `${key.credentialId.slice(0, -2)}${String(at).padStart(2, '0')}`, createdAt: new Date(Date.parse(key.createdAt) + at * 1000).toISOString() }))).execute();
    await tx.kysely.insertInto('deviceKeyEnds').values({ ...end, deviceKeyId: ids[51] ?? '' }).execute();
  });
  const listed = ((await t.ola.call('GET', '/device-keys')).body as { rows: MembersKeyView[] }).rows;
  expect(listed.map(({ id }) => id)).toEqual(ids.slice(1, 51).toReversed());
  expect((await t.ola.call('POST', `/device-keys/${ids[0]}/calling-off`)).status).toBe(200);
  expect((await endsKept()).map(({ deviceKeyId }) => deviceKeyId)).toContain(ids[0]);
});
